import { expectNoBarriers } from '#test/support/barriers.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

for (const door of ['/seller', '/operator'] as const) {
  for (const path of ['sign-in', 'sign-up', 'activation?token=spent', 'password-reset', 'password-reset?token=spent']) {
    test(`${door}/${path} has no barrier`, async ({ page }) => {
      await page.goto(`${door}/${path}`, { waitUntil: 'networkidle' })
      await expectNoBarriers(page)
    })
  }
}

for (const path of [
  '',
  '/orders',
  '/orders?state=all',
  '/products',
  '/products/new',
  '/imports',
  '/balance',
  '/contracts',
  '/messages',
  '/reviews',
  '/coupons',
  '/sale-events',
  '/sale-events/new',
  '/subscriptions',
  '/shop',
  '/team',
  '/notices',
]) {
  test(`/seller${path} has no barrier`, async ({ page }) => {
    await letIn(page, '/seller', 'marta@example.com')
    await page.goto(`/seller${path}`, { waitUntil: 'networkidle' })
    await expectNoBarriers(page)
  })
}

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
})

test('an order and a product of a seller have no barrier', async ({ page }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await page.goto('/seller/orders', { waitUntil: 'networkidle' })
  await page.getByRole('row').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByRole('dialog').getByLabel('Carrier')).toBeFocused()
  await test.step('the question before the hand-over', () => expectNoBarriers(page))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await test.step('the order', () => expectNoBarriers(page))

  await page.goto('/seller/products', { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /Tidewater stoneware mug/ })
    .first()
    .click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Tidewater stoneware mug')
  await test.step('the product', () => expectNoBarriers(page))
})

for (const path of [
  '',
  '/shops',
  '/shops?state=all',
  '/application-checklist',
  '/orders',
  '/commission',
  '/tax',
  '/coupons',
  '/categories',
  '/synonyms',
  '/reviews',
  '/settings',
  '/notices',
  '/withdrawals?state=all',
  '/payout-files',
  '/cash-refunds',
  '/contracts',
  '/contract-templates',
  '/subscriptions',
  '/ledger?account=available',
  '/simulation',
]) {
  test(`/operator${path} has no barrier`, async ({ page }) => {
    await letIn(page, '/operator', 'operator@example.com')
    await page.goto(`/operator${path}`, { waitUntil: 'networkidle' })
    await expectNoBarriers(page)
  })
}

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
