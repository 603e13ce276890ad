import { expect, test } from 'vitest'
import { accountName } from './accounts.ts'
import {
  captureEntries,
  cashDeliveryEntries,
  deliveryEntries,
  differenceEntries,
  gatewayFeeEntries,
  gatewayPayoutEntries,
  marketWide,
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

const fee = (commissionMinor: number, commissionTaxMinor = 0) => ({ commissionMinor, commissionTaxMinor })

test('a captured payment is owed to the shop until the order is delivered', () => {
  expect(table(captureEntries(28_00))).toBe(`
      Market: gateway clearing      28.00
      Shop: pending                          28.00
      Sum                           28.00    28.00`)
})

test('a discount that the market bears it adds for the shop, and takes back with a refund', () => {
  expect(table(captureEntries(25_20, 2_80))).toBe(`
      Market: gateway clearing      25.20
      Market: concessions            2.80
      Shop: pending                          28.00
      Sum                           28.00    28.00`)
  expect(table(refundEntries(12_60, 'gateway_clearing', 1_40))).toBe(`
      Shop: pending                 14.00
      Market: concessions                     1.40
      Market: gateway clearing               12.60
      Sum                           14.00    14.00`)
})

test('a delivered order becomes available, less the commission', () => {
  expect(table(deliveryEntries(28_00, fee(2_80)))).toBe(`
      Shop: pending                 28.00
      Shop: available                        25.20
      Market: commission                      2.80
      Sum                           28.00    28.00`)
})

test('without commission the shop receives everything, and no line of zero is written', () => {
  expect(table(deliveryEntries(28_00, fee(0)))).toBe(`
      Shop: pending                 28.00
      Shop: available                        28.00
      Sum                           28.00    28.00`)
})

test('the tax on the commission is taken with it, and the market owes it', () => {
  expect(table(deliveryEntries(28_00, fee(2_80, 64)))).toBe(`
      Shop: pending                 28.00
      Shop: available                        24.56
      Market: commission                      2.80
      Market: tax on commission               0.64
      Sum                           28.00    28.00`)
})

test('cash at the door is owed by the courier', () => {
  expect(table(cashDeliveryEntries(28_00, fee(2_80)))).toBe(`
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
  expect(table(refundAfterDeliveryEntries(10_00, fee(1_00)))).toBe(`
      Shop: available                9.00
      Market: commission             1.00
      Market: gateway clearing               10.00
      Sum                           10.00    10.00`)
})

test('the fee of a gateway is the market’s, and leaves the gateway owing less', () => {
  expect(table(gatewayFeeEntries(67))).toBe(`
      Market: fees                   0.67
      Market: gateway clearing                0.67
      Sum                            0.67     0.67`)
})

test('what a gateway pays out is in the bank; what it draws comes from there', () => {
  expect(table(gatewayPayoutEntries(100_00))).toBe(`
      Market: bank clearing        100.00
      Market: gateway clearing              100.00
      Sum                          100.00   100.00`)
  expect(table(gatewayPayoutEntries(-5_00))).toBe(`
      Market: bank clearing                   5.00
      Market: gateway clearing       5.00
      Sum                            5.00     5.00`)
})

test('a difference nobody can explain is booked where everybody sees it', () => {
  expect(table(differenceEntries(-12))).toBe(`
      Market: gateway clearing                0.12
      Market: differences            0.12
      Sum                            0.12     0.12`)
})

test('a posting about no shop cannot move a shop’s account', () => {
  const entries: Entry[] = [{ owner: 'shop', purpose: 'pending', amountMinor: 1 }, marketWide('differences', -1)]
  expect(() => checkBalanced({ key: 'd', shopId: null, entries })).toThrow('moves no shop')
  expect(() => checkBalanced({ key: 'd', shopId: 'a shop', entries })).not.toThrow()
})

test('a posting that does not sum to zero, is empty, or books parts of a cent is a mistake of ours', () => {
  const lone: Entry[] = [{ owner: 'shop', purpose: 'pending', amountMinor: 1 }]
  expect(() => checkBalanced({ key: 'a', shopId: 'a shop', entries: lone })).toThrow('sums to zero')
  expect(() => checkBalanced({ key: 'b', shopId: 'a shop', entries: [] })).toThrow('has entries')
  const broken: Entry[] = [
    { owner: 'shop', purpose: 'pending', amountMinor: 0.5 },
    { owner: 'shop', purpose: 'available', amountMinor: -0.5 },
  ]
  expect(() => checkBalanced({ key: 'c', shopId: 'a shop', entries: broken })).toThrow('whole amount')
})

test('a negative amount is never booked', () => {
  expect(() => captureEntries(-1)).toThrow('not negative')
  expect(() => deliveryEntries(100, fee(101))).toThrow('not negative')
})
