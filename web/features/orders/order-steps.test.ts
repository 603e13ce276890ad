import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '#shared/api/orders.schemas.ts'
import { parcelsSentence, stepsOf } from './order-steps.ts'

const entry = (kind: TimelineEntry['kind'], name: string, at: string, place = ''): TimelineEntry => ({
  kind,
  name,
  at,
  place,
  note: '',
  by: 'shop',
})

const placed = {
  placedAt: '2026-11-21T18:18:00.000Z',
  expectedTo: '2026-11-26T12:00:00.000Z',
  carrier: '',
  timeline: [entry('state', 'processing', '2026-11-21T18:19:00.000Z')],
}
const handedOver = {
  ...placed,
  carrier: 'CTT',
  timeline: [...placed.timeline, entry('state', 'handed_over', '2026-11-23T11:02:00.000Z')],
}

const states = (steps: { state: string }[]) => steps.map(({ state }) => state).join(' ')

describe('the four steps of a parcel', () => {
  it('an unpaid order waits for its payment', () => {
    const steps = stepsOf({ ...placed, state: 'awaiting_payment' })
    expect(states(steps)).toBe('now planned planned planned')
    expect(steps[0]!.title).toBe('Waiting for payment')
  })

  it('a paid order is being packed since it was paid', () => {
    const steps = stepsOf({ ...placed, state: 'processing' })
    expect(states(steps)).toBe('done now planned planned')
    expect(steps[1]).toMatchObject({ title: 'Being packed', at: '2026-11-21T18:19:00.000Z' })
  })

  it('a parcel under way tells who has it and where it was seen last', () => {
    const seen = entry('tracking', 'arrived_at_facility', '2026-11-24T08:00:00.000Z', 'Porto')
    const steps = stepsOf({ ...handedOver, state: 'handed_over', timeline: [...handedOver.timeline, seen] })
    expect(states(steps)).toBe('done done now planned')
    expect(steps[2]).toMatchObject({ title: 'With CTT', place: 'Porto', at: '2026-11-24T08:00:00.000Z' })
    expect(steps[3]).toMatchObject({ at: '2026-11-26T12:00:00.000Z' })
  })

  it('a parcel on its last way says so', () => {
    const seen = entry('tracking', 'out_for_delivery', '2026-11-26T07:00:00.000Z')
    const steps = stepsOf({ ...handedOver, state: 'handed_over', timeline: [...handedOver.timeline, seen] })
    expect(steps[2]!.title).toBe('Out for delivery')
  })

  it.each(['delivered', 'completed'] as const)('a parcel that is %s has all steps behind it', (state) => {
    expect(states(stepsOf({ ...handedOver, state }))).toBe('done done done done')
  })

  it.each(['cancelled', 'expired'] as const)('an order that is %s has no steps', (state) => {
    expect(stepsOf({ ...placed, state })).toEqual([])
  })
})

describe('where the parcels are', () => {
  it('is said in a sentence', () => {
    expect(parcelsSentence(['handed_over', 'processing'])).toBe('One parcel is moving, one is being packed.')
    expect(parcelsSentence(['processing', 'processing'])).toBe('Two parcels are being packed.')
    expect(parcelsSentence(['processing'])).toBe('Your parcel is being packed.')
    expect(parcelsSentence(['delivered', 'cancelled', 'delivered'])).toBe('Two parcels have arrived, one is cancelled.')
    expect(parcelsSentence([])).toBe('')
  })
})
