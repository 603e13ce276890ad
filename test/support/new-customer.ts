import { expect, type Page } from '@playwright/test'
import { openLetter } from './letters.ts'

/** Of everybody who joins the town in a walk. */
export const password = 'three blue herons'

/** Somebody new signs up and confirms the address, which is answered; the page is signed in. */
export async function joinTheTown(page: Page, name: string): Promise<string> {
  const email = `${name.split(' ')[0]!.toLowerCase()}.${Date.now()}@example.com`
  const answer = await page.request.post('/api/sign-up', { data: { name, email, password } })
  expect(answer.ok(), await answer.text()).toBe(true)
  const letter = await openLetter(page, email, /Confirm/)
  await letter.getByRole('link', { name: /Confirm/ }).click()
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  return email
}
