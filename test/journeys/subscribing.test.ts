import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

test('a shop offers a plan, a customer subscribes with a card that is kept, skips one and cancels', async ({
  page,
  anotherVisitor,
}) => {
  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/products')
  await seller.getByRole('link', { name: 'Snowfall teapot, 1.1 l' }).first().click()
  await seller.getByRole('button', { name: 'Offer a plan' }).click()
  const dialog = seller.getByRole('dialog', { name: 'Offer a plan' })
  await dialog.getByLabel('Every', { exact: true }).fill('2')
  await dialog.getByLabel('So much less').fill('15')
  await dialog.getByRole('button', { name: 'Offer the plan' }).click()
  await expect(seller.getByRole('listitem').filter({ hasText: 'Every 2 months' })).toBeVisible()

  await letIn(page, '', 'amara@example.com')
  await page.goto('/products/snowfall-teapot', { waitUntil: 'networkidle' })
  await expect(page.getByRole('radio', { name: /^Every 2 months/ })).toBeChecked()
  await page.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page.getByText('is in your basket.')).toBeAttached()
  await page.goto('/cart')
  await expect(page.getByText('Every 2 months')).toBeVisible()
  await page.goto('/checkout', { waitUntil: 'networkidle' })
  const fields = {
    'Name on the parcel': 'Amara Okafor',
    'Street and number': 'Rua do Sol 7',
    'Postal code': '1200-001',
    City: 'Lisboa',
  }
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).first().fill(value)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expires').fill('1234')
  await page.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(page.getByText('Without this we cannot charge what comes later.')).toBeVisible()
  await page.getByLabel(/^I agree that this card is kept/).check()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible()

  await page.goto('/account/subscriptions')
  await page.getByRole('link', { name: /Snowfall teapot/ }).click()
  await page.getByRole('button', { name: 'Change the address' }).click()
  const elsewhere = page.getByRole('dialog', { name: 'Where to?' })
  await elsewhere.getByLabel('Postal code', { exact: true }).fill('')
  await elsewhere.getByRole('button', { name: 'Send it there' }).click()
  await expect(elsewhere.getByText('Postal code is missing.')).toBeVisible()
  await elsewhere.getByLabel('Postal code', { exact: true }).fill('4050-262')
  await elsewhere.getByLabel('City', { exact: true }).fill('Porto')
  await elsewhere.getByRole('button', { name: 'Send it there' }).click()
  await expect(page.getByText('4050-262 Porto')).toBeVisible()
  await page.getByRole('button', { name: 'Skip the next one' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Skip it' }).click()
  await expect(page.getByText('Skipped', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  const cancel = page.getByRole('dialog', { name: 'Cancel the subscription?' })
  await cancel.getByLabel('Now').check()
  await cancel.getByLabel(/^Why/).fill('One teapot is enough.')
  await cancel.getByRole('button', { name: 'Cancel it' }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()

  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/subscriptions?state=cancelled')
  await expect(operator.getByRole('row', { name: /Snowfall teapot/ })).toBeVisible()
})
