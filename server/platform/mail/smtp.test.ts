import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { catchMails } from '#test/support/smtp-catcher.ts'
import { Visitor } from '#test/support/visitor.ts'
import { listPausedAddresses, queueMail } from './index.ts'
import { sendMail } from './jobs.ts'
import { AddressRefused } from './port.ts'

let catcher: Awaited<ReturnType<typeof catchMails>>
let market: TestMarket

beforeAll(async () => {
  catcher = await catchMails()
  market = await openTestMarket({
    SMTP_URL: catcher.url,
    MAIL_FROM: 'Stoa <hello@market.example>',
    SANDBOX: 'false',
    SECRET: 'a secret of a test, long enough to be one',
    PUBLIC_URL: 'https://market.example',
  })
})
afterAll(async () => {
  await market.close()
  await catcher.close()
})

test('with SMTP a letter leaves the house once, as HTML and as plain text', async () => {
  const { context } = market
  const write = () => ({ subject: 'Olá', heading: 'Olá, Ada', paragraphs: ['Bom dia.'] })
  await queueMail(context, { key: 'hello', to: 'ada@example.com', write })
  expect(catcher.mails).toEqual([])
  await market.settle()
  expect(catcher.mails).toHaveLength(1)

  const [mail] = catcher.mails
  const { id, sent_at } = await context.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow()
  expect(mail).toMatchObject({ from: 'hello@market.example', to: ['ada@example.com'] })
  expect(mail?.source).toContain(`Message-ID: <${id}@market.example>`)
  expect(mail?.source).toContain('Content-Type: text/plain; charset=utf-8')
  expect(mail?.source).toContain('Content-Type: text/html; charset=utf-8')
  expect(sent_at).not.toBeNull()

  await sendMail.run(context, { mailId: id })
  expect(catcher.mails).toHaveLength(1)
})

test('a letter whose tries were all in vain is tried again for three days, leaves once, and is counted meanwhile', async () => {
  const { context, clock } = market
  const write = () => ({ subject: 'Olá', heading: 'Olá', paragraphs: ['Bom dia.'] })
  await queueMail(context, { key: 'stuck', to: 'late@example.com', write })
  const loseJobs = () => sql`delete from pgboss.job`.execute(context.db)
  await loseJobs()
  await market.settle()
  const arrived = () => catcher.mails.filter(({ to }) => to.includes('late@example.com')).length
  const stuck = async (state: string) => {
    const said = await context.metrics.registry.metrics()
    return Number(
      said
        .split('\n')
        .find((line) => line.startsWith(`stoa_letters_stuck{state="${state}"}`))!
        .split(' ')[1],
    )
  }
  expect([arrived(), await stuck('waiting')]).toEqual([0, 0])
  clock.advance({ minutes: 61 })
  expect(await stuck('waiting')).toBe(1)
  await market.settle()
  clock.advance({ minutes: 61 })
  await market.settle()
  expect([arrived(), await stuck('waiting')]).toEqual([1, 0])

  await queueMail(context, { key: 'lost', to: 'late@example.com', write })
  await sql`update mails set times_queued = 72 where key = 'lost'`.execute(context.db)
  await loseJobs()
  clock.advance({ minutes: 61 })
  await market.settle()
  expect([arrived(), await stuck('given_up')]).toEqual([1, 1])
})

test('an address that nobody has at the relay is paused as if its mail had come back', async () => {
  const { context } = market
  catcher.refusals.set('gone@example.com', '550 5.1.1 No such user here')
  const write = () => ({ subject: 'Olá', heading: 'Olá', paragraphs: ['Bom dia.'] })
  await queueMail(context, { key: 'gone-1', to: 'gone@example.com', write })
  await market.settle()
  catcher.refusals.clear()
  await queueMail(context, { key: 'gone-2', to: 'gone@example.com', write })
  await market.settle()
  const kept = await context.db
    .selectFrom('mails')
    .select(['sent_at', 'not_sent_because'])
    .where('recipient', '=', 'gone@example.com')
    .execute()
  expect(kept).toEqual(Array.from({ length: 2 }, () => ({ sent_at: null, not_sent_because: 'bounced' })))
  const { items } = await listPausedAddresses(context.db, { limit: 10 })
  expect(items.map((item) => JSON.parse(item))).toMatchObject([{ address: 'gone@example.com', reason: 'bounced' }])

  await queueMail(context, { key: 'gone-3', to: 'gone@example.com', write, isAskedFor: true })
  await market.settle()
  expect(catcher.mails.filter(({ to }) => to.includes('gone@example.com'))).toHaveLength(1)
})

test.each([
  ['550 Unrouteable address', true],
  ['553 sorry, no mailbox here by that name', true],
  ['550 5.2.1 Mailbox disabled', true],
  ['550 5.7.1 Relaying denied', false],
  ['550 relay not permitted', false],
  ['552 5.2.2 Mailbox full', false],
  ['450 4.2.1 Try again later', false],
])('%s: the address is nobody’s: %s', async (reply, isNobodys) => {
  const { deliver } = market.context.ports.mail
  catcher.refusals.set('who@example.com', reply)
  const letter = { subject: 'Olá', html: '', plain: '' }
  const failed = await deliver!({ id: 'x', to: 'who@example.com', letter, attachments: [], oneClickUrl: null }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failed).toBeInstanceOf(Error)
  expect(failed instanceof AddressRefused).toBe(isNobodys)
})

test('a market with real people shows its letters to nobody', async () => {
  const page = await new Visitor(market.url).fetch('/dev/mailbox')
  expect(page.status).toBe(404)
})
