import { letIn, signInAt } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { askForShop, handInApplication } from '#test/support/new-shop.ts'
import { copyOnShelf } from '#test/support/own-product.ts'

test('an operator gives the market another name and colour, and the storefront wears them at once', async ({
  page: operator,
  anotherVisitor,
}) => {
  await signInAt(operator, '/operator', 'operator@example.com')
  await operator.getByRole('link', { name: 'Settings' }).first().click()
  const visitor = await anotherVisitor()
  await changeLook(operator, { name: 'Agora', color: 'Ink blue' })
  await visitor.goto('/')
  await expect(visitor.getByRole('banner').getByRole('link', { name: 'Agora' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: 'See what’s new' })).toHaveCSS('background-color', 'rgb(47, 75, 184)')

  await changeLook(operator, { name: 'Stoa', color: 'Leaf green' })
  await visitor.reload()
  await expect(visitor.getByRole('banner').getByRole('link', { name: 'Stoa' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: 'See what’s new' })).toHaveCSS('background-color', 'rgb(29, 106, 78)')
})

test('a suspended shop is gone for customers, and back when it may sell again', async ({
  page: operator,
  anotherVisitor,
  complaints,
}) => {
  const visitor = await anotherVisitor()
  await visitor.goto('/shops/paper-moon')
  await expect(visitor.getByRole('heading', { level: 1, name: 'Paper Moon' })).toBeVisible()

  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/shops?state=approved')
  await operator.getByRole('link', { name: 'Paper Moon' }).first().click()
  await operator.getByRole('button', { name: 'Suspend', exact: true }).click()
  const question = operator.getByRole('dialog', { name: 'Suspend Paper Moon' })
  await question.getByLabel('Reason').fill('Parcels came empty three times.')
  await question.getByRole('button', { name: 'Suspend Paper Moon' }).click()
  await expectSaid(operator, 'Paper Moon is suspended')
  complaints.expect(404, '/shops/paper-moon')
  expect((await visitor.reload())?.status()).toBe(404)

  await operator.goto('/operator/shops?state=suspended')
  await operator.getByRole('link', { name: 'Paper Moon' }).first().click()
  await operator.getByRole('button', { name: 'Let it sell again' }).click()
  await expectSaid(operator, 'Paper Moon sells again')
  expect((await visitor.reload())?.status()).toBe(200)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Paper Moon' })).toBeVisible()
  await expectInTheLog(operator)
})

test('a shop is asked for changes, hands in again and is declined, and reads each time why', async ({
  page: seller,
  anotherVisitor,
}) => {
  const shop = `Tar & Twine ${Date.now() % 10_000}`
  await askForShop(seller, shop)
  await handInApplication(seller)

  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/moderation?queue=shops')
  await operator.getByRole('main').getByRole('link', { name: shop }).first().click()
  await operator.getByRole('button', { name: 'Ask for changes' }).click()
  const wish = operator.getByRole('dialog', { name: `Ask ${shop} for changes` })
  await wish.getByRole('button', { name: `Ask ${shop} for changes` }).click()
  await expect(wish.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await wish.getByLabel('Reason').fill('The street does not exist.')
  await wish.getByRole('button', { name: `Ask ${shop} for changes` }).click()
  await expectSaid(operator, `${shop} is asked for changes`)
  await expect(operator.getByRole('button', { name: `Approve ${shop}` })).toHaveCount(0)

  await seller.goto('/seller/application')
  await expect(seller.getByText('The market asks for changes. The street does not exist.')).toBeVisible()
  await seller.getByLabel('Street and number').fill('Rua Nova 30')
  const saved = seller.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
  await seller.getByRole('button', { name: 'Save' }).click()
  await saved
  await seller.getByLabel('I have read the terms and accept them').check()
  await seller.getByRole('button', { name: 'Hand in the application' }).click()
  await expect(seller.getByText('It is handed in.')).toBeVisible()

  await operator.reload()
  await operator.getByRole('main').getByRole('link', { name: shop }).first().click()
  await operator.getByRole('link', { name: 'Everything it handed in, and all that happened' }).click()
  await expect(operator.getByText('Rua Nova 30').first()).toBeVisible()
  await operator.getByRole('button', { name: 'Decline', exact: true }).click()
  const refusal = operator.getByRole('dialog', { name: `Decline ${shop}` })
  await refusal.getByLabel('Reason').fill('It sells what this market does not want.')
  await refusal.getByRole('button', { name: `Decline ${shop}` }).click()
  await expectSaid(operator, `${shop} is declined`)
  await expect(operator.getByText(`${shop} was not let in. Nothing is left to decide.`)).toBeVisible()

  await seller.reload()
  await expect(
    seller.getByText('The market has declined this shop. It sells what this market does not want.'),
  ).toBeVisible()
  await expect(seller.getByRole('button', { name: 'Hand in the application' })).toHaveCount(0)
})

test('a thing that was reported is left standing, then taken down with a reason, and given back', async ({
  page: operator,
  anotherVisitor,
  complaints,
}) => {
  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'sanne@example.com')
  const { id, slug } = await copyOnShelf(seller, 'terracotta-pots')
  const visitor = await anotherVisitor()
  await letIn(visitor, '', 'li.wei@example.com')
  await visitor.goto(`/products/${slug}`)
  await visitor.getByRole('button', { name: 'Report this thing' }).click()
  const sheet = visitor.getByRole('dialog', { name: 'What is wrong with it?' })
  await sheet.getByLabel('In a few words').fill('These are the same pots twice.')
  await sheet.getByRole('button', { name: 'Report it' }).click()
  await expect(visitor.getByText('Thank you. We will look at it.')).toBeVisible()

  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/moderation?queue=listings')
  const link = operator.locator(`a[href="/products/${slug}"]`)
  const reported = operator.getByRole('main').getByRole('listitem').filter({ has: link })
  await expect(reported).toContainText('Reported: These are the same pots twice.')
  await reported.getByRole('button', { name: 'Let it stand' }).click()
  await expectSaid(operator, 'It stands')
  await expect(link).toHaveCount(0)
  expect((await visitor.reload())?.status()).toBe(200)
  // A page that is open would ask for it once more, sooner or later.
  await visitor.goto('about:blank')

  await operator.goto(`/operator/products/${id}`)
  await decide(operator, 'Take it down', 'They are listed already.')
  await expect(operator.getByText('It is taken down. Its shop can change it, but not publish it.')).toBeVisible()
  complaints.expect(404, `/products/${slug}`)
  expect((await visitor.goto(`/products/${slug}`))?.status()).toBe(404)
  await seller.goto(`/seller/products/${id}`)
  await expect(seller.getByText('What they wrote: They are listed already.')).toBeVisible()
  await expect(seller.getByRole('button', { name: 'Publish' })).toHaveCount(0)

  await decide(operator, 'Give it back', 'They are another size.')
  await seller.reload()
  await expect(seller.getByText('What they wrote: They are another size.')).toBeVisible()
  await seller.getByRole('button', { name: 'Publish' }).click()
  await expectSaid(seller, 'It is on the shelf')
  expect((await visitor.goto(`/products/${slug}`))?.status()).toBe(200)
  await visitor.goto('about:blank')
  await seller.getByRole('button', { name: 'Hide' }).click()
  await expectSaid(seller, 'It is off the shelf')
})

/** On the page of a product: decides with a reason, which its shop reads. */
async function decide(operator: Page, act: string, reason: string): Promise<void> {
  await operator.getByRole('button', { name: act }).click()
  const dialog = operator.getByRole('dialog', { name: act })
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: act }).click()
  await expect(dialog).toBeHidden()
}

async function expectInTheLog(page: Page): Promise<void> {
  await page.goto('/operator/audit-log')
  await page.getByLabel('Done to').selectOption('Shop')
  await page.getByLabel('Action').selectOption('Suspend a shop: it sells nothing, and keeps its money and orders')
  await page.getByLabel('By', { exact: true }).selectOption('Operators')
  await expect(page).toHaveURL(/subject=shop&act=suspendShop/)
  // The address keeps what was chosen, and the export takes it along.
  await page.reload()
  await expect(page.getByLabel('Action')).toHaveValue('suspendShop')
  const there = new URL(page.url()).search
  await expect(page.getByRole('link', { name: 'Export' })).toHaveAttribute(
    'href',
    `/api/operator/audit-exports${there}`,
  )

  const entries = page.getByRole('main').getByRole('listitem')
  const entry = entries.filter({ hasText: 'Parcels came empty three times.' }).first()
  await entry.getByText('Paper Moon').first().click()
  await expect(entry).toContainText('Reason: “Parcels came empty three times.”')
  await expect(entry.getByRole('definition').filter({ hasText: 'Operator' })).toBeVisible()
  await entry.getByRole('link', { name: 'All of this request' }).click()
  await expect(page).toHaveURL(/[?]search=[-0-9a-f]+$/)
  await expect(entries).toHaveCount(1)

  await page.getByLabel('Until').fill('2020-01-01')
  await expect(page.getByText('Nothing that was written down is like this.')).toBeVisible()
  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(entries.nth(1)).toBeVisible()
}

async function changeLook(page: Page, { name, color }: { name: string; color: string }): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: color }).check()
  const saved = page.waitForResponse(
    (answer) => answer.request().method() !== 'GET' && answer.url().endsWith('/settings'),
  )
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect((await saved).status()).toBe(200)
  await expectSaid(page, 'Saved.')
}

async function expectSaid(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: words }).first()).toBeVisible()
}
