import { bringBasket, orderAndPay } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { newId } from '#shared/ids.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { openLive } from '#test/support/open-live.ts'

/** Asks the market as who is signed in there, without a page. */
async function ask<Answer>(page: Page, method: 'get' | 'post', path: string, data?: object): Promise<Answer> {
  const answer = await page.request[method](path, { data, headers: { 'idempotency-key': newId() } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (answer.status() === 204 ? null : await answer.json()) as Answer
}

interface Bought {
  id: string
  state: string
  shop: { slug: string }
  lines: { id: string }[]
}

/** What arrived from Kiln & Clay, for a customer who has not asked about it yet; a second try takes another one's. */
async function arrived(customer: Page, ...emails: readonly string[]): Promise<Bought> {
  await letIn(customer, '', emails[test.info().retry]!)
  const { items } = await ask<{ items: Bought[] }>(customer, 'get', '/api/orders?limit=20')
  const { id } = items.find(({ state, shop }) => state === 'delivered' && shop.slug === 'kiln-and-clay')!
  return await ask<Bought>(customer, 'get', `/api/orders/${id}`)
}

test('a shop’s open pages of returns and disputes, and how many wait beside them, follow their customers', async ({
  page: seller,
  anotherVisitor,
}) => {
  const customer = await anotherVisitor()
  const { id, lines } = await arrived(customer, 'elin@example.com', 'giulia@example.com')
  await letIn(seller, '/seller', 'marta@example.com')
  await openLive(seller, '/seller/returns')
  const link = (name: string) => seller.getByRole('navigation', { name: 'Seller' }).getByRole('link', { name })
  const waiting = async (name: string) => Number((await link(name).innerText()).replaceAll(/[^0-9]/g, ''))
  const cases = seller.getByRole('main').getByRole('row')
  const [returns, disputes] = [await waiting('Returns'), await waiting('Disputes')]

  const words = { words: 'It came with a hair crack' }
  const asked = await ask<{ id: string; number: string }>(customer, 'post', `/api/orders/${id}/returns`, {
    lines: [{ lineId: lines[0]!.id, quantity: 1, reason: 'damaged' }],
    ...words,
  })
  await expect.poll(() => waiting('Returns')).toBe(returns + 1)
  await cases.getByRole('link', { name: asked.number }).click()
  await expect(seller.getByRole('button', { name: 'Accept' })).toBeVisible()
  await ask(customer, 'post', `/api/returns/${asked.id}/withdrawal`)
  await expect(seller.getByRole('button', { name: 'Accept' })).toBeHidden()
  await expect.poll(() => waiting('Returns')).toBe(returns)

  await link('Disputes').click()
  await expect(seller.getByRole('heading', { level: 1, name: 'Disputes' })).toBeVisible()
  const dispute = { reason: 'damaged', ...words }
  const raised = await ask<{ id: string; number: string }>(customer, 'post', `/api/orders/${id}/disputes`, dispute)
  await expect.poll(() => waiting('Disputes')).toBe(disputes + 1)
  await cases.getByRole('link', { name: raised.number }).click()
  await expect(seller.getByText(words.words)).toBeVisible()
  await ask(customer, 'post', `/api/disputes/${raised.id}/words`, { words: 'And a chip in the lid' })
  await expect(seller.getByText('And a chip in the lid')).toBeVisible()
  await ask(customer, 'post', `/api/disputes/${raised.id}/settlement`)
  await expect.poll(() => waiting('Disputes')).toBe(disputes)
})

test('a shop’s open withdrawals follow who pays them out', async ({ page: seller, anotherVisitor }) => {
  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  await letIn(seller, '/seller', 'marta@example.com')
  const terms = '/api/seller/withdrawal-terms'
  const { methods } = await ask<{ methods: { id: string }[] }>(seller, 'get', terms)
  const wish = { amountMinor: 12_00, methodId: methods[0]!.id }
  const { id, number } = await ask<{ id: string; number: string }>(seller, 'post', '/api/seller/withdrawals', wish)
  await openLive(seller, '/seller/withdrawals')
  const row = seller.getByRole('row').filter({ hasText: number })
  await expect(row).toBeVisible()
  const before = await row.innerText()
  await ask(operator, 'post', `/api/operator/withdrawals/${id}/rejection`, { reason: 'The account is closed' })
  await expect(row).not.toHaveText(before)
})

test('a guest’s open order follows its parcel', async ({ page: guest, anotherVisitor }) => {
  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await bringBasket(guest, 'tidewater-mug')
  await orderAndPay(guest, '4242 4242 4242 4242')
  const link = guest.getByRole('link', { name: /^See order/ })
  const number = (await link.innerText()).replaceAll(/[^0-9]/g, '')
  await guest.clock.install()
  await link.click()
  await expect(guest.getByRole('heading', { name: 'What happened' })).toBeVisible()

  const { items } = await ask<{ items: { id: string; number: string }[] }>(seller, 'get', '/api/seller/orders')
  const { id } = items.find((order) => order.number === number)!
  await ask(seller, 'post', `/api/seller/orders/${id}/hand-over`, { carrier: 'CTT', trackingNumber: 'LX4711' })
  await expect(guest.getByText('LX4711')).toBeHidden()
  await guest.clock.fastForward(31_000)
  await expect(guest.getByText('LX4711')).toBeVisible()
})
