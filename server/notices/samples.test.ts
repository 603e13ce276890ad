import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import { tongueOf, writeSamples, type Sample } from '#server/platform/mail/index.ts'
import { sampleLetters } from '#server/wiring.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let samples: Sample[]

beforeAll(async () => {
  market = await openTestMarket()
  samples = writeSamples(market.context, sampleLetters, tongueOf(market.context))
})
afterAll(() => market.close())

const linksOf = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, link]) => link!))
const kindOf = ({ key }: Sample) => key.split(':')[0]!

test('every kind of notice that is told has a letter to look at, and each under a key of its own', () => {
  const shown = new Set(samples.map(kindOf))
  expect(Object.keys(noticeKinds).filter((kind) => !shown.has(kind))).toEqual([])
  expect(new Set(samples.map(({ key }) => key)).size).toBe(samples.length)
})

test('every letter has a subject and a heading, and says the same twice, with the same links', () => {
  for (const sample of samples) {
    const { subject, html, plain, text } = sample.letter
    expect(subject, sample.key).toMatch(/^\S.{5,110}$/)
    const sentences = [text!.heading, ...text!.paragraphs]
    for (const sentence of sentences) expect(plain, sample.key).toContain(sentence)
    const told = linksOf(html, /href="([^"]+)"/g)
    const inWords = linksOf(plain, /(https?:\/\/[^\s<>"]+)/g)
    const missing = [...told].filter((link) => !inWords.has(link.replaceAll('&amp;', '&')))
    expect(missing, sample.key).toEqual([])
    expect(`${subject}${html}${plain}`, sample.key).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date|\$\{/)
  }
})

test('what can be switched off says where, at the door it belongs to; what always leaves does not', () => {
  for (const sample of samples) {
    const kind = noticeKinds[kindOf(sample) as NoticeKindName] as { isNecessary: boolean } | undefined
    const isSwitchable = kind?.isNecessary === false || kindOf(sample) === 'digest'
    expect(/\/notices#choices$/m.test(sample.letter.plain), sample.key).toBe(isSwitchable)
  }
  const choicesIn = (key: string) => samples.find((one) => one.key === key)?.letter.text?.choicesUrl
  expect(choicesIn('new-order:sample')).toBe(`${market.url}/seller/notices#choices`)
  expect(choicesIn('price-dropped:sample')).toBe(`${market.url}/account/notices#choices`)
})

test('a market to try out shows every letter as it looks and in plain text', async () => {
  const visitor = new Visitor(market.url)
  const list = await (await visitor.fetch('/dev/mailbox/samples')).text()
  for (const { key } of samples) expect(list).toContain(`/dev/mailbox/samples/${key}?language=en"`)
  const page = await (await visitor.fetch('/dev/mailbox/samples/new-sign-in:sample')).text()
  expect(page).toContain('A new sign-in with Firefox on Windows')
  const letter = await visitor.fetch('/dev/mailbox/samples/new-sign-in:sample/letter')
  expect(letter.headers.get('content-security-policy')).toMatch(/^sandbox /)
  expect(await letter.text()).toContain('See who is signed in')
  expect((await visitor.fetch('/dev/mailbox/samples/nothing')).status).toBe(404)
})
