import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { catchMails } from '#test/support/smtp-catcher.ts'
import { Visitor } from '#test/support/visitor.ts'
import { queueMail } from './index.ts'
import { sendMail } from './jobs.ts'

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

test('a market with real people shows its letters to nobody', async () => {
  const page = await new Visitor(market.url).fetch('/dev/mailbox')
  expect(page.status).toBe(404)
})
