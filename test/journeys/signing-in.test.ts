import { bringBasket } from '#test/support/customer.ts'
import { letIn, signInAt } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { openLetter } from '#test/support/letters.ts'

test('the basket of a guest is still there after signing in, and gone after signing out', async ({ page }) => {
  await bringBasket(page, 'fig-candle', 'wine-glass')
  await page.goto('/sign-in')
  await expect(page.getByText('Your basket of 2 things comes with you.')).toBeVisible()
  await signInAt(page, '', 'ines@example.com')
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Ines' })).toBeVisible()
  // What Ines had chosen before is in there too.
  await page
    .getByRole('link', { name: /^Basket.*\d+ things/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Fig & cedar candle' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Hand-blown wine glass' })).toBeVisible()

  // What the page still asks while its person leaves would be refused.
  await page.goto('/account', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('link', { name: /^Basket$/ })).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('somebody new signs up, forgets the password and sets another', async ({ page, complaints }) => {
  const email = `nora.${Date.now()}@example.com`
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Nora Lindqvist')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('three blue herons')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  await page.getByRole('link', { name: 'Open its mailbox' }).click()
  const welcome = await openLetter(page, email, /./)
  await welcome.getByRole('link', { name: /Confirm/ }).click()
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Nora' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()

  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot it?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot the password?' })).toBeVisible()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  const reset = await openLetter(page, email, /password/i)
  await reset.getByRole('link', { name: /password/i }).click()
  await page.getByLabel('New password').fill('four white herons')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()

  complaints.expect(401, '/api/sign-in')
  await typePassword(page, email, 'three blue herons')
  await expect(page.getByRole('alert')).toBeVisible()
  await typePassword(page, email, 'four white herons')
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Nora' })).toBeVisible()
})

test('the session of a seller opens no other door', async ({ page, context, complaints }) => {
  await letIn(page, '/seller', 'marta@example.com')
  await page.goto('/seller')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Marta')
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)

  // Even under the names that the other doors look for.
  complaints.expect(401, '/api/me')
  complaints.expect(401, '/api/operator/me')
  const session = (await context.cookies()).find(({ name }) => name === 'seller_token')!
  for (const name of ['token', 'operator_token']) await context.addCookies([{ ...session, name }])
  for (const path of ['/api/me', '/api/operator/me']) expect((await page.request.get(path)).status()).toBe(401)
  await expectSentAway(page, '/account', { to: /\/sign-in/, refusedBy: '/api/me' })
  await expectSentAway(page, '/operator', { to: /\/operator\/sign-in/, refusedBy: '/api/operator/me' })
})

/** The page sends to the sign-in, and its own question who this is has been refused. */
async function expectSentAway(page: Page, path: string, { to, refusedBy }: { to: RegExp; refusedBy: string }) {
  const complaint = page.waitForEvent('console', (message) => message.location().url.endsWith(refusedBy))
  await page.goto(path)
  await expect(page).toHaveURL(to)
  await complaint
}

async function typePassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}
