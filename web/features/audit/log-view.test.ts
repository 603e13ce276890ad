import { expect, test } from 'vitest'
import { fieldOf, logViewOf, moneyOf, paramsOf } from './log-view.ts'

test('an address says which lines are looked at, and nonsense in it is left out', () => {
  const address = 'search=Paper+Moon&by=operator&subject=shop&act=suspendShop&from=2026-11-01&to=2026-11-20'
  const good = logViewOf(new URLSearchParams(address))
  expect(good).toEqual({
    search: 'Paper Moon',
    by: 'operator',
    subject: 'shop',
    act: 'suspendShop',
    from: '2026-11-01',
    to: '2026-11-20',
  })
  expect(paramsOf(good).toString()).toBe(address)
  const bad = logViewOf(new URLSearchParams(`search=+&by=nobody&act=${'a'.repeat(81)}&from=soon&to=2026-02-30`))
  expect(paramsOf(bad).toString()).toBe('')
})

test('minor units are money where their currency is known, and figures where it is not', () => {
  expect(moneyOf('total_minor', 2_290, 'EUR')).toEqual({ amountMinor: 2_290, currency: 'EUR' })
  expect(moneyOf('gapMinor', -5, 'JPY')).toEqual({ amountMinor: -5, currency: 'JPY' })
  expect(moneyOf('total_minor', 2_290, null)).toBeNull()
  expect(moneyOf('total_minor', 2_290, 'no such')).toBeNull()
  expect(moneyOf('quantity', 2, 'EUR')).toBeNull()
  expect(moneyOf('total_minor', '•••', 'EUR')).toBeNull()
  expect(['gapMinor', 'total_minor'].map((name) => fieldOf(name, true))).toEqual(['Gap', 'Total'])
})

test('fields are read as words, however they are written', () => {
  expect(['gapMinor', 'user_agent', 'tries'].map((name) => fieldOf(name))).toEqual(['Gap minor', 'User agent', 'Tries'])
})
