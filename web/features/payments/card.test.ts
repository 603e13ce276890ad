import { describe, expect, it } from 'vitest'
import { brandOf, cardDataOf, cardErrors, formatCardNumber, formatExpiry, passesLuhn } from './card.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('a card number', () => {
  it('is written in the groups printed on the card', () => {
    expect(formatCardNumber('4242424242424242')).toBe('4242 4242 4242 4242')
    expect(formatCardNumber('4242 42424')).toBe('4242 4242 4')
    expect(formatCardNumber('378282246310005')).toBe('3782 822463 10005')
    expect(formatCardNumber('4242-4242 4242 4242 123 999')).toBe('4242 4242 4242 4242 123')
    expect(formatCardNumber('abc')).toBe('')
  })

  it('tells its brand by the first digits', () => {
    expect(brandOf('4000')).toBe('visa')
    expect(brandOf('5555')).toBe('mastercard')
    expect(brandOf('2221 00')).toBe('mastercard')
    expect(brandOf('2720')).toBe('mastercard')
    expect(brandOf('2721')).toBeUndefined()
    expect(brandOf('37')).toBe('amex')
    expect(brandOf('')).toBeUndefined()
  })

  it('with a mistyped digit does not pass', () => {
    expect(passesLuhn('4000002760003184')).toBe(true)
    expect(passesLuhn('4000002760003194')).toBe(false)
  })
})

describe('an expiry', () => {
  it.each([
    ['8', '08'],
    ['1', '1'],
    ['1/', '01 / '],
    ['08', '08'],
    ['082', '08 / 2'],
    ['0829', '08 / 29'],
    ['08/2029', '08 / 29'],
    ['08 / 29', '08 / 29'],
    ['', ''],
  ])('typed as %j is shown as %j', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown)
  })

  it('can be deleted again', () => {
    expect(formatExpiry('08 / ', '08 / 2')).toBe('08')
    expect(formatExpiry('0', '08')).toBe('0')
    expect(formatExpiry('08 / 2', '08 / 29')).toBe('08 / 2')
  })

  it('in this month is still good, the month before is not', () => {
    const card = { number: '4242 4242 4242 4242', securityCode: '123' }
    expect(cardErrors({ ...card, expiry: '11 / 26' }, now)).toEqual({})
    expect(cardErrors({ ...card, expiry: '10 / 26' }, now)).toEqual({ expiry: 'This card has expired.' })
    expect(cardErrors({ ...card, expiry: '13 / 28' }, now)).toEqual({ expiry: 'Month and year, as on the card.' })
  })
})

describe('a card', () => {
  it('left empty names every field', () => {
    expect(Object.keys(cardErrors({ number: '', expiry: '', securityCode: '' }, now))).toEqual([
      'number',
      'expiry',
      'securityCode',
    ])
  })

  it('is sent as digits, month and full year', () => {
    expect(cardDataOf({ number: '4000 0027 6000 3184', expiry: '08 / 29', securityCode: '317' })).toEqual({
      number: '4000002760003184',
      expiryMonth: 8,
      expiryYear: 2029,
      securityCode: '317',
    })
  })

  it('of American Express has a code of four digits', () => {
    const card = { number: '3782 822463 10005', expiry: '08 / 29' }
    expect(cardErrors({ ...card, securityCode: '123' }, now)).toEqual({ securityCode: 'Four digits on the front.' })
    expect(cardErrors({ ...card, securityCode: '1234' }, now)).toEqual({})
  })
})
