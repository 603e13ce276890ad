import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign, signatureHeader } from '#server/platform/http/signature.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { catchMails } from '#test/support/smtp-catcher.ts'
import { Visitor } from '#test/support/visitor.ts'
import { receiveMailEvents } from './receive-mail-events.ts'

const secret = 'a secret that only the relay knows too'

let catcher: Awaited<ReturnType<typeof catchMails>>
let market: TestMarket

beforeAll(async () => {
  catcher = await catchMails()
  market = await openTestMarket({ SMTP_URL: catcher.url, MAIL_WEBHOOK_SECRET: secret })
})
afterAll(async () => {
  await market.close()
  await catcher.close()
})

interface Told {
  id: string
  kind: 'bounced' | 'complained' | 'delivered'
  address: string
  permanent?: boolean
  at: Date
}

/** What the relay would post, and what it is answered. */
async function post(body: string, signedAt = market.clock.outside(), key = secret) {
  const response = await new Visitor(market.url).fetch('/api/webhooks/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [signatureHeader]: sign(body, key, signedAt) },
    body,
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

async function tell(told: Omit<Told, 'at'> & { at?: Date }): Promise<void> {
  const events: Told[] = [{ at: market.clock.outside(), ...told }]
  expect(await post(JSON.stringify(events))).toMatchObject({ status: 200 })
}

let count = 0

/** Writes a letter of a kind; answers whether it left the house, or why it did not. */
async function writeTo(address: string, kind: string): Promise<unknown> {
  const key = `${kind}:${++count}`
  const text = { subject: 'Hello', heading: 'Hello', paragraphs: ['…'] }
  await queueMail(market.context, { key, to: address, write: () => text })
  await market.settle()
  const { context } = market
  const mail = await context.db.selectFrom('mails').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
  return mail.not_sent_because ?? (mail.sent_at ? 'sent' : 'waits')
}

test('what nobody signed with the secret is not heard, nor what was signed long ago, nor anything without a secret', async () => {
  const body = JSON.stringify([
    { id: 'evt', kind: 'bounced', address: 'x@example.com', permanent: true, at: new Date() },
  ])
  const long = new Date(market.clock.outside().getTime() - 301_000)
  const { context, clock } = market
  const deaf = { ...context, config: { ...context.config, mailWebhookSecret: null } }
  const signed = { [signatureHeader]: sign(body, '', clock.outside()) }
  await expect(receiveMailEvents(deaf, Buffer.from(body), signed)).rejects.toThrow('missing, wrong or too old')
  for (const answer of [await post(body, undefined, 'another secret'), await post(body, long)]) {
    expect(answer).toMatchObject({ status: 400, answer: { code: 'signature_invalid' } })
  }
  expect(await writeTo('x@example.com', 'new-order')).toBe('sent')
})

test('what cannot be read is refused by the name of its field', async () => {
  expect(await post('[{"id":')).toMatchObject({ status: 400, answer: { code: 'broken_json' } })
  const at = market.clock.outside().toISOString()
  const wrong = JSON.stringify([
    { id: 'evt_ok', kind: 'bounced', address: 'kept@example.com', permanent: true, at },
    { id: 'evt_2', kind: 'vanished', address: 'no address', at, more: 1 },
  ])
  const { status, answer } = await post(wrong)
  expect(status).toBe(422)
  const paths = (answer['errors'] as { path: string }[]).map(({ path }) => path)
  expect(paths.toSorted()).toEqual(['body.1.address', 'body.1.kind', 'body.1.more'])
  expect(await writeTo('kept@example.com', 'new-order')).toBe('sent')
})

test('an address that bounces for good gets no more letters, and one that bounces this once goes on getting them', async () => {
  await tell({ id: 'soft', kind: 'bounced', address: 'full@example.com' })
  await tell({ id: 'fine', kind: 'delivered', address: 'full@example.com' })
  await tell({ id: 'hard', kind: 'bounced', address: 'Dead@example.com', permanent: true })
  expect(await writeTo('full@example.com', 'new-order')).toBe('sent')
  expect(await writeTo('dead@example.com', 'new-order')).toBe('bounced')
  expect(await writeTo('dead@example.com', 'order-confirmation')).toBe('bounced')
  expect(catcher.mails.filter(({ to }) => to.includes('dead@example.com'))).toEqual([])
})

test('who complained gets only what is necessary, and nothing once it also bounces', async () => {
  const address = 'tired@example.com'
  await tell({ id: 'complaint', kind: 'complained', address })
  expect(await writeTo(address, 'new-order')).toBe('complained')
  expect(await writeTo(address, 'digest')).toBe('complained')
  expect(await writeTo(address, 'order-confirmation')).toBe('sent')
  expect(await writeTo(address, 'activation')).toBe('sent')
  await tell({ id: 'bounce', kind: 'bounced', address, permanent: true })
  await tell({ id: 'complaint-again', kind: 'complained', address })
  expect(await writeTo(address, 'order-confirmation')).toBe('bounced')
})

test('an operator sees what is paused and why, and sends there again; what the relay tells twice counts once', async () => {
  const operator = await anOperator(market)
  const told = { id: 'once', kind: 'bounced', address: 'mended@example.com', permanent: true } as const
  await tell(told)
  const { items } = await operator.call('listPausedAddresses', { query: { limit: 100 } })
  const row = items.find(({ address }) => address === told.address)!
  expect(row).toMatchObject({ reason: 'bounced' })
  await operator.call('resumeAddress', { params: { id: row.id } })
  const again = await operator.send('resumeAddress', { params: { id: row.id } })
  expect(await again.json()).toMatchObject({ status: 404, code: 'paused_address_not_found' })
  market.clock.advance({ minutes: 1 })
  await tell(told)
  await tell({ ...told, id: 'told-late', at: new Date(market.clock.outside().getTime() - 3_600_000) })
  expect(await writeTo(told.address, 'new-order')).toBe('sent')
  await tell({ ...told, id: 'bounced-again' })
  expect(await writeTo(told.address, 'new-order')).toBe('bounced')
  const { items: acts } = await operator.call('listAuditEntries', { query: {} })
  expect(acts.find(({ words }) => words === 'Send mail to an address again')).toMatchObject({
    by: 'operator',
    person: { name: operator.person.name },
  })
})

test('who signs up with an address that once bounced gets the letter, and sees in their notices when mail does not come', async () => {
  const address = 'back@example.com'
  await tell({ id: 'old-bounce', kind: 'bounced', address, permanent: true })
  expect(await writeTo(address, 'activation')).toBe('bounced')
  await new Visitor(market.url).call('signUp', { body: { name: 'Back', email: address, password: 'market-day-2026' } })
  await market.settle()
  expect(catcher.mails.filter(({ to }) => to.includes(address))).toHaveLength(1)

  const customer = await aCustomer(market)
  const own = { address: customer.person.email }
  expect(await customer.call('listNoticeChoices')).toMatchObject({ pausedBecause: null })
  await tell({ ...own, id: 'own', kind: 'complained' })
  expect(await customer.call('listNoticeChoices')).toMatchObject({ pausedBecause: 'complained' })
})
