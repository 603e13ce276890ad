import { expect, type Page } from '@playwright/test'
import { password } from '#db/demo/index.ts'

/** Signs somebody of the demo town in by the form of a door, and waits until it has opened. */
export async function signInAt(page: Page, door: '' | '/seller' | '/operator', email: string): Promise<void> {
  await page.goto(`${door}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Gives a browser the session of somebody of the demo town without walking through the form. */
export async function letIn(page: Page, door: '' | '/seller' | '/operator', email: string): Promise<void> {
  const answer = await page.request.post(`/api${door}/sign-in`, { data: { email, password } })
  expect(answer.status()).toBe(200)
}
