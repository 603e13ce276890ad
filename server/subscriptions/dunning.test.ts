import { expect, test } from 'vitest'
import { whatFollows } from './dunning.ts'
import { dayAndMinute, dueOf, firstTurnFrom } from './due.ts'

const now = new Date('2027-01-10T09:00:00Z')
const days = [1, 3, 5, 7]

test.each([
  [1, '2027-01-11T09:00:00.000Z'],
  [2, '2027-01-13T09:00:00.000Z'],
  [3, '2027-01-15T09:00:00.000Z'],
  [4, '2027-01-17T09:00:00.000Z'],
])('after try %i comes the next on %s', (tries, at) => {
  const follows = whatFollows({ tries, failure: 'insufficient_funds' }, days, now)
  expect(follows).toEqual({ next: 'try_again', at: new Date(at) })
})

test.each([
  'lost_card',
  'stolen_card',
  'pickup_card',
  'fraudulent',
  'incorrect_number',
  'transaction_not_allowed',
  'revocation_of_authorization',
  'revocation_of_all_authorizations',
  'stop_payment_order',
])('after %s no bank wants to be asked again', (failure) => {
  expect(whatFollows({ tries: 1, failure }, days, now)).toEqual({ next: 'give_up' })
})

test('after the last try, or a hard decline at any, there is none', () => {
  expect(whatFollows({ tries: 5, failure: 'insufficient_funds' }, days, now)).toEqual({ next: 'give_up' })
  expect(whatFollows({ tries: 1, failure: 'stolen_card' }, days, now)).toEqual({ next: 'give_up' })
})

const calendar = { unit: 'month', every: 1, anchorOn: '2027-01-31', dueMinute: 570, timeZone: 'Europe/Lisbon' } as const

test('a cycle is due at its minute of the market’s day, in winter as in summer', () => {
  expect(dueOf(calendar, 1)).toEqual({ on: '2027-02-28', at: new Date('2027-02-28T09:30:00Z') })
  expect(dueOf(calendar, 3)).toEqual({ on: '2027-04-30', at: new Date('2027-04-30T08:30:00Z') })
  expect(dayAndMinute('Europe/Lisbon', new Date('2027-06-30T23:15:00Z'))).toEqual({ day: '2027-07-01', minute: 15 })
})

test.each([
  ['2027-01-31', 0],
  ['2027-02-01', 1],
  ['2027-02-28', 1],
  ['2027-03-01', 2],
  ['2031-05-31', 52],
])('the first turn from %s on is %i', (day, turn) => {
  expect(firstTurnFrom(calendar, day)).toBe(turn)
})
