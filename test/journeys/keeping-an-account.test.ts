import { letIn } from '#test/support/doors.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { expect, test } from '#test/support/journey.ts'

test('a customer shows a picture, cut to a square, and saves an address', async ({ page }) => {
  await letIn(page, '', 'harjit@example.com')
  await page.goto('/account/profile', { waitUntil: 'networkidle' })
  await page.getByLabel(/picture/).setInputFiles(await drawnPicture('portrait', '#8a5200'))
  const crop = page.getByRole('dialog', { name: 'Your picture' })
  await crop.getByLabel('Nearer').fill('2')
  await crop.getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByRole('button', { name: 'Take it away' })).toBeVisible()

  await page.getByRole('link', { name: 'Addresses' }).click()
  await page.getByRole('button', { name: 'Add an address' }).click()
  const sheet = page.getByRole('dialog', { name: 'A new address' })
  await sheet.getByLabel('Name on the parcel').fill('Harjit Gill')
  await sheet.getByLabel('Street and number').fill('Rua do Sol 7')
  await sheet.getByLabel('Postal code').fill('1200-001')
  await sheet.getByLabel('City').fill('Lisboa')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rua do Sol 7' })).toBeVisible()
})

test('what a guest saves comes along, a shop is followed, and a question is answered in public', async ({
  page,
  anotherVisitor,
}) => {
  await page.goto('/products/tidewater-mug', { waitUntil: 'networkidle' })
  const heart = page
    .getByRole('main')
    .getByRole('button', { name: /^Save Tidewater/ })
    .first()
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await letIn(page, '', 'amara@example.com')
  await page.goto('/saved')
  await expect(page.getByRole('heading', { name: /Tidewater/ })).toBeVisible()

  await page.goto('/shops/kiln-and-clay', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Following' })).toBeVisible()
  await page.goto('/account/following')
  await expect(page.getByRole('link', { name: /Kiln & Clay/ }).first()).toBeVisible()

  await page.goto('/products/tidewater-mug')
  await page.getByLabel('Your question').fill('May it stand in an oven?')
  await page.getByRole('button', { name: 'Ask in public' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'May it stand in an oven?' })).toBeVisible()

  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/questions?list=open')
  const open = seller.getByRole('listitem').filter({ hasText: 'May it stand in an oven?' })
  await open.getByRole('button', { name: 'Answer' }).click()
  await open.getByLabel(/^Your answer to/).fill('Up to 200 degrees.')
  await open.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(open).toBeHidden()
  await page.reload()
  await expect(page.getByRole('article').filter({ hasText: 'Up to 200 degrees.' })).toBeVisible()
})
