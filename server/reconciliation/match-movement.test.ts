import { expect, test } from 'vitest'
import { matchMovement, type Candidate } from './match-movement.ts'

const charge = (more: Partial<Candidate> = {}): Candidate => ({
  kind: 'charge',
  amountMinor: 28_00,
  currency: 'EUR',
  ours: { amountMinor: 28_00, currency: 'EUR' },
  isSecondCharge: false,
  ...more,
})

test.each<[string, Candidate, object]>([
  ['a charge the book knows', charge(), { isMatched: true }],
  ['a charge the book does not know', charge({ ours: null }), { reason: 'missing_here', bookMinor: 0 }],
  ['a charge of another amount', charge({ amountMinor: 27_99 }), { reason: 'amount_differs', bookMinor: 28_00 }],
  ['a charge in another currency', charge({ currency: 'USD' }), { reason: 'missing_here', bookMinor: 0 }],
  ['a second charge that goes back', charge({ ours: null, isSecondCharge: true }), { isMatched: true }],
  [
    'a refund the book knows',
    charge({ kind: 'refund', amountMinor: -5_00, ours: { amountMinor: -5_00, currency: 'EUR' } }),
    { isMatched: true },
  ],
  [
    'a chargeback nobody has opened',
    charge({ kind: 'dispute', amountMinor: -28_00, ours: null }),
    { reason: 'missing_here' },
  ],
  [
    'a fee for nothing we know',
    charge({ kind: 'fee', amountMinor: -9_00, ours: null }),
    { reason: 'fee_unknown', bookMinor: 0 },
  ],
  ['a payout to the bank', charge({ kind: 'payout', amountMinor: -500_00, ours: null }), { isMatched: true }],
  ['a line of no kind we know', charge({ kind: 'other', ours: null }), { reason: 'missing_here' }],
])('%s', (_name, candidate, expected) => {
  expect(matchMovement(candidate)).toMatchObject(expected)
})
