import { expectNoBarriers, expectNoBarriersAmong } from '#test/support/barriers.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

for (const door of ['/seller', '/operator'] as const) {
  test(`the way in at ${door} has no barrier`, async ({ page }) => {
    await expectNoBarriersAmong(page, [
      `${door}/sign-in`,
      `${door}/sign-up`,
      `${door}/activation?token=spent`,
      `${door}/password-reset`,
      `${door}/password-reset?token=spent`,
    ])
  })
}

test('what a shop is run with has no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await expectNoBarriersAmong(page, [
    '/seller',
    '/seller/orders',
    '/seller/orders?state=all',
    '/seller/balance',
    '/seller/contracts',
    '/seller/messages',
    '/seller/reviews',
    '/seller/team',
    '/seller/notices',
  ])
})

test('what a shop sells with has no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await expectNoBarriersAmong(page, [
    '/seller/products',
    '/seller/products/new',
    '/seller/imports',
    '/seller/coupons',
    '/seller/sale-events',
    '/seller/sale-events/new',
    '/seller/subscriptions',
    '/seller/shop',
  ])
})

test('an application has no barrier, neither for the shop nor for who decides', async ({ page }) => {
  await letIn(page, '/seller', 'mateus@example.com')
  await page.goto('/seller/application', { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: 'Proof of address' })).toBeVisible()
  await test.step('the checklist of the shop', () => expectNoBarriers(page))
  await letIn(page, '/operator', 'operator@example.com')
  await page.goto('/operator/shops', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Northwind Knitting' }).first().click()
  await page.getByRole('link', { name: 'Everything it handed in' }).click()
  await expect(page.getByRole('heading', { name: 'What was handed in' })).toBeVisible()
  await test.step('the page of the operator', () => expectNoBarriers(page))
  await page.getByRole('link', { name: 'Aoife Byrne' }).click()
  await expect(page.getByText('The account was made')).toBeVisible()
  await test.step('the story of who applied', () => expectNoBarriers(page))
})

test('an order of a seller has no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await page.goto('/seller/orders', { waitUntil: 'networkidle' })
  await page.getByRole('row').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByRole('dialog').getByLabel('Carrier')).toBeFocused()
  await test.step('the question before the hand-over', () => expectNoBarriers(page))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await test.step('the order', () => expectNoBarriers(page))
})

test('a product of a seller has no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await page.goto('/seller/products', { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /Tidewater stoneware mug/ })
    .first()
    .click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Tidewater stoneware mug')
  await expectNoBarriers(page)
})

test('what an operator decides has no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await expectNoBarriersAmong(page, [
    '/operator',
    '/operator/shops',
    '/operator/shops?state=all',
    '/operator/orders',
    '/operator/returns',
    '/operator/moderation?queue=listings',
    '/operator/products',
    '/operator/reviews',
    '/operator/conversations',
    '/operator/messages',
    '/operator/contracts',
    '/operator/subscriptions',
    '/operator/notices',
  ])
})

test('a conversation of a shop has no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await page.goto('/seller/messages?view=all', { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /Ines Duarte/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Note to team' }).click()
  await page.getByRole('button', { name: 'Show a product' }).click()
  await page.waitForLoadState('networkidle')
  await expectNoBarriers(page)
})

test('a conversation of the market has no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await page.goto('/operator/messages?view=all', { waitUntil: 'networkidle' })
  await page.getByRole('main').getByRole('list').last().getByRole('link').first().click()
  await expect(page.getByRole('button', { name: 'Show a product' })).toBeVisible()
  await page.getByRole('button', { name: 'Quick replies' }).click()
  await page.getByRole('button', { name: 'Show a product' }).click()
  await expectNoBarriers(page)
})

test('what an operator sets has no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await expectNoBarriersAmong(page, [
    '/operator/application-checklist',
    '/operator/commission',
    '/operator/tax',
    '/operator/coupons',
    '/operator/home',
    '/operator/categories',
    '/operator/synonyms',
    '/operator/paused-addresses',
    '/operator/blocked-words',
    '/operator/contract-templates',
    '/operator/settings',
    '/operator/simulation',
  ])
})

test('the money before an operator has no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await expectNoBarriersAmong(page, [
    '/operator/withdrawals?state=all',
    '/operator/payout-files',
    '/operator/cash-refunds',
    '/operator/ledger?account=available',
    '/operator/reconciliation',
  ])
})

test('a shop and an order before an operator have no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await page.goto('/operator/shops?state=approved', { waitUntil: 'networkidle' })
  await page.getByRole('row').getByRole('link').first().click()
  await expect(page.getByRole('dialog').getByLabel('Days of hold')).toBeVisible()
  await test.step('the shop with its terms', () => expectNoBarriers(page))

  await page.goto('/operator/orders', { waitUntil: 'networkidle' })
  await page.getByRole('row').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Order/ })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await test.step('the order', () => expectNoBarriers(page))
})

test('a template and a contract before an operator have no barrier', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  await page.goto('/operator/contract-templates', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Seller agreement' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the contract' })).toContainText('What the shop does')
  await page.waitForLoadState('networkidle')
  await test.step('the template', () => expectNoBarriers(page))

  await page.goto('/operator/contracts', { waitUntil: 'networkidle' })
  await page.getByRole('row').getByRole('link').last().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Signatures' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await test.step('the contract', () => expectNoBarriers(page))
})

test('the audit log has no barrier, nor has a line of it that is opened', async ({ page }) => {
  await letIn(page, '/operator', 'operator@example.com')
  const body = { cashLimitMinor: 25_000 }
  expect((await page.request.patch('/api/operator/settings', { data: body })).status()).toBe(200)
  await page.goto('/operator/audit-log', { waitUntil: 'networkidle' })
  await expect(page.getByText('Chain verified')).toBeVisible()
  await test.step('the log', () => expectNoBarriers(page))
  const line = page.getByRole('listitem').filter({ hasText: 'Change settings of the market' }).first()
  await line.locator('summary').click()
  await expect(line.getByRole('cell', { name: '€250.00' })).toBeVisible()
  await test.step('a line with what it was before', () => expectNoBarriers(page))
})
