import { openLetter } from '#test/support/letters.ts'
import { expect, type Page } from '#test/support/journey.ts'

/** Whoever started the market opens what its terminal said. */
export async function becomeOperator(page: Page, invitationUrl: string): Promise<void> {
  await page.goto(invitationUrl)
  await page.getByLabel('Your name').fill('Helena Prata')
  await page.getByLabel('Email').fill('helena@example.com')
  await page.getByLabel('Password', { exact: true }).fill('three blue herons')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  const letter = await openLetter(page, 'helena@example.com', /Confirm/)
  await letter.getByRole('link', { name: /Confirm/ }).click()
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page.getByRole('navigation', { name: 'Operator', exact: true })).toBeVisible()
}
