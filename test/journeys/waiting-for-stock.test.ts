import { password } from '#db/demo/index.ts'
import { addToBasket } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'
import { openLetter } from '#test/support/letters.ts'
import { copyOnShelf } from '#test/support/own-product.ts'

test('who asks for a thing that is sold out is written to once when it is back, and can buy it', async ({
  page: guest,
  anotherVisitor,
}) => {
  // The market looks every minute.
  test.setTimeout(180_000)
  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'sanne@example.com')
  const { id, slug, title } = await copyOnShelf(seller, 'watering-can', 0)

  await guest.goto(`/products/${slug}`)
  await expect(guest.getByRole('button', { name: 'Sold out' })).toBeDisabled()
  await guest.getByRole('link', { name: 'Sign in to be told when it is back' }).click()
  await guest.getByLabel('Email').fill('lena@example.com')
  await guest.getByLabel('Password', { exact: true }).fill(password)
  await guest.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await guest.getByRole('button', { name: 'Tell me when it is back' }).click()
  await expect(guest.getByRole('button', { name: 'We will write to you. Never mind?' })).toBeVisible()

  const fickle = await anotherVisitor()
  await letIn(fickle, '', 'harjit@example.com')
  await fickle.goto(`/products/${slug}`)
  const ask = fickle.getByRole('button', { name: 'Tell me when it is back' })
  await ask.click()
  await fickle.getByRole('button', { name: 'We will write to you. Never mind?' }).click()
  await expect(ask).toBeVisible()

  await seller.goto(`/seller/products/${id}`)
  await seller.getByLabel(/^Stock of/).fill('3')
  await seller.getByRole('button', { name: 'Save changes' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'Saved' })).toBeVisible()

  const subject = `${title} is back on the shelf`
  const letter = await openLetter(guest, 'lena@example.com', subject)
  await letter.getByRole('link', { name: 'Look at it' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await addToBasket(guest)
  await fickle.goto('/dev/mailbox')
  await expect(fickle.getByRole('link').filter({ hasText: subject })).toHaveCount(1)
})
