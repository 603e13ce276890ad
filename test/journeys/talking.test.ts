import { letIn } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

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

const tooFast = { code: 'too_many_attempts', status: 429, title: 'Too many attempts. Please wait a little.' }

/** Writes into the field and sends, with the keyboard alone. */
async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Message to/ })
  await field.fill(text)
  await field.press('Enter')
}

function said(page: Page, text: string) {
  return page
    .getByRole('region', { name: /^Messages with/ })
    .getByRole('listitem')
    .getByText(text, { exact: true })
}
