import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'
import { addPictures, describe, offer } from '#test/support/new-product.ts'
import { addWay, askForShop, handInApplication } from '#test/support/new-shop.ts'

test('a seller lists a product, changes its price, takes it off the shelf and removes it', async ({
  page: seller,
  anotherVisitor,
  complaints,
}) => {
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller')
  await seller.getByRole('link', { name: 'New product' }).first().click()
  await describe(seller, { name: 'Harbour pitcher', category: 'Ceramics' })
  await addPictures(seller, { front: '#31606b', side: '#8a5a3c' })
  await seller.getByRole('button', { name: /^It comes in/ }).click()
  await seller.getByLabel('Option', { exact: true }).fill('Size')
  for (const size of ['Small', 'Large']) {
    await seller.getByRole('combobox', { name: 'Values' }).fill(size)
    await seller.keyboard.press('Enter')
  }
  await offer(seller, 'Small', { price: '38', stock: '5' })
  await offer(seller, 'Large', { price: '52.50', stock: '3' })
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'It is on the shelf' })).toBeVisible()
  const path = (await seller.getByRole('link', { name: 'View', exact: true }).getAttribute('href'))!

  const visitor = await anotherVisitor()
  await visitor.goto('/products')
  await visitor
    .getByRole('link', { name: /Harbour pitcher/ })
    .first()
    .click()
  await expect(visitor.getByRole('heading', { level: 1, name: 'Harbour pitcher' })).toBeVisible()
  await expect(visitor.getByRole('list', { name: 'Pictures' }).getByRole('img')).toHaveCount(2)
  await expect(visitor.getByText('€38.00').first()).toBeVisible()
  await visitor.getByRole('navigation', { name: 'Size' }).getByRole('link', { name: 'Large' }).click()
  await expect(visitor.getByText('€52.50').first()).toBeVisible()

  await offer(seller, 'Large', { price: '49', stock: '3' })
  await seller.getByRole('button', { name: 'Save changes' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'Saved' })).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByText('€49.00').first()).toBeVisible()
  // What the page fetches when it lives must not ask after the shelf is empty.
  await expect(visitor.getByRole('heading', { name: 'Questions' })).toBeVisible()

  await seller.getByRole('button', { name: 'Hide' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'It is off the shelf' })).toBeVisible()
  complaints.expect(404, path)
  expect((await visitor.reload())?.status()).toBe(404)

  await seller.getByRole('button', { name: 'Remove', exact: true }).click()
  await seller.getByRole('button', { name: 'Remove it for good' }).click()
  await expect(seller.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible()
  await seller.getByRole('searchbox', { name: 'Find a product' }).fill('Harbour pitcher')
  await seller.keyboard.press('Enter')
  await expect(seller.getByText('None is called so')).toBeVisible()
})

test('a seller makes a code, tries it as a customer types it, and hears why one does not work', async ({
  page: seller,
  complaints,
}) => {
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/coupons')
  for (const { code, from } of [
    { code: 'SPRING-10', from: '' },
    { code: 'SUMMER-10', from: '2099-06-01' },
  ]) {
    await seller.getByRole('button', { name: 'New code' }).click()
    const dialog = seller.getByRole('dialog')
    await dialog.getByLabel('Code', { exact: true }).fill(code)
    if (from) await dialog.getByLabel('First day').fill(from)
    await dialog.getByRole('button', { name: 'Create the code' }).click()
    await expect(dialog).toBeHidden()
  }
  const section = seller.getByRole('region', { name: 'Try a code' })
  const tryOut = async (code: string) => {
    await section.getByLabel('Try a code').fill(code)
    await section.getByRole('button', { name: 'Check' }).click()
  }
  await tryOut('spring-10')
  await expect(section.getByRole('status')).toContainText('SPRING-10 works now. It takes off 10 %')
  await tryOut('summer-10')
  await expect(section.getByRole('status')).toContainText('SUMMER-10 does not work now: it begins on')
  complaints.expect(404, '/api/seller/coupon-checks')
  await tryOut('winter-10')
  await expect(section).toContainText('No code of yours is called that.')
})

test('a shop opens: somebody applies, sets it up, and an operator lets it sell', async ({
  page: seller,
  anotherVisitor,
  complaints,
}) => {
  const shop = `Salt & Rope ${Date.now() % 10_000}`
  await askForShop(seller, shop)

  await seller.goto('/seller/products/new')
  const lacks = seller.getByRole('listitem').filter({ hasText: 'a way to send parcels' })
  await expect(lacks.getByRole('link', { name: 'Add one' })).toHaveAttribute('href', '/seller/shop#shipping')
  await seller.goto('/seller')
  await addWay(seller)

  await seller.goto('/seller/products/new')
  await expect(seller.getByText('Not ready yet')).toBeVisible()
  await expect(lacks).toHaveCount(0)
  await describe(seller, { name: 'Net bag', category: 'Out & about' })
  await addPictures(seller, { bag: '#7a7f4a' })
  await offer(seller, /./, { price: '24', stock: '12' })
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'It is on the shelf' })).toBeVisible()
  const path = (await seller.getByRole('link', { name: 'View', exact: true }).getAttribute('href'))!

  await handInApplication(seller)

  const visitor = await anotherVisitor()
  complaints.expect(404, path)
  await visitor.goto(path)
  await expect(visitor.getByRole('heading', { name: 'Net bag' })).toBeHidden()

  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/shops')
  await operator.getByRole('link', { name: shop }).first().click()
  await operator.getByRole('button', { name: `Approve ${shop}` }).click()
  await expect(operator.getByRole('alert').filter({ hasText: `${shop} is open` })).toBeVisible()

  await visitor.goto(path)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Net bag' })).toBeVisible()
  await visitor.getByRole('main').getByRole('link', { name: shop }).first().click()
  await expect(visitor.getByRole('heading', { level: 1, name: shop })).toBeVisible()
})

test('a shop prices in yen where the market prices in euro, and saving twice leaves the price', async ({
  page: seller,
}) => {
  await askForShop(seller, `Kumo ${Date.now() % 10_000}`)
  await seller.goto('/seller/shop')
  const profile = seller.locator('form').filter({ hasText: 'Prices are in' })
  await profile.getByLabel('Prices are in').selectOption('JPY')
  await profile.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'up to date' })).toBeVisible()

  await seller.goto('/seller/products/new')
  await describe(seller, { name: 'Tea bowl', category: 'Ceramics' })
  await offer(seller, /./, { price: '2800', stock: '4' })
  await seller.getByRole('button', { name: 'Save draft' }).click()
  await expect(seller).toHaveURL(/[0-9a-f]{12}$/)
  await seller.reload()
  await seller.getByLabel('Name', { exact: true }).fill('Tea bowl, ash glaze')
  await seller.getByRole('button', { name: 'Save draft' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'Saved' })).toBeVisible()
  await seller.reload()
  await expect(seller.getByLabel(/^Price of/)).toHaveValue('2800')
  await expect(seller.getByText('JP¥2,800').first()).toBeVisible()
  await seller.goto('/seller/shop')
  await expect(seller.getByLabel('Prices are in')).toBeDisabled()
})
