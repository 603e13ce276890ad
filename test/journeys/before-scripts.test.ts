import { expect, test } from '#test/support/journey.ts'

test.use({ javaScriptEnabled: false })

test('the market is open before any script has arrived', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'New on the shelves' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Ceramics' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ceramics' })).toBeVisible()
})

test('a shelf can be put in order by links', async ({ page }) => {
  await page.goto('/categories/ceramics')
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Price, low to high' }).click()
  await expect(page).toHaveURL(/sort=price/)
  const cards = await page.getByRole('main').getByRole('link', { name: /€/ }).allTextContents()
  const prices = cards.map(firstPrice)
  expect(prices.length).toBeGreaterThan(4)
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
})

test('a variant is a link, and its price is on the page it leads to', async ({ page }) => {
  await page.goto('/products/tidewater-mug')
  await expect(page.getByRole('heading', { level: 1, name: 'Tidewater stoneware mug' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Glaze' }).getByRole('link', { name: 'Ember' }).click()
  await page.getByRole('navigation', { name: 'Size' }).getByRole('link', { name: '450 ml' }).click()
  await expect(page).toHaveURL(/variant=/)
  await expect(page.getByRole('main')).toContainText('Glaze Ember')
  await expect(page.getByRole('main')).toContainText('€34.00')
})

test('a shop shows its shelf, its story and its terms', async ({ page }) => {
  await page.goto('/shops')
  await page
    .getByRole('link', { name: /Kiln & Clay/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kiln & Clay' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Snowfall teapot/ })).toBeVisible()
  await expect(page.getByText('The story')).toBeVisible()
  await expect(page.getByText('You can pay this shop in cash when the parcel arrives.')).toBeVisible()
})

test('a page that does not exist says so', async ({ page, complaints }) => {
  complaints.expect(404, '/products/unicorn')
  const answer = await page.goto('/products/unicorn')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Back to the market' })).toBeVisible()
})

function firstPrice(text: string): number {
  return Number(/€([\d.,]+)/.exec(text)![1]!.replace(',', ''))
}
