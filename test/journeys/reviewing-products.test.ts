import { expect, test, type Page } from '#test/support/journey.ts'
import { openNewMarket, type NewMarket } from '#test/support/new-market.ts'
import { becomeOperator } from '#test/support/new-operator.ts'
import { addPictures, describe, offer } from '#test/support/new-product.ts'
import { addWay, askForShop } from '#test/support/new-shop.ts'

// Whether products are reviewed holds for every shop, so this happens in a market of its own.
let market: NewMarket

test.beforeAll(async () => {
  market = await openNewMarket()
})
test.afterAll(() => market.close())

test('the first operator has products reviewed: one goes live, one comes back with a reason, and both ends with the switch', async ({
  anotherVisitor,
  complaints,
}) => {
  // Three browsers walk through the first hour of a market.
  test.setTimeout(120_000)
  const { url: baseURL, invitationUrl } = market
  const operator = await anotherVisitor({ baseURL })
  const seller = await anotherVisitor({ baseURL })
  const visitor = await anotherVisitor({ baseURL })
  await becomeOperator(operator, invitationUrl)
  const category = await operator.request.post('/api/operator/categories', { data: { name: 'Ceramics' } })
  expect(category.ok(), await category.text()).toBe(true)
  await switchReview(operator)

  await askForShop(seller, 'Salt & Rope')
  await addWay(seller)
  await operator.goto('/operator/shops')
  await operator.getByRole('link', { name: 'Salt & Rope' }).first().click()
  await operator.getByRole('button', { name: 'Approve Salt & Rope' }).click()
  await expectSaid(operator, 'Salt & Rope is open')

  const bowl = await handIn(seller, 'Ash bowl')
  complaints.expect(404, bowl.path)
  expect((await visitor.goto(bowl.path))?.status()).toBe(404)
  await lookAt(operator, 'Ash bowl')
  await operator.getByRole('button', { name: 'Approve', exact: true }).click()
  await expectSaid(operator, 'Ash bowl is on the shelf')
  expect((await visitor.goto(bowl.path))?.status()).toBe(200)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Ash bowl' })).toBeVisible()

  const jug = await handIn(seller, 'Ash jug')
  await lookAt(operator, 'Ash jug')
  await operator.getByRole('button', { name: 'Send back' }).click()
  const dialog = operator.getByRole('dialog', { name: 'Send it back' })
  await dialog.getByLabel('Reason').fill('Say how much it holds.')
  await dialog.getByRole('button', { name: 'Send it back' }).click()
  await expectSaid(operator, 'Its shop has it back')
  await seller.reload()
  await expect(seller.getByText('What they wrote: Say how much it holds.')).toBeVisible()
  complaints.expect(404, jug.path)
  expect((await visitor.goto(jug.path))?.status()).toBe(404)

  await switchReview(operator)
  await seller.reload()
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expectSaid(seller, 'It is on the shelf')
  expect((await visitor.goto(jug.path))?.status()).toBe(200)
})

/** Turns the switch the other way, and waits until the market has it. */
async function switchReview(operator: Page): Promise<void> {
  await operator.goto('/operator/settings')
  await operator.getByRole('switch', { name: 'Products are reviewed before they go live' }).click()
  await operator.getByRole('button', { name: 'Save', exact: true }).click()
  await expectSaid(operator, 'Saved.')
}

/** Writes a product and sends it for review; answers where it will stand. */
async function handIn(seller: Page, name: string): Promise<{ path: string }> {
  await seller.goto('/seller/products/new')
  await describe(seller, { name, category: 'Ceramics' })
  await addPictures(seller, { front: '#31606b' })
  await offer(seller, /./, { price: '24', stock: '12' })
  await seller.getByRole('button', { name: 'Send for review' }).click()
  await expectSaid(seller, 'It waits for the market’s word')
  await expect(seller).toHaveURL(/[0-9a-f]{12}$/)
  const id = seller.url().split('/').at(-1)!
  const { slug } = (await (await seller.request.get(`/api/seller/products/${id}`)).json()) as { slug: string }
  return { path: `/products/${slug}` }
}

/** Comes to a product by the list of those that wait. */
async function lookAt(operator: Page, title: string): Promise<void> {
  await operator.goto('/operator/products')
  await expect(operator.getByText('One product waits for your word.')).toBeVisible()
  await operator.getByRole('main').getByRole('link', { name: title }).first().click()
}

async function expectSaid(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: words }).first()).toBeVisible()
}
