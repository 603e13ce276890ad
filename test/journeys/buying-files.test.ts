import { readFile } from 'node:fs/promises'
import { newId } from '#shared/ids.ts'
import { bringBasket, clara, fillInAddress, payByCard } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'
import { openLetter } from '#test/support/letters.ts'
import { addPictures, describe, offer } from '#test/support/new-product.ts'

test('a shop sells a file; who has paid finds it by letter and with the order, downloads it, and sees what is left', async ({
  page: seller,
  anotherVisitor,
}) => {
  await letIn(seller, '/seller', 'giulia@example.com')
  await seller.goto('/seller/products/new')
  await seller.getByRole('radio', { name: 'Files to download' }).check()
  await describe(seller, { name: 'Marbling, a recipe', category: 'Paper' })
  await addPictures(seller, { sheet: '#7a4a5a' })
  await offer(seller, /./, { price: '4.50', stock: '100' })
  await expect(seller.getByRole('listitem').filter({ hasText: 'a file to download' })).toBeVisible()
  await seller.getByRole('button', { name: 'Save draft' }).click()
  const recipe = Buffer.from(`Carrageen, alum, and a comb. ${newId()}\n`.repeat(200))
  await seller
    .getByLabel('Add a file: file')
    .setInputFiles({ name: 'Marbling.txt', mimeType: 'text/plain', buffer: recipe })
  await expect(seller.getByRole('listitem').filter({ hasText: 'Marbling.txt' })).toContainText('not bought yet')
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'It is on the shelf' })).toBeVisible()
  const path = (await seller.getByRole('link', { name: 'View', exact: true }).getAttribute('href'))!

  const customer = await anotherVisitor()
  await customer.goto(path)
  await expect(customer.getByText('Available at once')).toBeVisible()
  await bringBasket(customer, path.split('/').at(-1)!)
  const email = `${newId()}@example.com`
  await customer.goto('/checkout')
  // Nothing is sent, so the address is for the bill alone.
  await fillInAddress(customer, { ...clara, email })
  await payByCard(customer, '4242 4242 4242 4242')
  await expect(customer.getByRole('heading', { level: 1 })).toContainText('Thank you')

  const letter = await openLetter(customer, email, 'Your files of order')
  await letter.getByRole('link', { name: 'Download' }).click()
  const file = customer.getByRole('list', { name: 'Files' }).getByRole('listitem')
  await expect(file).toContainText('10 times until')
  const coming = customer.waitForEvent('download')
  await customer.getByRole('button', { name: 'Download Marbling.txt' }).click()
  const got = await coming
  expect(got.suggestedFilename()).toBe('Marbling.txt')
  expect(await readFile(await got.path())).toEqual(recipe)
  await customer.reload()
  await expect(file).toContainText('9 times until')
})
