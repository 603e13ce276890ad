import { letIn, signInAt } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

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
