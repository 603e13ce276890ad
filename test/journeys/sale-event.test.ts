import { letIn } from '#test/support/doors.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { openLive } from '#test/support/open-live.ts'

test('a seller makes an event for one product, publishes it, customers see it, and it is called off', async ({
  page: seller,
  anotherVisitor,
  complaints,
}) => {
  await letIn(seller, '/seller', 'marta@example.com')
  await callOffWhatWasLeft(seller)
  await seller.goto('/seller')
  await seller.getByRole('link', { name: 'Sale events' }).click()
  await seller.getByRole('link', { name: 'New event' }).first().click()
  await seller.getByLabel('Title').fill('Tea at four')
  await seller.getByLabel('Text').fill('A pot for everybody who comes in from the cold.')
  await seller.getByLabel('Starts, UTC').fill(inDays(2))
  await seller.getByLabel('Ends, UTC').fill(inDays(1))
  await seller.getByLabel(/^Choose pictures/).setInputFiles(await drawnPicture('tea', '#31606b'))
  await expect(seller.getByText('Cover', { exact: true })).toBeVisible()
  await seller.getByRole('combobox', { name: 'Add a product' }).fill('Snowfall')
  await seller.getByRole('option', { name: /Snowfall teapot/ }).click()
  await seller.getByLabel(/^Event price of Snowfall teapot/).fill('62.40')
  await seller.getByLabel(/^Quota of Snowfall teapot/).fill('3')
  await seller.getByLabel('At most for one customer').fill('1')

  await seller.getByRole('button', { name: 'Publish' }).click()
  await expect(seller.getByText('must be after the start')).toBeVisible()
  await seller.getByLabel('Ends, UTC').fill(inDays(4))
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'It is published' })).toBeVisible()
  const path = (await seller.getByRole('link', { name: 'View', exact: true }).getAttribute('href'))!

  const visitor = await anotherVisitor()
  await openLive(visitor, path)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Tea at four' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: /Snowfall teapot/ })).toContainText('€62.40')
  await expect(visitor.getByText('0 of 3 pieces sold')).toBeVisible()

  await seller.getByLabel(/^Quota of Snowfall teapot/).fill('5')
  await seller.getByRole('button', { name: 'Save changes' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: /^Saved/ })).toBeVisible()
  await expect(visitor.getByText('0 of 5 pieces sold')).toBeVisible()
  await seller.getByRole('link', { name: 'Sale events' }).first().click()
  const row = seller.getByRole('row', { name: /Tea at four.*Scheduled.*0 of 5/ })
  await expect(row).toBeVisible()

  // A page that is open would ask for it once more, sooner or later.
  await visitor.goto('about:blank')
  await row.getByRole('link', { name: 'Tea at four' }).click()
  await seller.getByRole('button', { name: 'Call off' }).click()
  await seller.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click()
  await expect(seller.getByText('Called off', { exact: true })).toBeVisible()
  complaints.expect(404, path)
  expect((await visitor.goto(path))?.status()).toBe(404)
})

test('a thing in a running event says what it costs now, until when, and what it cost at least before', async ({
  page,
}) => {
  await page.goto('/products/walnut-spoons')
  const main = page.getByRole('main')
  const price = main.getByRole('paragraph').filter({ hasText: 'VAT included' })
  await expect(price).toHaveText(/^€27\.00before €34\.00/)
  await expect(main.getByRole('link', { name: /^In the event “Offcuts week”, .*12 left at this price$/ })).toBeVisible()
  await expect(main.getByRole('timer')).toContainText('days')
  await expect(main.getByText('Lowest price of the last 30 days: €34.00')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await main.getByRole('heading', { name: 'About it' }).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 600)
  await expect(page.getByRole('complementary', { name: 'Add to basket' })).toContainText('€27.00')
})

test('from the first page a visitor comes to all events, and a shop shows its own', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'See all events' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Coming' })).toBeVisible()
  await page.getByRole('link', { name: 'Grain Works' }).click()
  await expect(page.getByRole('heading', { name: 'On now in Grain Works' })).toBeVisible()
  await page.getByRole('link', { name: 'Offcuts week' }).click()
  await expect(page).toHaveURL(/\/events\/offcuts-week$/)
})

/** An earlier try of this walk may have left its event, which would keep the product from a second one. */
async function callOffWhatWasLeft(seller: Page): Promise<void> {
  const answer = await seller.request.get('/api/seller/sale-events')
  const { items } = (await answer.json()) as { items: { id: string; title: string; state: string }[] }
  for (const { id } of items.filter(({ title, state }) => title === 'Tea at four' && state === 'scheduled'))
    expect((await seller.request.post(`/api/seller/sale-events/${id}/cancellation`)).ok()).toBe(true)
}

/** So many days from now, as a field for date and time takes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)
}
