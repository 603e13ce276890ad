import { expect, test } from 'vitest'
import { accountName } from './accounts.ts'
import {
  captureEntries,
  cashDeliveryEntries,
  deliveryEntries,
  refundAfterDeliveryEntries,
  refundEntries,
} from './posting-rules.ts'
import { checkBalanced, type Entry } from './posting.ts'

/** A posting as an accountant writes it: account, debit, credit, and the sum under both columns. */
function table(entries: Entry[]): string {
  const cell = (amountMinor: number) => (amountMinor > 0 ? (amountMinor / 100).toFixed(2) : '').padStart(9)
  const line = (name: string, debit: number, credit: number) => `${name.padEnd(26)}${cell(debit)}${cell(credit)}`
  const sum = (side: 1 | -1) => entries.reduce((total, { amountMinor }) => total + Math.max(amountMinor * side, 0), 0)
  return [
    ...entries.map(({ purpose, amountMinor }) => line(accountName(purpose), amountMinor, -amountMinor)),
    line('Sum', sum(1), sum(-1)),
  ]
    .map((row) => `\n      ${row.trimEnd()}`)
    .join('')
}

test('a captured payment is owed to the shop until the order is delivered', () => {
  expect(table(captureEntries(28_00))).toBe(`
      Market: gateway clearing      28.00
      Shop: pending                          28.00
      Sum                           28.00    28.00`)
})

test('a delivered order becomes available, less the commission', () => {
  expect(table(deliveryEntries(28_00, 2_80))).toBe(`
      Shop: pending                 28.00
      Shop: available                        25.20
      Market: commission                      2.80
      Sum                           28.00    28.00`)
})

test('without commission the shop receives everything, and no line of zero is written', () => {
  expect(table(deliveryEntries(28_00, 0))).toBe(`
      Shop: pending                 28.00
      Shop: available                        28.00
      Sum                           28.00    28.00`)
})

test('cash at the door is owed by the courier', () => {
  expect(table(cashDeliveryEntries(28_00, 2_80))).toBe(`
      Market: courier clearing      28.00
      Shop: available                        25.20
      Market: commission                      2.80
      Sum                           28.00    28.00`)
})

test('a refund before delivery walks the capture back', () => {
  expect(table(refundEntries(28_00))).toBe(`
      Shop: pending                 28.00
      Market: gateway clearing               28.00
      Sum                           28.00    28.00`)
})

test('a refund after delivery takes from what is available and gives the commission back', () => {
  expect(table(refundAfterDeliveryEntries(10_00, 1_00))).toBe(`
      Shop: available                9.00
      Market: commission             1.00
      Market: gateway clearing               10.00
      Sum                           10.00    10.00`)
})

test('a posting that does not sum to zero, is empty, or books parts of a cent is a mistake of ours', () => {
  const lone: Entry[] = [{ owner: 'shop', purpose: 'pending', amountMinor: 1 }]
  expect(() => checkBalanced({ key: 'a', entries: lone })).toThrow('sums to zero')
  expect(() => checkBalanced({ key: 'b', entries: [] })).toThrow('has entries')
  const broken: Entry[] = [
    { owner: 'shop', purpose: 'pending', amountMinor: 0.5 },
    { owner: 'shop', purpose: 'available', amountMinor: -0.5 },
  ]
  expect(() => checkBalanced({ key: 'c', entries: broken })).toThrow('whole amount')
})

test('a negative amount is never booked', () => {
  expect(() => captureEntries(-1)).toThrow('not negative')
  expect(() => deliveryEntries(100, 101)).toThrow('not negative')
})
