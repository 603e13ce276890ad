import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'
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
