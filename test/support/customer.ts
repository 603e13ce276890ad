import { expect, type Page } from '@playwright/test'
import type { Product } from '#shared/api/catalog.schemas.ts'

/** What a customer does in the browser, by what they read and press; each leaves the page where the act ends. */

interface Wish {
  /** The last part of the product's address. */
  product: string
  /** By option: `{ Glaze: 'Ember' }`. */
  choices?: Record<string, string>
  quantity?: number
}

/** Goes to a product, chooses a variant and a quantity, and adds it to the basket. */
export async function putIntoBasket(page: Page, { product, ...wish }: Wish): Promise<void> {
  await page.goto(`/products/${product}`)
  await addToBasket(page, wish)
}

/** On the page of a product: chooses a variant and a quantity, adds it, and waits until the basket has it. */
export async function addToBasket(
  page: Page,
  { choices = {}, quantity = 1 }: Omit<Wish, 'product'> = {},
): Promise<void> {
  for (const [option, value] of Object.entries(choices)) {
    const link = page.getByRole('navigation', { name: option }).getByRole('link', { name: value, exact: true })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'true')
  }
  for (let more = 1; more < quantity; more++) await page.getByRole('button', { name: 'One more' }).click()
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('region', { name: 'Added to your basket' })).toBeVisible()
}

/** Comes with something in the basket already, one of each product, without having walked to the shelves. */
export async function bringBasket(page: Page, ...products: string[]): Promise<void> {
  for (const slug of products) {
    const { variants } = await lookAtProduct(page, slug)
    await bringVariant(page, variants.find(({ available }) => available > 0)!.id, 1)
  }
}

/** Comes with so many of a variant in the basket. */
export async function bringVariant(page: Page, variantId: string, quantity: number): Promise<void> {
  const added = await page.request.post('/api/cart/lines', { data: { variantId, quantity } })
  expect(added.status()).toBe(201)
}

/** A product as the market tells it now. */
export async function lookAtProduct(page: Page, slug: string): Promise<Product> {
  return (await page.request.get(`/api/products/${slug}`).then((answer) => answer.json())) as Product
}

/** Somebody with an address. */
export const clara = {
  email: 'clara.visits@example.com',
  name: 'Clara Vidal',
  street: 'Carrer de Verdi 18',
  postalCode: '08012',
  city: 'Barcelona',
}

/** On the checkout: fills in who and where to. */
export async function fillInAddress(page: Page, who: typeof clara = clara): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(who.email)
  await page.getByLabel('Name on the parcel').fill(who.name)
  await page.getByLabel('Street and number').fill(who.street)
  await page.getByLabel('Postal code').fill(who.postalCode)
  await page.getByLabel('City').fill(who.city)
  await page.getByLabel('Country').selectOption({ label: 'Spain' })
}

/** Where a card form stands: types a card of the sandbox and presses the button. */
export async function payByCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expires').fill('12 / 34')
  await page.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Buys what is in the basket with one card, all the way from the address to the card. */
export async function orderAndPay(page: Page, card: string, who: typeof clara = clara): Promise<void> {
  await page.goto('/checkout')
  await fillInAddress(page, who)
  await payByCard(page, card)
}
