import { expect, type FrameLocator, type Page } from '@playwright/test'

/** Opens the newest letter to an address with this subject in the mailbox of the market; it may still be on its way. */
export async function openLetter(page: Page, to: string, subject: string | RegExp): Promise<FrameLocator> {
  const letter = page.getByRole('link').filter({ hasText: to }).filter({ hasText: subject }).first()
  await expect(async () => {
    await page.goto('/dev/mailbox')
    await expect(letter).toBeVisible({ timeout: 100 })
  }).toPass()
  await letter.click()
  return page.frameLocator('iframe[title="The letter"]')
}
