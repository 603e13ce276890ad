import { bringBasket } from '#test/support/customer.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

const recommendedOn = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Recommended for you' }) })

test('a visitor is shown on the first page what others bought with what they looked at, and have in the basket', async ({
  page,
  anotherVisitor,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'New on the shelves' })).toBeVisible()
  await page.goto('/products/tidewater-mug')
  await expect(page.getByRole('heading', { level: 1, name: 'Tidewater stoneware mug' })).toBeVisible()
  await page.waitForFunction(() => localStorage.getItem('stoa.seen') !== null)
  await page.goto('/')
  await expect(recommendedOn(page)).toContainText('Others bought them together with what you looked at')
  await expect(recommendedOn(page).getByRole('listitem').first()).toBeVisible()
  await expect(recommendedOn(page)).not.toContainText('Tidewater stoneware mug')

  const another = await anotherVisitor()
  await another.goto('/')
  await expect(another.getByRole('heading', { name: 'New on the shelves' })).toBeVisible()
  await expect(recommendedOn(another)).toHaveCount(0)
  await bringBasket(another, 'tidewater-mug')
  await another.goto('/')
  await expect(recommendedOn(another)).toContainText('Others bought them together with what you have in mind')
})
