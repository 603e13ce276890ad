import { expect, test } from 'vitest'
import { languageOf, preferredLanguage } from './languages.ts'

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, FR-ca;q=0.9', 'fr'],
  ['sv, nl;q=0.9, es;q=0.1', 'es'],
  ['pt-BR;q=0.7,en;q=0.7', 'pt'],
  ['de;q=0, en', 'en'],
  ['sv, *', null],
  ['de;q=often', null],
  ['', null],
  [undefined, null],
])('a browser that asks for %j reads %j', (acceptLanguage, language) => {
  expect(preferredLanguage(acceptLanguage)).toBe(language)
})

test('a market writes in the language of its locale, and in English where that is not written here', () => {
  expect(languageOf('de-AT')).toBe('de')
  expect(languageOf('fr')).toBe('fr')
  expect(languageOf('sv-SE')).toBe('en')
})
