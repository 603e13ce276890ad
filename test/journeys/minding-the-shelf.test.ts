import { letIn } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { copyProduct } from '#test/support/own-product.ts'

// A first try that failed leaves its copies behind, so a second one takes others.
const tries = [
  {
    plant: { slug: 'leaf-plant', title: 'Split-leaf plant in a cream pot (copy)', was: '€38.00', is: '€34.20' },
    other: { slug: 'cactus-trio', title: 'Cactus trio (copy)', was: '€24.00', is: '€21.60' },
  },
  {
    plant: { slug: 'snake-plant', title: 'Snake plant in a grey pot (copy)', was: '€32.00', is: '€28.80' },
    other: { slug: 'watering-can', title: 'Watering can, 1.5 l (copy)', was: '€29.00', is: '€26.10' },
  },
]

test('a seller changes two things at once, having seen what it would do, and reads later what they cost and had', async ({
  page: seller,
}) => {
  await letIn(seller, '/seller', 'sanne@example.com')
  const { plant, other } = tries[test.info().retry]!
  const { id } = await copyProduct(seller, plant.slug)
  await copyProduct(seller, other.slug)
  await seller.goto('/seller/products')

  const both = [plant.title, other.title]
  await look(seller, both, 'Set the stock', { 'In stock': '4' })
  await expectLines(seller, { [plant.title]: '0 → 4', [other.title]: '0 → 4' })
  await seller.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  // To look is not to do.
  await expect(seller.getByRole('row').filter({ hasText: plant.title })).toContainText('Sold out')
  await seller.getByRole('button', { name: 'Clear' }).click()

  await look(seller, both, 'Set the stock', { 'In stock': '4' })
  await change(seller, '2 products are changed')
  await expect(seller.getByRole('row').filter({ hasText: plant.title })).toContainText('4 left')
  await look(seller, both, 'Change prices by a share', { Percent: '-10' })
  await expectLines(seller, {
    [plant.title]: `${plant.was} → ${plant.is}`,
    [other.title]: `${other.was} → ${other.is}`,
  })
  await change(seller, '2 products are changed')
  await look(seller, [plant.title], 'Publish')
  await expectLines(seller, { [plant.title]: 'Draft → On the shelf' })
  await change(seller, 'One product is changed')

  await look(seller, both, 'Hide')
  await expect(seller.getByRole('dialog')).toContainText('One stays as it is.')
  await expectLines(seller, { [plant.title]: 'On the shelf → Hidden', [other.title]: /cannot be/ })
  await change(seller, 'One product is changed')

  await seller.goto(`/seller/products/${id}`)
  await seller.getByRole('link', { name: 'History' }).click()
  const prices = seller.getByRole('table', { name: 'Prices' }).getByRole('row')
  const reduced = prices.filter({ hasText: 'Changed in the list' })
  await expect(reduced).toContainText(plant.is)
  await expect(reduced).toContainText('Sanne de Wit')
  await expect(reduced).toContainText('did not see it')
  await expect(prices.filter({ hasText: plant.was })).toContainText('Changed in the product')
  await expect(prices.filter({ hasText: 'Shown or hidden' })).toHaveCount(2)
  await seller.getByRole('link', { name: 'Stock', exact: true }).click()
  const counted = seller.getByRole('table', { name: 'Stock' }).getByRole('row').filter({ hasText: '+4' })
  await expect(counted).toContainText('Changed in the list')
  await expect(counted).toContainText('Sanne de Wit')

  await seller.goto('/seller/products')
  await look(seller, both, 'Remove for good')
  await change(seller, '2 products are removed', 'Remove')
  await expect(seller.getByRole('row').filter({ hasText: plant.title })).toHaveCount(0)
})

test('a shop goes on holiday, sells nothing meanwhile and says why, and is back when it calls the holiday off', async ({
  page: seller,
  anotherVisitor,
}) => {
  const visitor = await anotherVisitor()
  await visitor.goto('/products/terracotta-pots')
  const add = visitor.getByRole('main').getByRole('button', { name: 'Add to basket' }).first()
  await expect(add).toBeEnabled()

  await letIn(seller, '/seller', 'sanne@example.com')
  await seller.goto('/seller/shop')
  await seller.getByLabel('First day away').fill(inDays(0))
  await seller.getByLabel('Last day away').fill(inDays(-1))
  const save = seller.getByRole('button', { name: 'Save the holiday' })
  await save.click()
  await expect(seller.getByLabel('Last day away')).toHaveAttribute('aria-invalid', 'true')
  await seller.getByLabel('Last day away').fill(inDays(3))
  await seller.getByLabel('What customers read').fill('The greenhouse gets a new roof.')
  await save.click()
  await expect(seller.getByText('Your holiday is noted')).toBeVisible()

  await visitor.reload()
  await expect(visitor.getByText('Fern & Field is on holiday until')).toBeVisible()
  await expect(visitor.getByText('The greenhouse gets a new roof.')).toBeVisible()
  await expect(add).toBeDisabled()
  await visitor.goto('/shops/fern-and-field')
  await expect(visitor.getByText('Fern & Field is on holiday until')).toBeVisible()

  await seller.getByRole('button', { name: 'Call it off' }).click()
  await expect(seller.getByText('Your holiday is called off')).toBeVisible()
  await visitor.goto('/products/terracotta-pots')
  await expect(add).toBeEnabled()
  await expect(visitor.getByText('is on holiday until')).toHaveCount(0)
})

/** On the list: ticks these, says what shall be done, and asks what it would do. */
async function look(seller: Page, titles: string[], what: string, typed: Record<string, string> = {}): Promise<void> {
  for (const title of titles) await seller.getByRole('checkbox', { name: `Select ${title}`, exact: true }).check()
  await seller.getByRole('button', { name: 'Change …' }).click()
  const dialog = seller.getByRole('dialog')
  await dialog.getByLabel('What is done').selectOption(what)
  for (const [label, value] of Object.entries(typed)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await expect(dialog.getByRole('list', { name: 'What changes' })).toBeVisible()
}

/** What the dialog says of each. */
async function expectLines(seller: Page, lines: Record<string, string | RegExp>): Promise<void> {
  const list = seller.getByRole('list', { name: 'What changes' }).getByRole('listitem')
  await expect(list).toHaveCount(Object.keys(lines).length)
  for (const [title, words] of Object.entries(lines)) await expect(list.filter({ hasText: title })).toContainText(words)
}

/** Does what was looked at, and hears that it is done. */
async function change(seller: Page, said: string, act = 'Change'): Promise<void> {
  const dialog = seller.getByRole('dialog')
  await dialog.getByRole('button', { name: new RegExp(`^${act} (one product|2 products)$`) }).click()
  await expect(dialog).toBeHidden()
  await expect(seller.getByRole('alert').filter({ hasText: said }).last()).toBeVisible()
}

/** The day so many days from now, as a field for a date takes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
