import { letIn } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { expectNoBarriers } from '#test/support/barriers.ts'

const file = `external_id,title,price,stock
B-1,Brought in bowl,24.00,5
B-2,Brought in plate,dear,2`

test('a seller brings a file, sees what it would do, and what became of it', async ({ page: seller }) => {
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/products')
  await seller.getByRole('link', { name: 'Import and export' }).click()
  await expect(seller.getByRole('heading', { level: 1, name: 'Import and export' })).toBeVisible()
  await seller.getByLabel(/Category for products/).selectOption({ label: 'Ceramics' })
  await seller
    .getByLabel('CSV file of products')
    .setInputFiles({ name: 'brought.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(seller.getByRole('heading', { level: 1, name: 'brought.csv' })).toBeVisible()
  await expect(seller.getByText('is not an amount like 12.50: dear').first()).toBeVisible()
  await test.step('the plan', () => expectNoBarriers(seller))
  await seller.getByRole('button', { name: 'Bring in 1 line' }).click()
  await expect(seller.getByText('This is what became of them.', { exact: false })).toBeVisible({ timeout: 20_000 })
  await expect(seller.getByText('Created', { exact: true }).first()).toBeVisible()
})

test('a seller and an operator copy the address of their feed for Google, and the feed is there', async ({
  page: seller,
  anotherVisitor,
}) => {
  const copied = async (page: Page, address: string, name: string) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(address)
    await page.getByRole('button', { name: `Copy: ${name}` }).click()
    await expect(page.getByText('Copied')).toBeVisible()
    const feed = await page.evaluate(() => navigator.clipboard.readText())
    expect(await page.getByRole('textbox', { name }).inputValue()).toBe(feed)
    const answer = await page.request.get(feed)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([
      200,
      expect.stringContaining('application/xml'),
    ])
    return await answer.text()
  }
  await letIn(seller, '/seller', 'marta@example.com')
  const ofShop = await copied(seller, '/seller/imports', 'Address of your feed')
  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  const ofMarket = await copied(operator, '/operator/settings', 'Address of the feed')
  const offersIn = (feed: string) => feed.split('<item>').length - 1
  expect(offersIn(ofShop)).toBeGreaterThan(0)
  expect(offersIn(ofMarket)).toBeGreaterThan(offersIn(ofShop))
})
