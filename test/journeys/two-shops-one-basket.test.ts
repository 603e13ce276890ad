import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '#test/support/journey.ts'
import { addToBasket, clara, fillInAddress, payByCard } from '#test/support/customer.ts'
import { signInAt } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

for (const { name, viewport } of [
  { name: 'at a desk', viewport: { width: 1440, height: 900 } },
  { name: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(name, () => {
    test.use({ viewport })

    test('a guest buys in two shops and pays once; a seller delivers and earns exactly their part', async ({
      page: guest,
      anotherVisitor,
    }) => {
      await test.step('the basket fills in two shops', () => fillBasket(guest))
      await test.step('one payment for both', () => checkOut(guest))
      const number = await guest
        .getByRole('region', { name: /^Parcel \d of 2, Kiln & Clay/ })
        .getByRole('link', { name: /^See order/ })
        .textContent()
        .then((words) => words!.replace('See order ', ''))

      const seller = await anotherVisitor()
      await test.step('the seller sends the parcel', () => sendParcel(seller, number))
      await test.step('the balance explains itself to the cent', () => readBalance(seller, number))

      await test.step('the guest comes back by the link alone', async () => {
        const again = await anotherVisitor()
        await again.goto(guest.url())
        await expect(again.getByText('One parcel is being packed, one has arrived.')).toBeVisible()
        await again.getByRole('link', { name: `See order ${number}` }).click()
        await expect(again.getByRole('heading', { level: 1 })).toContainText('Arrived')
        await expect(again.getByRole('main')).toContainText('SEUR ES-7741')
        await expect(again.getByRole('main')).toContainText('Zaragoza')
        await keepInvoice(again)
      })
    })
  })
}

/** Three mugs of Kiln & Clay by courier, and a carafe of Clear Hollow: by the category, then by the shop. */
async function fillBasket(page: Page): Promise<void> {
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
    .getByRole('main')
    .getByRole('link', { name: /Clear Hollow/ })
    .click()
  await page.getByRole('link', { name: /Water carafe/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Water carafe, 1 l' })).toBeVisible()
  await addToBasket(page)

  await page.getByRole('link', { name: 'See the basket' }).click()
  await expect(page.getByText('3 things from 2 shops')).toBeVisible()
  const mugs = page.getByRole('group', { name: 'Quantity of Tidewater stoneware mug' })
  await mugs.getByRole('button', { name: 'One more' }).click()
  await expect(page.getByText('4 things from 2 shops')).toBeVisible()
  await courierOf(page).check()
  await expect(courierOf(page)).toBeChecked()
}

async function checkOut(page: Page): Promise<void> {
  // A phone has a second way to the checkout, in a bar that stays.
  await page
    .getByRole('link', { name: /^(Go to checkout|Checkout)$/ })
    .last()
    .click()
  await fillInAddress(page, clara)
  await expect(courierOf(page)).toBeChecked()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page).toHaveURL(/\/checkouts\/[\w-]+\?key=/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Clara.')
  await expect(page.getByText('Parcel 1 of 2')).toBeVisible()
  await expect(page.getByText('Parcel 2 of 2')).toBeVisible()
}

function courierOf(page: Page): Locator {
  return page
    .getByRole('group', { name: 'How should Kiln & Clay send it?' })
    .getByRole('radio', { name: /Courier, next working day/ })
}

async function sendParcel(page: Page, number: string): Promise<void> {
  await signInAt(page, '/seller', 'marta@example.com')
  await page
    .getByRole('link', { name: /^Orders/ })
    .first()
    .click()
  await rowOf(page, number).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()

  await page.getByRole('button', { name: 'Hand over' }).click()
  const handOver = page.getByRole('dialog')
  await handOver.getByLabel('Carrier').fill('SEUR')
  await handOver.getByLabel('Tracking number').fill('ES-7741')
  await handOver.getByRole('button', { name: 'Hand over' }).click()
  await expect(handOver).toBeHidden()

  await page.getByRole('button', { name: 'Say where it is' }).click()
  const tracking = page.getByRole('dialog')
  await tracking.getByText('At a depot').click()
  await tracking.getByLabel('Place').fill('Zaragoza')
  await tracking.getByRole('button', { name: 'Note it' }).click()
  await expect(tracking).toBeHidden()
  await expect(page.getByRole('main')).toContainText('Zaragoza')

  await page.getByRole('button', { name: 'It has arrived' }).click()
  const delivery = page.getByRole('dialog')
  // 3 × 28.00 and 8.50 for the courier, less the 8 % of the goods that this shop has agreed on.
  await expect(delivery).toContainText('€85.78')
  await delivery.getByRole('button', { name: 'Yes, it has arrived' }).click()
  await expect(delivery).toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: 'Delivered' })).toBeVisible()
}

async function readBalance(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: 'Balance' }).first().click()
  const line = rowOf(page, number).filter({ hasText: '+€85.78' })
  await line.getByRole('button', { name: /^Postings behind/ }).click()
  const posting = page.getByRole('cell').filter({ hasText: 'Balanced' })
  await expect(posting.getByRole('link', { name: `Order ${number}` })).toBeVisible()
  await expect(posting.getByRole('row').filter({ hasText: '€85.78' })).toBeVisible()
  await expect(posting.getByRole('row').filter({ hasText: '€6.72' })).toBeVisible()
  await expect(posting.getByRole('row', { name: /^Sum/ })).toContainText('€92.50')
}

/** The invoice is a file to keep: a PDF under its number. */
async function keepInvoice(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: /^Invoice / })
  const number = (await link.textContent())!.replace('Invoice ', '')
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(file.suggestedFilename()).toBe(`${number}.pdf`)
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
}

/** A row of a table, or on a phone the card in its place. */
function rowOf(page: Page, number: string): Locator {
  return page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: number })
}
