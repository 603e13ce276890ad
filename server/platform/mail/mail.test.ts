import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { queueMail, tongueOf } from './index.ts'
import { writeLetter } from './letter.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const welcome = {
  subject: 'Welcome\r\nBcc: everybody@example.com',
  heading: 'Welcome, <b>Ada</b> & co',
  paragraphs: ['It is good to have you.'],
  action: { label: 'Open the market', url: 'https://market.example/?a=1&b="2"' },
  footnote: 'You get this because you signed up.',
}

async function addressesOf(page: Response): Promise<string[]> {
  return [...(await page.text()).matchAll(/href="(\/dev\/mailbox\/[^"]+)"/g)].map(([, path]) => path!)
}

test('a letter says the same as HTML and as plain text, and takes no value for HTML', () => {
  const letter = writeLetter(market.context, 'welcome:ada', () => welcome, tongueOf(market.context))
  expect(letter.subject).toBe('Welcome Bcc: everybody@example.com')
  expect(letter.html).toContain('Welcome, &lt;b&gt;Ada&lt;/b&gt; &amp; co')
  expect(letter.html).toContain('href="https://market.example/?a=1&amp;b=&quot;2&quot;"')
  expect(letter.html).toContain('#1d6a4e')
  expect(letter.plain).toContain('Welcome, <b>Ada</b> & co')
  expect(letter.plain).toContain('Open the market:\nhttps://market.example/?a=1&b="2"')
  expect(letter.plain).toContain('Stoa')
})

test('a letter asked for twice under one key is written once', async () => {
  const write = () => ({ ...welcome, subject: 'Once' })
  for (let i = 0; i < 2; i++) await queueMail(market.context, { key: 'once', to: 'ada@example.com', write })
  const { count } = await market.context.db
    .selectFrom('mails')
    .where('key', '=', 'once')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(1)
})

test('a letter about something that did not happen is not written', async () => {
  const write = () => ({ ...welcome, subject: 'Never' })
  const undone = inTransaction(market.context, async (tx) => {
    await queueMail(tx, { key: 'never', to: 'ada@example.com', write })
    throw new Error('it did not happen')
  })
  await expect(undone).rejects.toThrow('it did not happen')
  expect(await (await new Visitor(market.url).fetch('/dev/mailbox')).text()).not.toContain('Never')
})

test('the mailbox shows the newest letter first, and each one with its plain twin', async () => {
  const visitor = new Visitor(market.url)
  market.clock.advance({ minutes: 1 })
  const write = () => ({ ...welcome, subject: 'A <script> of letters' })
  await queueMail(market.context, { key: 'newest', to: 'ada@example.com', write })

  const [newest = ''] = await addressesOf(await visitor.fetch('/dev/mailbox'))
  const page = await visitor.fetch(newest)
  const text = await page.text()
  expect(text).toContain('A &lt;script&gt; of letters')
  expect(text).toContain('<a href="https://market.example/?a=1&amp;b=')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a letter is shown in a sandbox where no script runs', async () => {
  const visitor = new Visitor(market.url)
  const [newest = ''] = await addressesOf(await visitor.fetch('/dev/mailbox'))
  const letter = await visitor.fetch(`${newest}/letter`)
  expect(letter.headers.get('content-security-policy')).toMatch(/^sandbox /)
  expect(letter.headers.get('content-security-policy')).not.toContain('allow-scripts')
  expect(await letter.text()).toContain('It is good to have you.')
})

test('a letter that does not exist is said to be missing', async () => {
  const visitor = new Visitor(market.url)
  expect((await visitor.fetch('/dev/mailbox/nothing')).status).toBe(404)
  expect((await visitor.fetch('/dev/mailbox/00000000-0000-7000-8000-000000000000/letter')).status).toBe(404)
})
