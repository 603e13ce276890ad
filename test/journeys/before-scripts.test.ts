import { bringBasket, clara, fillInAddress } from '#test/support/customer.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

test.use({ javaScriptEnabled: false })

test('the market is open before any script has arrived', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'New on the shelves' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Offcuts week' })).toBeVisible()
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

test('a thing in a running event stands at what the event asks, with what it costs otherwise struck through', async ({
  page,
}) => {
  await page.goto('/products/walnut-spoons')
  const main = page.getByRole('main')
  await expect(main.getByText('€27.00').first()).toBeVisible()
  await expect(main.locator('s').first()).toHaveText('before €34.00')
  await expect(main.getByRole('link', { name: /^In the event “Offcuts week”/ })).toBeVisible()
  await expect(main.getByText('Lowest price of the last 30 days: €34.00')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^What buyers say|Reviews/ }).first()).toBeVisible()
})

test('a shop shows its shelf, its story and its terms', async ({ page }) => {
  await page.goto('/shops')
  const shops = page.getByRole('main').getByRole('link', { name: /Kiln & Clay|North Audio/ })
  await page.getByRole('searchbox', { name: 'Find a shop' }).fill('kiln')
  await page.getByRole('searchbox', { name: 'Find a shop' }).press('Enter')
  await expect(page).toHaveURL(/\/shops\?q=kiln$/)
  await expect(shops).toHaveCount(1)
  await shops.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kiln & Clay' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Snowfall teapot/ })).toBeVisible()
  await expect(page.getByText('The story')).toBeVisible()
  await expect(page.getByText('You can pay this shop in cash when the parcel arrives.')).toBeVisible()
  expect(await page.content()).toContain('"@type":"OnlineStore","name":"Kiln & Clay"')
})

test('every event that runs or is to come is on one page', async ({ page }) => {
  await page.goto('/events')
  await expect(page.getByRole('heading', { level: 1, name: 'Sale events' })).toBeVisible()
  const headings = page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .or(page.getByRole('heading', { level: 3 }))
  await expect(headings).toHaveText(['On now', 'Offcuts week', 'Coming', 'Repotting weekend'])
  await expect(page.getByRole('article').filter({ hasText: 'Repotting' })).toContainText('UTC')
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/events$/)
  expect(await page.content()).toContain('"@type":"ItemList"')
})

const withTrail = [
  '/products',
  '/products?q=mug',
  '/categories/ceramics',
  '/events',
  '/shops',
  '/shops/kiln-and-clay',
  '/products/tidewater-mug',
  '/products/tidewater-mug/reviews',
]

test('search engines read the way to a page that people see above it', async ({ page }) => {
  for (const path of [...withTrail, await anEventIn(page)]) {
    await page.goto(path)
    const seen = await page.getByRole('navigation', { name: 'Breadcrumbs' }).locator('a, span').allTextContents()
    const facts = await page.locator('script[type="application/ld+json"]').allTextContents()
    const lists = facts.map((each) => JSON.parse(each) as Fact).filter((fact) => fact['@type'] === 'BreadcrumbList')
    expect(lists, path).toHaveLength(1)
    const items = lists[0]!.itemListElement
    expect(items.map(({ name }) => name)).toEqual(seen)
    expect(items.map(({ position }) => position)).toEqual(items.map((_item, at) => at + 1))
    for (const { item } of items.slice(0, -1)) expect(item).toMatch(/^https?:\/\/[^/]+\//)
  }
})

interface Fact {
  '@type': string
  itemListElement: { name: string; position: number; item?: string }[]
}

async function anEventIn(page: Page): Promise<string> {
  await page.goto('/')
  return (await page.locator('a[href^="/events/"]').first().getAttribute('href'))!
}

test('a page that does not exist says so', async ({ page, complaints }) => {
  complaints.expect(404, '/products/unicorn')
  const answer = await page.goto('/products/unicorn')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Back to the market' })).toBeVisible()
})

test.describe('what somebody does while the scripts are on their way', () => {
  // A service worker asks for scripts itself, past the hand that holds them back here.
  test.use({ javaScriptEnabled: true, serviceWorkers: 'block' })

  test('address, delivery and card are still there, and make the order', async ({ page }) => {
    await bringBasket(page, 'garden-soap')
    await page.goto('/checkout')
    await expect(page.getByRole('button', { name: /^Pay / })).toBeEnabled()
    await page.getByLabel('Phone, for the courier').fill('+34 931 55 02 17')
    const letScriptsCome = await openWithoutScripts(page, '/checkout')
    await fillInAddress(page)
    const deliveries = page.getByRole('group', { name: /^How should .* send it/ }).getByRole('radio')
    await deliveries.and(page.locator(':not(:checked)')).first().check()
    const shippingMethodId = await deliveries.and(page.locator(':checked')).getAttribute('value')
    await page.getByLabel('Card number').fill('4242424242424242')
    await page.getByLabel('Expires').fill('1234')
    const choosing = page.waitForRequest(/\/api\/cart\/shipping-choices\//)
    letScriptsCome()

    expect((await choosing).postDataJSON()).toEqual({ shippingMethodId })
    await expect(page.getByLabel('Card number')).toHaveValue('4242 4242 4242 4242')
    await expect(page.getByLabel('Expires')).toHaveValue('12 / 34')
    await expect(page.locator(`input[value="${shippingMethodId}"]`)).toBeChecked()
    await expect(page.getByLabel('City')).toHaveValue(clara.city)
    // From the visit before.
    await expect(page.getByLabel('Phone, for the courier')).toHaveValue('+34 931 55 02 17')
    await page.getByLabel('Security code').fill('123')
    const placing = page.waitForRequest(
      (request) => request.url().endsWith('/checkouts') && request.method() === 'POST',
    )
    await page.getByRole('button', { name: /^Pay / }).click()
    const { email, name, city } = clara
    expect((await placing).postDataJSON()).toMatchObject({ email, address: { name, city, country: 'ES' } })
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Clara.', { timeout: 20_000 })
  })

  test('who typed address and password gets in with them', async ({ page }) => {
    const letScriptsCome = await openWithoutScripts(page, '/sign-in')
    await page.getByLabel('Email').fill('ines@example.com')
    await page.getByLabel('Password', { exact: true }).fill('market-day')
    letScriptsCome()
    await expect(async () => {
      await page.getByRole('button', { name: 'Show the password' }).click()
      await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text', { timeout: 500 })
    }).toPass()
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Hello, Ines' })).toBeVisible()
  })
})

/** Opens a page whose scripts stay on their way until they are let come. */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>()
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await mayCome
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  return letCome
}

function firstPrice(text: string): number {
  return Number(/€([\d.,]+)/.exec(text)![1]!.replace(',', ''))
}
