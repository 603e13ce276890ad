import { expectNoBarriers } from '#test/support/barriers.ts'
import { bringVariant, fillInAddress, lookAtProduct } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

test('a customer shows a picture, cut to a square, and saves an address', async ({ page }) => {
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

  await page.goto('/account/questions', { waitUntil: 'networkidle' })
  const asked = page.getByRole('listitem').filter({ hasText: 'May it stand in an oven?' })
  await expect(asked).toContainText('Up to 200 degrees.')
  await expect(asked.getByRole('link', { name: /Tidewater/ })).toHaveAttribute(
    'href',
    '/products/tidewater-mug#questions',
  )
  await test.step('own questions', () => expectNoBarriers(page))
  await asked.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(asked).toBeHidden()
  await page.goto('/products/tidewater-mug')
  await expect(page.getByText('May it stand in an oven?')).toBeHidden()
})

test('a customer keeps two cards, pays with the one chosen first, and sees what comes back before a plate is taken out', async ({
  page,
  anotherVisitor,
}) => {
  await letIn(page, '', 'lena@example.com')
  await page.goto('/account/cards', { waitUntil: 'networkidle' })
  for (const number of ['4242424242424242', '5555555555554444']) await keepCard(page, number)
  await page.getByRole('button', { name: 'Pay with Mastercard ending 4444 first' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '4444' })).toContainText('Paid with first')

  const { variants } = await lookAtProduct(page, 'oat-plates')
  await bringVariant(page, variants.find(({ price }) => price.amountMinor === 19_00)!.id, 3)
  await page.goto('/checkout', { waitUntil: 'networkidle' })
  await fillInAddress(page, lena)
  await expect(page.getByRole('radio', { name: /^Mastercard ending 4444/ })).toBeChecked()
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Lena.')
  const see = page.getByRole('link', { name: /^See order/ })
  const number = (await see.textContent())!.replace('See order ', '')
  await see.click()

  await page.getByRole('button', { name: 'Take something out' }).click()
  const sheet = page.getByRole('dialog', { name: 'What should not be sent?' })
  await sheet.getByLabel(/^How many of Oat plates/).selectOption('1')
  await expect(sheet).toContainText('You get back€19.00')
  await sheet.getByRole('button', { name: 'Take it out, €19.00 back' }).click()
  await expect(sheet).toBeHidden()

  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/orders', { waitUntil: 'networkidle' })
  await seller.getByRole('row').filter({ hasText: number }).getByRole('link').click()
  await seller.getByRole('button', { name: 'Take something out' }).click()
  const question = seller.getByRole('dialog', { name: /^What can you not send/ })
  await expect(question).toContainText('2 in the parcel')
  await question.getByRole('button', { name: 'One more' }).click()
  await expect(question).toContainText('Back to Lena Wolf€19.00')
  await question.getByLabel('Why?').fill('The last one broke in the kiln.')
  await question.getByRole('button', { name: 'Take it out and give back €19.00' }).click()
  await expect(question).toBeHidden()

  await expect
    .poll(async () => {
      await page.reload()
      return await page.getByRole('main').textContent()
    })
    .toContain('Given back€38.00')
  await page.goto('/account/cards', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Forget Visa ending 4242' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '4242' })).toBeHidden()
})

const lena = {
  email: 'lena@example.com',
  name: 'Lena Wolf',
  street: 'Carrer de Verdi 18',
  postalCode: '08012',
  city: 'Barcelona',
}

async function keepCard(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a card' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a card' })
  await dialog.getByLabel('Card number').fill(number)
  await dialog.getByLabel('Expires').fill('1234')
  await dialog.getByLabel('Security code').fill('123')
  await dialog.getByRole('button', { name: 'Keep this card' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: number.slice(-4) })).toBeVisible()
}

test('a browser is switched on, shows what it is told, and says when the market cannot be reached', async ({
  browser,
  baseURL,
}) => {
  // Its requests fail on purpose, so nobody listens to what it complains about.
  const context = await browser.newContext({ baseURL: baseURL! })
  const page = await context.newPage()
  await page.addInitScript(standInForPushService)
  await letIn(page, '', 'harjit@example.com')
  await page.goto('/account/notices')
  const kind = page.getByRole('checkbox', { name: 'A parcel is on its way: on your devices' })
  await expect(kind).toBeDisabled()
  const switchOn = page.getByRole('button', { name: 'Tell me on this device' })
  await switchOn.click()
  await expect(page.getByRole('alert')).toContainText('could not reach its push service')
  await switchOn.click()
  await expect(page.getByRole('listitem').filter({ hasText: 'this one' })).toBeVisible()
  await expect(kind).toBeChecked()

  const told = { tag: 'one', title: 'A parcel is on its way', words: 'From Kiln & Clay.', path: '/account/orders' }
  const { tag, title, words, path } = told
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate('registration.showNotification = async (title, rest) => { self.shown = { title, ...rest } }')
  await pushTo(page, told)
  await expect.poll(() => worker.evaluate('self.shown')).toEqual({ tag, title, body: words, data: { path } })

  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(switchOn).toBeVisible()
  await context.setOffline(true)
  await page.goto('/saved')
  await expect(page.getByRole('heading', { name: 'The market cannot be reached' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Saved', level: 1 })).toBeVisible()
  await context.close()
})

/** A browser without a head asks nobody and reaches no push service: its person allows it, and its service takes the second try. */
function standInForPushService(): void {
  const keys = {
    p256dh: 'BG_wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoWPE91OlW_AdxT9sCwx-7ni0DG_30lqW4igrmJzvccFEo',
    auth: 'a'.repeat(22),
  }
  let tries = 0
  Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  Notification.requestPermission = () => Promise.resolve('granted')
  PushManager.prototype.subscribe = () =>
    tries++ === 0
      ? Promise.reject(new DOMException('push service not available', 'AbortError'))
      : Promise.resolve({
          toJSON: () => ({ endpoint: 'https://push.example/harjit', keys }),
        } as Partial<PushSubscription> as PushSubscription)
}

/** Gives the worker of a page what a push service would. */
async function pushTo(page: Page, message: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const running = versions.find(({ status }) => status === 'activated')
      if (running) resolve(running.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registered,
    data: JSON.stringify(message),
  })
}
