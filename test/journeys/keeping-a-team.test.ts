import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'
import { openLetter } from '#test/support/letters.ts'

test('an owner invites somebody, who joins with a password of their own, sees no money, and is removed again', async ({
  page: owner,
  anotherVisitor,
  complaints,
}) => {
  const email = `vera.${Date.now()}@example.com`
  await letIn(owner, '/seller', 'marta@example.com')
  await owner.goto('/seller/team')
  await owner.getByRole('button', { name: 'Invite somebody' }).click()
  await owner.getByRole('dialog').getByLabel('Email').fill(email)
  await owner.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(owner.getByRole('listitem').filter({ hasText: email })).toContainText('Waiting')

  const hand = await anotherVisitor()
  const letter = await openLetter(hand, email, /An invitation to work in Kiln & Clay/)
  await letter.getByRole('link', { name: 'See the invitation' }).click()
  await expect(hand.getByRole('heading', { level: 1, name: 'Work in Kiln & Clay' })).toBeVisible()
  await hand.getByLabel('Your name').fill('Vera Lopes')
  await hand.getByLabel('Password', { exact: true }).fill('six small lanterns')
  await hand.getByRole('button', { name: 'Join the shop' }).click()
  await expect(hand.getByRole('navigation', { name: 'Seller', exact: true })).toContainText('Team')
  await expect(hand.getByRole('link', { name: 'Balance' })).toHaveCount(0)
  await hand.goto('/seller/team')
  await expect(hand.getByRole('listitem').filter({ hasText: 'Vera Lopes (you)' })).toContainText('Staff')
  await expect(hand.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0)

  await owner.reload()
  await owner.getByRole('button', { name: 'Remove Vera Lopes' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove Vera Lopes' }).click()
  await expect(owner.getByRole('listitem').filter({ hasText: email })).toHaveCount(0)
  complaints.expect(401, '/api/seller/me')
  await hand.goto('/seller/orders')
  await expect(hand.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible()
})
