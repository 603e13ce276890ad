import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueMail } from '#server/platform/mail/index.ts'
import { aCustomer, type SignedInVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { catchMails } from '#test/support/smtp-catcher.ts'
import { Visitor } from '#test/support/visitor.ts'

const publicUrl = 'https://market.example'

let catcher: Awaited<ReturnType<typeof catchMails>>
let market: TestMarket

beforeAll(async () => {
  catcher = await catchMails()
  market = await openTestMarket({ SMTP_URL: catcher.url })
  // The market of a test is reached by http, and such a link is not offered there.
  Object.assign(market.context.config, { publicUrl })
})
afterAll(async () => {
  await market.close()
  await catcher.close()
})

let count = 0

/** The headers of a letter of a kind as it leaves the house; null when it stays. */
async function send(to: string, kind: string): Promise<string | null> {
  const before = catcher.mails.length
  const action = { label: 'Look', url: `${publicUrl}/account/orders` }
  const text = { subject: 'Hello', heading: 'Hello', paragraphs: ['…'], action }
  await queueMail(market.context, { key: `${kind}:${++count}`, to, write: () => text })
  await market.settle()
  const mail = catcher.mails.slice(before).find(({ source }) => source.includes('Subject: Hello'))
  // Long headers are folded (RFC 5322, section 2.2.3).
  return mail ? mail.source.split('\n\n', 1)[0]!.replace(/\n\s+/g, ' ') : null
}

/** The path of the link a mail program presses for its person. */
function linkIn(headers: string | null): string {
  const [, url = ''] = /^List-Unsubscribe: <([^>]+)>$/m.exec(headers ?? '') ?? []
  return url.replace(publicUrl, '')
}

const choiceOf = async (customer: SignedInVisitor, wanted: string) =>
  (await customer.call('listNoticeChoices')).items.find(({ kind }) => kind === wanted)

/** As a mail program does it: with no cookie, and nothing of ours. */
const press = (path: string) =>
  new Visitor(market.url).fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })

test('one press in a mail program ends the letters of a kind, and of no other', async () => {
  const customer = await aCustomer(market)
  const { email } = customer.person
  const headers = await send(email, 'order-shipped')
  expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  // A program that looks into every link, and a person in a browser, change nothing.
  const looked = await new Visitor(market.url).fetch(linkIn(headers), { redirect: 'manual' })
  expect([looked.status, looked.headers.get('location')]).toEqual([302, '/account/notices#choices'])
  expect(await choiceOf(customer, 'order-shipped')).toMatchObject({ isMailed: true })

  expect((await press(linkIn(headers))).status).toBe(200)
  expect((await press(linkIn(headers))).status).toBe(200)
  expect(await choiceOf(customer, 'order-shipped')).toMatchObject({ isMailed: false, isShown: true })
  expect(await send(email, 'order-shipped')).toBeNull()
  expect(await send(email, 'stock-returned')).not.toBeNull()
})

test('one press in a digest ends what is gathered there', async () => {
  const customer = await aCustomer(market)
  await press(linkIn(await send(customer.person.email, 'digest')))
  expect(await choiceOf(customer, 'price-dropped')).toMatchObject({ isMailed: false })
  expect(await choiceOf(customer, 'stock-returned')).toMatchObject({ isMailed: true })
})

test('what is necessary, and what goes to somebody without an account, has no such button', async () => {
  const { person } = await aCustomer(market)
  for (const kind of ['order-confirmation', 'activation']) expect(await send(person.email, kind)).not.toMatch(/^List-/m)
  expect(await send('guest@example.com', 'order-shipped')).not.toMatch(/^List-/m)
})

test('a link that was changed opens nothing', async () => {
  const [one, other] = [await aCustomer(market), await aCustomer(market)]
  const link = linkIn(await send(one.person.email, 'order-shipped'))
  for (const forged of [
    link.replace(one.person.id, other.person.id),
    link.replace('order-shipped', 'new-order'),
    link.slice(0, -3),
    '/unsubscribe/nothing',
  ]) {
    expect(forged).not.toBe(link)
    expect((await press(forged)).status).toBe(404)
  }
  expect(await choiceOf(other, 'order-shipped')).toMatchObject({ isMailed: true })
})
