import { expect, test } from 'vitest'
import { readPayoutFile } from './read-payout-file.ts'

test('a file of our own is read, amounts in the minor units of their currency', () => {
  const file = `id,kind,amount,fee,currency,reference,at,description
mv_1,charge,28.00,0.39,EUR,pi_1,2026-11-19T13:02:14Z,"Mug, blue ""large"""
mv_2,refund,-5,0,eur,re_1,2026-11-19 14:00,
mv_3,charge,"1,200",17,JPY,pi_2,2026-11-20,
`
  expect(readPayoutFile(file)).toMatchObject([
    {
      id: 'mv_1',
      kind: 'charge',
      amountMinor: 28_00,
      feeMinor: 39,
      reference: 'pi_1',
      description: 'Mug, blue "large"',
    },
    { id: 'mv_2', kind: 'refund', amountMinor: -5_00, currency: 'EUR', at: new Date('2026-11-19T14:00:00Z') },
    { id: 'mv_3', amountMinor: 1200, currency: 'JPY', feeMinor: 17, at: new Date('2026-11-20T00:00:00Z') },
  ])
})

test('Stripe’s itemised payout report is read as it comes', () => {
  const file = `\uFEFFbalance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,description,payment_intent_id\r
txn_1,2026-11-19 13:02:14,eur,64.00,1.15,62.85,charge,ch_1,Order,pi_9\r
txn_2,2026-11-19 13:05:00,eur,-2.00,0.00,-2.00,fee,,Radar,\r
txn_3,2026-11-19 13:06:00,eur,-4.00,0.00,-4.00,refund,re_1,Order,pi_9\r
`
  expect(readPayoutFile(file)).toMatchObject([
    { id: 'txn_1', kind: 'charge', amountMinor: 64_00, feeMinor: 1_15, reference: 'pi_9' },
    { id: 'txn_2', kind: 'fee', amountMinor: -2_00, reference: null },
    { id: 'txn_3', kind: 'refund', amountMinor: -4_00, reference: 're_1' },
  ])
})

test.each([
  ['', 'line 1'],
  ['id;kind;amount;currency\n', 'no column at'],
  ['id;kind;amount;currency;at\na;charge;1.234;EUR;2026-11-19\n', 'line 2'],
  ['id;kind;amount;currency;at\na;charge;1;GOLD;2026-11-19\n', 'GOLD'],
  ['id;kind;amount;currency;at\na;charge;1;EUR;yesterday\n', 'yesterday'],
  ['id;kind;amount;currency;at\n;charge;1;EUR;2026-11-19\n', 'id is missing'],
])('a file that cannot be read is refused with its line (%#)', (file, words) => {
  expect(() => readPayoutFile(file)).toThrow(words)
})
