import { bringVariant, fillInAddress, lookAtProduct, orderAndPay, payByCard } from '#test/support/customer.ts'
import { expect, test } from '#test/support/journey.ts'
import { openLive } from '#test/support/open-live.ts'

const card = '4242 4242 4242 4242'

test('who was slower hears what is left before anything is charged, and can take that', async ({
  page: slow,
  anotherVisitor,
  complaints,
}) => {
  const fast = await anotherVisitor()
  const watching = await anotherVisitor()
  const { title, variants } = await lookAtProduct(slow, 'wooden-tripod')
  const { id, available } = variants[0]!
  await bringVariant(slow, id, available)
  await slow.goto('/checkout')
  await fillInAddress(slow)

  await openLive(watching, '/products/wooden-tripod')
  await bringVariant(fast, id, available - 1)
  await orderAndPay(fast, card)
  await expect(fast.getByRole('heading', { level: 1 })).toContainText('Thank you')

  await expect(watching.getByText('The last one on the shelf.')).toBeVisible()

  complaints.expect(409, '/api/checkouts')
  await payByCard(slow, card)
  await expect(slow.getByText('Somebody was faster.')).toBeVisible()
  await expect(slow.getByRole('main')).toContainText('Nothing was ordered and nothing was charged.')
  await expect(slow.getByRole('main')).toContainText(`${title}: 1 of your ${available} is left`)
  await slow.getByRole('button', { name: 'Take what is left' }).click()
  await expect(slow.getByText('Somebody was faster.')).toBeHidden()
  await slow.getByRole('button', { name: /^Pay / }).click()
  await expect(slow.getByRole('heading', { level: 1 })).toContainText('Thank you')

  // Who looks at it all the while sees and hears it without a reload.
  await expect(watching.getByRole('button', { name: 'Sold out' })).toBeDisabled()
  await expect(watching.getByRole('status').filter({ hasText: 'has just sold out' })).toHaveText(/tripod/i)
})
