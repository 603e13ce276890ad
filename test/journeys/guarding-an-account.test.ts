import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { codeOfApp } from '#test/builders/second-factor.ts'
import { expect, test as journey, type Page } from '#test/support/journey.ts'
import { openLetter } from '#test/support/letters.ts'
import { joinTheTown, password } from '#test/support/new-customer.ts'
import { openSecondDoor } from '#test/support/second-door.ts'

/** A passkey belongs to a name, and the market of the journeys has a number: the address of another door to it. */
const test = journey.extend<{ namedUrl: string }>({
  namedUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const { url, close } = await openSecondDoor('localhost')
      await use(url)
      await close()
    },
    { timeout: 60_000 },
  ],
})

test('a person takes another address and another password, and every other browser is signed out', async ({
  page,
  anotherVisitor,
  complaints,
}) => {
  const before = await joinTheTown(page, 'Nils Aho')
  const after = before.replace('nils', 'nils.aho')
  await page.goto('/account/profile', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Change the e-mail' }).click()
  await page.getByLabel('New e-mail').fill(after)
  await page.getByLabel('Your password', { exact: true }).fill('not mine at all')
  complaints.expect(422, '/api/account/email-changes')
  await page.getByRole('button', { name: 'Write to the new address' }).click()
  await expect(page.getByText('The password is wrong.')).toBeVisible()
  await expect(page.getByLabel('Your password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Write to the new address' }).click()
  await expect(page.getByText(`We have written to ${after}.`)).toBeVisible()
  await expect(page.getByText(`Letters go to ${before}, and you sign in with it.`)).toBeVisible()

  const question = await openLetter(page, after, 'Confirm your new e-mail address')
  await question.getByRole('link', { name: 'Confirm my new address' }).click()
  await page.getByRole('button', { name: 'Confirm my new address' }).click()
  await expect(page.getByText(`Your account belongs to ${after} now.`)).toBeVisible()
  const told = await openLetter(page, before, 'Your e-mail address was changed')
  await expect(told.getByText(`Your account now belongs to ${after}.`)).toBeVisible()

  const elsewhere = await anotherVisitor()
  await signIn(elsewhere, after, password)
  await page.goto('/account/security')
  const sessions = page.getByRole('listitem').filter({ hasText: 'to buy, since' })
  await expect(sessions).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('Signed out there')).toBeVisible()
  await expect(sessions).toHaveCount(1)
  await expect(sessions).toContainText('Here')
  await expectSignedOut(elsewhere)

  await signIn(elsewhere, after, password)
  await page.getByLabel('The password you have', { exact: true }).fill(password)
  await page.getByLabel('A new password', { exact: true }).fill('four white herons')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed, and you are signed out everywhere else')).toBeVisible()
  await expectSignedOut(elsewhere)
  for (const body of [
    { email: after, password },
    { email: before, password: 'four white herons' },
  ])
    expect((await elsewhere.request.post('/api/sign-in', { data: body })).status()).toBe(401)
  await signIn(elsewhere, after, 'four white herons')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign-in and security' })).toBeVisible()
})

test('signing in takes a second step once it is set up, by the app or by a recovery code, until it is ended', async ({
  page,
  anotherVisitor,
  complaints,
}) => {
  const email = await joinTheTown(page, 'Tove Lind')
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code').fill(codeOfApp(secret, new Date()))
  await page.getByRole('button', { name: 'Confirm' }).click()
  const shown = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const [first, second] = await shown.allInnerTexts()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()
  await openLetter(await anotherVisitor(), email, 'Signing in takes two steps now')

  const phone = await anotherVisitor()
  complaints.expect(401, '/api/sign-in')
  complaints.expect(422, '/api/sign-in')
  await phone.goto('/sign-in')
  await phone.getByLabel('Email').fill(email)
  await phone.getByLabel('Password', { exact: true }).fill(password)
  const enter = phone.getByRole('button', { name: 'Sign in', exact: true })
  await enter.click()
  await phone.getByLabel('Code').fill('000000')
  await enter.click()
  await expect(phone.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  // The code that set it up is spent, so the app shows the next one.
  await phone.getByLabel('Code').fill(codeOfApp(secret, new Date(Date.now() + 30_000)))
  await enter.click()
  await expect(phone.getByRole('heading', { level: 1, name: 'Hello, Tove' })).toBeVisible()

  const withoutPhone = await anotherVisitor()
  await signIn(withoutPhone, email, password, first)
  const spent = await withoutPhone.request.post('/api/sign-in', { data: { email, password, code: first } })
  expect(spent.status()).toBe(422)
  await page.reload()
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()

  await page.getByRole('button', { name: 'End the second step' }).click()
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByLabel('Code').fill(second!)
  await page.getByRole('button', { name: 'End the second step' }).click()
  await expect(page.getByText('Your password alone opens your account again')).toBeVisible()
  await signIn(withoutPhone, email, password)
})

test('a passkey opens an account by unlocking a device, and no longer once it is taken away', async ({
  namedUrl,
  anotherVisitor,
  complaints,
}) => {
  const page = await anotherVisitor({ baseURL: namedUrl })
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const email = await joinTheTown(page, 'Sunniva Berg')
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Your password', { exact: true }).fill('not mine at all')
  complaints.expect(422, '/api/me/passkeys/challenges')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByLabel('Your password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The passkey opens your account now' })).toBeVisible()
  const key = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Remove' }) })
  await expect(key).toContainText('Chrome')
  await expect(key).not.toContainText('last used')
  const told = await openLetter(await anotherVisitor(), email, 'A passkey was added to your account')
  await expect(told.getByText('Whoever unlocks that device can sign in as you.')).toBeVisible()

  await leave(page)
  await page.goto('/sign-in?next=/account/security')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign-in and security' })).toBeVisible()
  await expect(key).toContainText('last used')
  await key.getByRole('button', { name: 'Remove' }).click()
  await expect(key).toHaveCount(0)

  // The device still has it, and the market does not know it any more.
  await leave(page)
  await page.goto('/sign-in')
  complaints.expect(401, '/api/passkey-sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'passkey' })).toBeVisible()
  await device.send('WebAuthn.clearCredentials', { authenticatorId })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('No passkey was used. You can try again, or use your password.')).toBeVisible()
  await expectSignedOut(page)
})

test('a person asks for a copy of what the market knows, hears when it is ready, and reads it', async ({
  page,
  anotherVisitor,
}) => {
  const email = await joinTheTown(page, 'Ragna Moe')
  await page.goto('/account/privacy', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Ask for a copy' }).click()
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Ask for a copy' }).click()
  await expect(page.getByText(/^Asked for on/)).toBeVisible()
  await expect(page.getByText(/^Ready until/)).toBeVisible({ timeout: 20_000 })
  await openLetter(await anotherVisitor(), email, 'The copy of your data is ready')

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('your-data.zip')
  const files = unzipSync(await readFile(await download.path()))
  expect(JSON.parse(strFromU8(files['people.json']!))).toEqual([expect.objectContaining({ email, name: 'Ragna Moe' })])

  // Nobody else reads it, who has its address.
  const path = new URL(download.url()).pathname
  const other = await anotherVisitor()
  expect((await other.request.get(path)).status()).toBe(401)
  await joinTheTown(other, 'Siri Berg')
  expect((await other.request.get(path)).status()).toBe(404)
})

/** Signs in without walking through the form. */
async function signIn(page: Page, email: string, password: string, code?: string): Promise<void> {
  const answer = await page.request.post('/api/sign-in', { data: { email, password, code } })
  expect(answer.status()).toBe(200)
}

/** Signs out without walking to the button; the page is closed before, for an open one would ask what it may not know any more. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank')
  expect((await page.request.post('/api/sign-out')).ok()).toBe(true)
}

async function expectSignedOut(page: Page): Promise<void> {
  expect((await page.request.get('/api/account')).status()).toBe(401)
}
