import { addToBasket, clara, fillInAddress, payByCard } from '#test/support/customer.ts'
import { expect, test } from '#test/support/journey.ts'

for (const { name, viewport } of [
  { name: 'at a desk', viewport: { width: 1440, height: 900 } },
  { name: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(name, () => {
    test.use({ viewport })

    test('a guest buys in two shops, pays once, and a seller earns exactly their part', async ({ page }) => {
      await page.goto('/')
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Ceramics/ })
        .click()
      await expect(page.getByRole('heading', { level: 1, name: 'Ceramics' })).toBeVisible()
      await page.getByRole('link', { name: /Tidewater stoneware mug/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Tidewater stoneware mug' })).toBeVisible()
      await addToBasket(page, { choices: { Glaze: 'Oat', Size: '300 ml' }, quantity: 2 })

      await page.getByRole('link', { name: 'Shops', exact: true }).first().click()
      await page
        .getByRole('link', { name: /Clear Hollow/ })
        .first()
        .click()
      await page.getByRole('link', { name: /Water carafe/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Water carafe, 1 l' })).toBeVisible()
      await addToBasket(page, {})

      await page.getByRole('link', { name: 'See the basket' }).click()
      await expect(page.getByText('3 things from 2 shops')).toBeVisible()
      const mugs = page.getByRole('group', { name: 'Quantity of Tidewater stoneware mug' })
      await mugs.getByRole('button', { name: 'One more' }).click()
      await expect(page.getByText('4 things from 2 shops')).toBeVisible()
      await page
        .getByRole('group', { name: 'How should Kiln & Clay send it?' })
        .getByRole('radio', { name: /Courier, next working day/ })
        .check()

      await page.getByRole('link', { name: /^(Go to checkout|Checkout)$/ }).click()
      await fillInAddress(page, clara)
      await expect(page.getByRole('radio', { name: /Courier, next working day/ })).toBeChecked()
      await payByCard(page, '4242 4242 4242 4242')

      await expect(page).toHaveURL(/\/checkouts\/[\w-]+\?key=/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Clara.')
      await expect(page.getByText('Parcel 1 of 2')).toBeVisible()
      await expect(page.getByText('Parcel 2 of 2')).toBeVisible()
    })
  })
}
