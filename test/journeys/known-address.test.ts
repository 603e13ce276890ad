import { payByCard, putIntoBasket } from '#test/support/customer.ts'
import { expect, test } from '#test/support/journey.ts'

test('a customer who comes back finds their address, and sends this one thing elsewhere', async ({ page }) => {
  await page.goto('/sign-in?next=/products')
  await page.getByLabel('Email').fill('ines@example.com')
  await page.getByLabel('Password', { exact: true }).fill('market-day')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(({ pathname }) => pathname === '/products')

  await putIntoBasket(page, { product: 'water-carafe' })
  await page.goto('/checkout')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('ines@example.com')
  await expect(page.getByLabel('City')).toHaveValue('Lisbon')
  await page.getByLabel('City').fill('Porto')

  // A look back at the basket costs nothing that was typed.
  await page.goto('/cart')
  await page
    .getByRole('link', { name: /^(Go to checkout|Checkout)$/ })
    .first()
    .click()
  await expect(page.getByLabel('City')).toHaveValue('Porto')

  // She lets the market keep a card; this one is another.
  await page.getByRole('radio', { name: 'Another card' }).check()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Ines.')
  await expect(page.getByText('Porto')).toBeVisible()
})
