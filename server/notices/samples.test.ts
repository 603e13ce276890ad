import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages, localeOf, type Language } from '#shared/languages.ts'
import { noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import { tongueOf, writeSamples, type LetterText, type Sample } from '#server/platform/mail/index.ts'
import { sampleLetters } from '#server/wiring.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let samples: Sample[]
let inLanguage: Record<Language, Sample[]>

beforeAll(async () => {
  market = await openTestMarket()
  const write = (language: Language) => writeSamples(market.context, sampleLetters, tongueOf(market.context, language))
  inLanguage = { en: write('en'), de: write('de'), fr: write('fr'), pt: write('pt'), es: write('es') }
  samples = inLanguage.en
})
afterAll(() => market.close())

const linksOf = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, link]) => link!))
/** What people wrote in the samples, and a code: the same in every language. */
const theirs = new Set<string | undefined>([
  '204817',
  'Agreement with shops',
  'Does it whistle?',
  'It does, and in tune.',
  'Thank you! The handle is made of oak from next month on.',
  'The label is in the parcel.',
])
const wordsIn = ({ subject, heading, paragraphs, action, footnote }: LetterText) =>
  new Set([subject, heading, ...paragraphs, action?.label, footnote])
const kindOf = ({ key }: Sample) => key.split(':')[0]!

test('every kind of notice that is told has a letter to look at, and each under a key of its own', () => {
  const shown = new Set(samples.map(kindOf))
  expect(Object.keys(noticeKinds).filter((kind) => !shown.has(kind))).toEqual([])
  expect(new Set(samples.map(({ key }) => key)).size).toBe(samples.length)
})

test('every letter has a subject and a heading, and says the same twice, with the same links', () => {
  for (const sample of Object.values(inLanguage).flat()) {
    const { subject, html, plain, text } = sample.letter
    expect(subject, sample.key).toMatch(/^\S.{5,110}$/)
    const sentences = [text.heading, ...text.paragraphs]
    for (const sentence of sentences) expect(plain, sample.key).toContain(sentence)
    const told = linksOf(html, /href="([^"]+)"/g)
    const inWords = linksOf(plain, /(https?:\/\/[^\s<>"]+)/g)
    const missing = [...told].filter((link) => !inWords.has(link.replaceAll('&amp;', '&')))
    expect(missing, sample.key).toEqual([])
    expect(`${subject}${html}${plain}`, sample.key).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date|\$\{/)
  }
})

test('every letter is written in each language, and no sentence of ours is left in English', () => {
  const english = new Map(samples.map((sample) => [sample.key, sample.letter]))
  for (const language of languages.filter((one) => one !== 'en')) {
    expect(inLanguage[language].map(({ key }) => key)).toEqual([...english.keys()])
    for (const { key, letter } of inLanguage[language]) {
      const { subject, heading, paragraphs, action, footnote } = english.get(key)!.text
      const words = wordsIn(letter.text)
      const ours = [subject, heading, ...paragraphs, action?.label, footnote].filter((one) => one && !theirs.has(one))
      expect(
        ours.filter((one) => words.has(one)),
        `${language}: ${key}`,
      ).toEqual([])
      expect(letter.html).toContain(`<html lang="${localeOf[language]}"`)
      if (letter.text.choicesUrl) expect(letter.plain).not.toContain('Choose what')
    }
  }
})

test('amounts and days stand as the language writes them', () => {
  const letterIn = (language: Language, key: string) =>
    inLanguage[language].find((one) => one.key === key)!.letter.plain.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(letterIn('de', 'order-confirmation:sample')).toContain('134,50 € mit Versand')
  expect(letterIn('fr', 'order-shipped:sample')).toContain('entre le 4 mars et le 9 mars')
  expect(letterIn('pt', 'subscription-started:sample')).toContain('4 de abril de 2027')
  expect(letterIn('es', 'stock-low:several')).toContain('quedan 3')
  expect(letterIn('en', 'order-confirmation:sample')).toContain('€134.50 with shipping')
})

test('what can be switched off says where, at the door it belongs to; what always leaves does not', () => {
  for (const sample of samples) {
    const kind = noticeKinds[kindOf(sample) as NoticeKindName] as { isNecessary: boolean } | undefined
    const isSwitchable = kind?.isNecessary === false || kindOf(sample) === 'digest'
    expect(/\/notices#choices$/m.test(sample.letter.plain), sample.key).toBe(isSwitchable)
  }
  const choicesIn = (key: string) => samples.find((one) => one.key === key)?.letter.text.choicesUrl
  expect(choicesIn('new-order:sample')).toBe(`${market.url}/seller/notices#choices`)
  expect(choicesIn('price-dropped:sample')).toBe(`${market.url}/account/notices#choices`)
})

test('a market to try out shows every letter as it looks and in plain text', async () => {
  const visitor = new Visitor(market.url)
  const list = await (await visitor.fetch('/dev/mailbox/samples')).text()
  for (const { key } of samples) expect(list).toContain(`/dev/mailbox/samples/${key}?language=en"`)
  const page = await (await visitor.fetch('/dev/mailbox/samples/new-sign-in:sample')).text()
  expect(page).toContain('A new sign-in with Firefox on Windows')
  const german = await (await visitor.fetch('/dev/mailbox/samples/new-sign-in:sample?language=de')).text()
  expect(german).toContain('Neue Anmeldung: Firefox (Windows)')
  const letter = await visitor.fetch('/dev/mailbox/samples/new-sign-in:sample/letter')
  expect(letter.headers.get('content-security-policy')).toMatch(/^sandbox /)
  expect(await letter.text()).toContain('See who is signed in')
  expect((await visitor.fetch('/dev/mailbox/samples/nothing')).status).toBe(404)
})
