import { expect, it } from 'vitest'
import { arrivalLine, spanWords } from './arrival.ts'

const days = { expectedFrom: '2026-11-26T12:00:00.000Z', expectedTo: '2026-11-30T12:00:00.000Z' }

it('says between which days a parcel comes', () => {
  expect(spanWords('2026-11-26T12:00:00.000Z', '2026-11-30T12:00:00.000Z', 'en-IE')).toBe('26 to 30 November')
  expect(spanWords('2026-11-29T12:00:00.000Z', '2026-12-02T12:00:00.000Z', 'en-IE')).toBe('29 November to 2 December')
  expect(spanWords('2026-11-26T08:00:00.000Z', '2026-11-26T20:00:00.000Z', 'en-IE')).toBe('Thursday 26 November')
})

it('says when it came, and when it will not come', () => {
  const timeline = [
    {
      kind: 'state' as const,
      name: 'delivered',
      at: '2026-11-27T09:00:00.000Z',
      note: '',
      place: '',
      by: 'shop' as const,
    },
  ]
  expect(arrivalLine({ ...days, state: 'processing' }, 'en-IE').words).toBe('Arrives 26 to 30 November')
  expect(arrivalLine({ ...days, state: 'delivered', timeline }, 'en-IE').words).toBe('Arrived Friday 27 November')
  expect(arrivalLine({ ...days, state: 'expired' }, 'en-IE')).toEqual({ words: 'Not paid in time', tone: 'refused' })
  const refunded = { amountMinor: 500, currency: 'EUR' as const }
  expect(arrivalLine({ ...days, state: 'cancelled', refunded }, 'en-IE').tone).toBe('good')
})
