import { expectNoBarriers } from '#test/support/barriers.ts'
import { bringBasket, fillInAddress } from '#test/support/customer.ts'
import { expect, test as journey, type Page } from '#test/support/journey.ts'
import { openMarketWithGateways, type MarketWithGateways } from '#test/support/market-with-gateways.ts'
import { replaceProviderScripts, type AtTheWindow } from '#test/support/provider-scripts.ts'

/** The second door is opened once for all walks of this file; every page goes through it. */
const test = journey.extend<object, { market: MarketWithGateways }>({
  market: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const market = await openMarketWithGateways()
      await use(market)
      await market.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ market }, use) => use(market.url),
})

/** Comes to the checkout with something in the basket; answers what was asked of the providers' hosts so far. */
async function comesToCheckout(page: Page, market: MarketWithGateways, window: AtTheWindow): Promise<string[]> {
  const asked = await replaceProviderScripts(page, { ...market, window })
  await bringBasket(page, 'garden-soap')
  await page.goto('/checkout')
  await fillInAddress(page)
  return asked
}

const expectThanks = (page: Page) =>
  expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Clara.', { timeout: 20_000 })

test.describe('at a market with Stripe and PayPal', () => {
  test('a card is paid in Stripe’s own form, which is fetched when it is picked', async ({ page, market }) => {
    const window: AtTheWindow = {}
    const asked = await comesToCheckout(page, market, window)
    await page.getByLabel('Card number at Stripe').fill('4000002760003184')
    expect(asked).toEqual(['js.stripe.com'])
    await test.step('the page has no barrier', () => expectNoBarriers(page))
    await page.getByRole('button', { name: /^Pay / }).click()
    await expectThanks(page)
    expect(market.stripe.refusedParameters).toEqual([])
  })

  test('a declined card and a bank that says no take nothing, and the next card pays', async ({ page, market }) => {
    const window: AtTheWindow = { confirms: false }
    await comesToCheckout(page, market, window)
    await page.getByLabel('Card number at Stripe').fill('4000000000000002')
    await page.getByRole('button', { name: /^Pay / }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your bank said no to this payment' })).toBeVisible()
    await page.getByLabel('Card number at Stripe').fill('4000002760003184')
    await page.getByRole('button', { name: /^Pay / }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'The payment was not confirmed' })).toBeVisible()
    await page.getByLabel('Card number at Stripe').fill('4242424242424242')
    await page.getByRole('button', { name: /^Pay / }).click()
    await expectThanks(page)
  })

  test('PayPal is asked for nothing until it is picked, and pays in its own window', async ({ page, market }) => {
    const window: AtTheWindow = { approves: false }
    const asked = await comesToCheckout(page, market, window)
    expect(asked).not.toContain('www.sandbox.paypal.com')
    await page.getByRole('radio', { name: /PayPal/ }).check()
    await expect(page.getByText('in PayPal’s window')).toBeVisible()
    expect(asked).toContain('www.sandbox.paypal.com')
    await page.getByRole('button', { name: /^Pay / }).click()
    await test.step('who closes the window has paid nothing', async () => {
      await expect(page.getByRole('heading', { level: 1, name: 'The payment did not go through' })).toBeVisible()
      await expect(page.getByRole('main')).toContainText('Nothing was taken.')
    })
    window.approves = true
    await page.getByRole('radio', { name: /PayPal/ }).check()
    await page.getByRole('button', { name: /^Pay / }).click()
    await expectThanks(page)
    expect(market.paypal.refusedBodies).toEqual([])
  })
})
