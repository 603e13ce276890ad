import { newId } from '#shared/ids.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test, type Locator, type Page } from '#test/support/journey.ts'
import { openLive } from '#test/support/open-live.ts'

for (const { where, viewport } of [
  { where: 'at a desk', viewport: { width: 1440, height: 900 } },
  { where: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test(`two people talk ${where}: each sees at once what the other writes`, async ({
    page: customer,
    anotherVisitor,
    complaints,
  }) => {
    // The town keeps what a first try said, so a second one says it in other words.
    const name = `${where}, try ${test.info().retry + 1}`
    await customer.setViewportSize(viewport)
    const seller = await anotherVisitor({ viewport })
    await letIn(customer, '', 'mateus@example.com')
    await letIn(seller, '/seller', 'marta@example.com')

    await customer.goto('/products/tidewater-mug')
    await customer.getByRole('link', { name: 'Ask Kiln & Clay about it' }).click()
    await expect(customer.getByText('About: Tidewater stoneware mug')).toBeVisible()
    const question = `Does it hold half a litre? (${name})`
    await write(customer, question)
    await expect(said(customer, question)).toBeVisible()
    await expect(customer.getByRole('link', { name: /Tidewater stoneware mug/ }).last()).toBeVisible()

    await seller.goto('/seller/messages')
    await seller
      .getByRole('link', { name: /Mateus Rocha/ })
      .first()
      .click()
    await expect(said(seller, question)).toBeVisible()
    await expect(customer.getByText('Read', { exact: true }).last()).toBeVisible()

    await seller.getByRole('textbox', { name: 'Message to Mateus Rocha' }).pressSequentially('It h', { delay: 30 })
    await expect(customer.getByText('Marta is writing')).toBeVisible()
    const answer = `It holds 300 ml. (${name})`
    await write(seller, answer)
    await expect(said(customer, answer)).toBeVisible()
    await expect(customer.getByRole('status').filter({ hasText: answer })).toBeAttached()
    await expect(customer.getByText('Marta is writing')).toBeHidden()
    await expect(said(customer, answer)).toHaveCount(1)

    // What does not arrive is kept, and sent again once.
    const thanks = `Thank you! (${name})`
    const address = '**/api/conversations/*/messages'
    complaints.expect(429, '/api/conversations/.*/messages')
    await customer.route(address, (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 429, json: tooFast }) : route.fallback(),
    )
    await write(customer, thanks)
    await expect(customer.getByText('Not sent.')).toBeVisible()
    await customer.unroute(address)
    await customer.getByRole('button', { name: 'Send again' }).click()
    await expect(customer.getByText('Not sent.')).toBeHidden()
    await expect(said(seller, thanks)).toBeVisible()
    await expect(said(customer, thanks)).toHaveCount(1)
    await expect(said(seller, thanks)).toHaveCount(1)

    // A file on its way says how far it is, can be given up, and be tried again.
    const uploads = '**/api/conversations/*/files'
    const paper = `plan ${name}.pdf`
    const plan = { name: paper, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plan') }
    const choose = () => customer.getByLabel('Pictures and PDFs').setInputFiles(plan)
    await customer.route(uploads, () => {})
    await choose()
    await expect(customer.getByRole('progressbar', { name: `Upload of ${paper}` })).toBeVisible()
    const isGivenUp = customer.waitForEvent('requestfailed', (request) => request.url().endsWith('/files'))
    await customer.getByRole('button', { name: `Leave out ${paper}` }).click()
    await isGivenUp
    await expect(customer.getByRole('list', { name: 'To be sent' })).toBeHidden()
    await customer.unroute(uploads)
    complaints.expect(429, '/api/conversations/.*/files')
    await customer.route(uploads, (route) => route.fulfill({ status: 429, json: tooFast }), { times: 1 })
    await choose()
    await expect(customer.getByRole('alert')).toContainText('Too many attempts')
    await customer.getByRole('button', { name: `Upload ${paper} again` }).click()
    await expect(customer.getByText('Ready to send')).toBeVisible()
    await customer.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(seller.getByRole('button', { name: paper })).toBeVisible()

    // What is searched for opens at its place, marked.
    await seller.goto('/seller/messages')
    await seller.getByRole('searchbox', { name: 'Search messages' }).fill(question)
    await seller.getByRole('list', { name: 'Messages found' }).getByRole('link').first().click()
    const found = seller.locator('li[aria-current="true"]').filter({ hasText: question })
    await expect(found).toBeInViewport()
    await seller.getByRole('button', { name: 'Newest messages' }).click()
    await expect(seller.locator('li[aria-current="true"]')).toHaveCount(0)
    await expect(seller.getByRole('button', { name: paper })).toBeInViewport()
  })
}

test('what got no answer is kept when the page is left, and goes out by itself when the line is back', async ({
  page: customer,
  anotherVisitor,
}) => {
  const seller = await anotherVisitor()
  await letIn(customer, '', 'ines@example.com')
  await letIn(seller, '/seller', 'marta@example.com')
  const name = newId().slice(-6)
  await customer.goto('/messages')
  await customer
    .getByRole('link', { name: /Kiln & Clay/ })
    .first()
    .click()
  const field = customer.getByRole('textbox', { name: /^Message to/ })
  await expect(field).toBeVisible()
  const address = '**/api/conversations/*/messages'
  await customer.route(address, (route) =>
    route.request().method() === 'POST' ? route.abort('aborted') : route.fallback(),
  )
  const [first, second, draft] = [`In the tunnel (${name})`, `Still in it (${name})`, `And a thought (${name})`]
  await write(customer, first)
  await write(customer, second)
  await expect(customer.getByText('Not sent.')).toHaveCount(2)
  await field.fill(draft)

  // Another page, and back.
  await customer
    .getByRole('link', { name: /^Basket/ })
    .first()
    .click()
  await expect(customer).toHaveURL(/cart/)
  await customer.goBack()
  await expect(field).toHaveValue(draft)
  await expect(customer.getByText('Not sent.')).toHaveCount(2)
  await customer.unroute(address)
  await customer.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(customer.getByText('Not sent.')).toHaveCount(0)
  await seller.goto('/seller/messages?view=all')
  await seller
    .getByRole('link', { name: /Ines Duarte/ })
    .first()
    .click()
  const talk = seller.getByRole('region', { name: /^Messages with/ })
  const both = talk.getByText(new RegExp(`(In the tunnel|Still in it) .${name}.$`))
  await expect(both).toHaveText([first, second])
  await expect(said(customer, first)).toHaveCount(1)

  // What is said otherwise puts the draft aside.
  await customer.getByRole('button', { name: 'Edit' }).last().click()
  await expect(field).toHaveValue(second)
  await customer.getByRole('button', { name: 'Keep it as it was' }).click()
  await expect(field).toHaveValue(draft)
  await field.fill('')
})

test('a whole conversation can be led by the keyboard: found, spoken in, said otherwise, taken back, searched', async ({
  page: customer,
}) => {
  test.slow()
  await letIn(customer, '', 'ines@example.com')
  const name = newId().slice(-6)
  await customer.goto('/messages')
  const first = customer
    .getByRole('main')
    .getByRole('list')
    .getByRole('link', { name: /Kiln & Clay/ })
    .first()
  await tabTo(first)
  await customer.keyboard.press('Enter')
  const field = customer.getByRole('textbox', { name: /^Message to/ })
  await tabTo(field)
  await customer.keyboard.type(`Do you deliver (${name})`)
  await customer.keyboard.press('Enter')
  const row = customer
    .getByRole('region', { name: /^Messages with/ })
    .getByRole('listitem')
    .filter({ hasText: `Do you deliver (${name})` })
  await tabTo(row.getByRole('button', { name: 'Edit' }))
  await customer.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await customer.keyboard.press('End')
  await customer.keyboard.type('?')
  await customer.keyboard.press('Enter')
  await expect(said(customer, `Do you deliver (${name})?`)).toBeVisible()
  await tabTo(row.getByRole('button', { name: 'Withdraw' }))
  await customer.keyboard.press('Enter')
  await expect(said(customer, `Do you deliver (${name})?`)).toBeHidden()
  await expect(customer.getByText('This message was withdrawn.').last()).toBeVisible()
  await tabTo(customer.getByRole('searchbox', { name: 'Search messages' }))
  await customer.keyboard.type('straw boxes')
  const found = customer.getByRole('list', { name: 'Messages found' }).getByRole('link').first()
  await tabTo(found)
  await customer.keyboard.press('Enter')
  await expect(customer.locator('li[aria-current="true"]')).toBeInViewport()
})

test('a new message rings once, on whatever pages of the door one is', async ({ page: customer, anotherVisitor }) => {
  const seller = await anotherVisitor()
  await seller.addInitScript(countRings)
  await letIn(customer, '', 'ines@example.com')
  await letIn(seller, '/seller', 'marta@example.com')
  const besides = await seller.context().newPage()
  await besides.addInitScript(countRings)
  for (const [tab, path] of [
    [seller, '/seller/orders'],
    [besides, '/seller/products'],
  ] as const) {
    await openLive(tab, path)
    // A page nobody has touched may make no sound.
    await tab.getByRole('heading', { level: 1 }).click()
    await expect(tab).toHaveTitle(/Orders|Products/)
  }
  const titles = await Promise.all([seller.title(), besides.title()])
  await customer.goto('/messages')
  await customer
    .getByRole('link', { name: /Kiln & Clay/ })
    .first()
    .click()
  await write(customer, `Can you hear me? (${newId().slice(-6)})`)
  await expect.poll(() => seller.title()).not.toBe(titles[0])
  await expect.poll(() => besides.title()).not.toBe(titles[1])
  const rung = async () => (await Promise.all([seller, besides].map(ringsOf))).reduce((sum, rings) => sum + rings)
  await expect.poll(rung).toBe(1)
})

test('a shop that asks a customer about an order begins with its card', async ({ page: seller }) => {
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/orders')
  await seller.getByRole('row').getByRole('link').first().click()
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText(/^Order [0-9]/)
  const number = (await seller.getByRole('heading', { level: 1 }).innerText()).replaceAll(/[^0-9]/g, '')
  await seller
    .getByRole('link', { name: /^Write to/ })
    .first()
    .click()
  await expect(seller.getByText(`About: order ${number}`)).toBeVisible()
})

test('the last words stay in sight when the room for them shrinks, unless somebody reads further up', async ({
  page: seller,
}) => {
  await seller.setViewportSize({ width: 390, height: 844 })
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/messages?view=all')
  await seller
    .getByRole('link', { name: /Ines Duarte/ })
    .first()
    .click()
  const box = seller.getByRole('region', { name: /^Messages with/ })
  const toFoot = () => box.evaluate((each) => Math.round(each.scrollHeight - each.scrollTop - each.clientHeight))
  await expect.poll(toFoot).toBeLessThan(2)
  await seller.setViewportSize({ width: 390, height: 480 })
  await seller.getByRole('button', { name: 'Emoji' }).click()
  await expect.poll(toFoot).toBeLessThan(2)
  await box.evaluate((each) => each.scrollTo(0, 0))
  await seller.getByRole('button', { name: 'Emoji' }).click()
  await expect.poll(() => box.evaluate((each) => each.scrollTop)).toBe(0)
})

const tooFast = { code: 'too_many_attempts', status: 429, title: 'Too many attempts. Please wait a little.' }

/** Writes into the field and sends, with the keyboard alone. */
async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Message to/ })
  await field.fill(text)
  await field.press('Enter')
}

/** In a page: counts how often it makes a sound. */
function countRings(): void {
  const { createOscillator } = AudioContext.prototype
  Object.assign(globalThis, { rings: 0 })
  AudioContext.prototype.createOscillator = function ring(this: AudioContext) {
    ;(globalThis as unknown as { rings: number }).rings++
    return createOscillator.call(this)
  }
}

async function ringsOf(page: Page): Promise<number> {
  return await page.evaluate(() => (globalThis as unknown as { rings: number }).rings)
}

/** Goes on with the tab key alone until something has the focus. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  const isFocused = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 150 && !(await isFocused()); presses++) await target.page().keyboard.press('Tab')
  await expect(target).toBeFocused()
}

function said(page: Page, text: string) {
  return page
    .getByRole('region', { name: /^Messages with/ })
    .getByRole('listitem')
    .getByText(text, { exact: true })
}
