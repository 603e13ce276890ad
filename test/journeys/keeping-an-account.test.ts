import { letIn } from '#test/support/doors.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { expect, test } from '#test/support/journey.ts'

test('a customer keeps their account: a picture, an address, a passkey that signs them in, and a copy of it all', async ({
  page,
  context,
}) => {
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  await letIn(page, '', 'harjit@example.com')
  await page.goto('/account/profile', { waitUntil: 'networkidle' })
  await page.getByLabel(/picture/).setInputFiles(await drawnPicture('portrait', '#8a5200'))
  const crop = page.getByRole('dialog', { name: 'Your picture' })
  await crop.getByLabel('Nearer').fill('2')
  await crop.getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByRole('button', { name: 'Take it away' })).toBeVisible()

  await page.getByRole('link', { name: 'Addresses' }).click()
  await page.getByRole('button', { name: 'Add an address' }).click()
  const sheet = page.getByRole('dialog', { name: 'A new address' })
  await sheet.getByLabel('Name on the parcel').fill('Harjit Gill')
  await sheet.getByLabel('Street and number').fill('Rua do Sol 7')
  await sheet.getByLabel('Postal code').fill('1200-001')
  await sheet.getByLabel('City').fill('Lisboa')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rua do Sol 7' })).toBeVisible()

  await page.getByRole('link', { name: 'Sign-in and security' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Your password').fill('market-day')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Chrome on Linux' }).getByRole('button', { name: 'Remove' }),
  ).toBeVisible()
  await expect(page.getByText('Here', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Your data' }).click()
  await page.getByRole('button', { name: 'Ask for a copy' }).click()
  await page.getByLabel('Your password').fill('market-day')
  await page.getByRole('button', { name: 'Ask for a copy' }).click()
  await expect(page.getByRole('link', { name: 'Download' })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Sign in', exact: true }).first()).toBeVisible()
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'Hello, Harjit' })).toBeVisible()
})

test('what a guest saves comes along, a shop is followed, and a question is answered in public', async ({
  page,
  anotherVisitor,
}) => {
  await page.goto('/products/tidewater-mug', { waitUntil: 'networkidle' })
  const heart = page
    .getByRole('main')
    .getByRole('button', { name: /^Save Tidewater/ })
    .first()
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await letIn(page, '', 'amara@example.com')
  await page.goto('/saved')
  await expect(page.getByRole('heading', { name: /Tidewater/ })).toBeVisible()

  await page.goto('/shops/kiln-and-clay', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Following' })).toBeVisible()
  await page.goto('/account/following')
  await expect(page.getByRole('link', { name: /Kiln & Clay/ }).first()).toBeVisible()

  await page.goto('/products/tidewater-mug')
  await page.getByLabel('Your question').fill('May it stand in an oven?')
  await page.getByRole('button', { name: 'Ask in public' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'May it stand in an oven?' })).toBeVisible()

  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/questions?list=open')
  const open = seller.getByRole('listitem').filter({ hasText: 'May it stand in an oven?' })
  await open.getByRole('button', { name: 'Answer' }).click()
  await open.getByLabel(/^Your answer to/).fill('Up to 200 degrees.')
  await open.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(open).toBeHidden()
  await page.reload()
  await expect(page.getByRole('article').filter({ hasText: 'Up to 200 degrees.' })).toBeVisible()
})
