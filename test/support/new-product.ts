import { expect, type Page } from '@playwright/test'
import { drawnPicture } from './drawn-picture.ts'

/** On the page of a product: gives it a name, a few words and a category. */
export async function describe(page: Page, { name, category }: { name: string; category: string }): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page
    .getByRole('textbox', { name: 'Description', exact: true })
    .fill('Made in one piece, and made to be mended.')
  await page.getByLabel('Category').selectOption({ label: category })
}

/** Uploads a picture for each name, of that colour, and says in words what it shows. */
export async function addPictures(page: Page, pictures: Record<string, string>): Promise<void> {
  const files = Object.entries(pictures).map(([name, color]) => drawnPicture(name, color))
  await page.getByLabel(/^Choose pictures/).setInputFiles(await Promise.all(files))
  for (const [index, name] of Object.keys(pictures).entries())
    await page.getByLabel(`What picture ${index + 1} shows`).fill(`The ${name}`)
  await expect(page.getByText('Pictures are on their way')).toBeHidden()
}

/** On the page of a product: says what a variant costs, and how many there are. */
export async function offer(
  page: Page,
  variant: string | RegExp,
  { price, stock }: { price: string; stock: string },
): Promise<void> {
  const row = page
    .getByRole('row')
    .filter({ hasText: variant })
    .filter({ has: page.getByRole('textbox') })
  await row.getByLabel(/^Price of/).fill(price)
  await row.getByLabel(/^Stock of/).fill(stock)
}
