import { describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { bodyOf, draftErrors, draftOf, itemsOf, type EventDraft } from './event-draft.ts'

const mug = {
  variantId: newId(),
  productId: newId(),
  title: 'Mug',
  variantTitle: '',
  picture: null,
  normalPrice: { amountMinor: 28_00, currency: 'EUR' },
  taken: 0,
  available: 12,
  priceMinor: '22,40',
  quota: '10',
} as const

const typed = (said: Partial<EventDraft> = {}): EventDraft => ({
  ...draftOf(undefined),
  title: 'Winter table',
  startsAt: '2026-11-26T09:00',
  endsAt: '2026-11-30T23:59',
  items: [mug],
  ...said,
})

describe('the form of a sale event', () => {
  it('sends times as UTC, prices in minor units and no cap where none is typed', () => {
    expect(draftErrors(typed())).toEqual({})
    expect(bodyOf(typed(), undefined)).toMatchObject({
      startsAt: '2026-11-26T09:00:00.000Z',
      endsAt: '2026-11-30T23:59:00.000Z',
      mostPerCustomer: null,
      items: [{ variantId: mug.variantId, priceMinor: 22_40, quota: 10 }],
    })
  })

  it('says at its field what is missing or cannot be', () => {
    expect(draftErrors(typed({ title: '', startsAt: '', mostPerCustomer: 'two' }))).toMatchObject({
      title: 'must have at least 2 characters',
      startsAt: 'is missing',
      mostPerCustomer: 'must be a whole number, at least 1',
    })
    expect(draftErrors(typed({ endsAt: '2026-11-25T09:00' }))).toEqual({ endsAt: 'must be after the start' })
    expect(draftErrors(typed({ items: [{ ...mug, priceMinor: '28', quota: '' }] }))).toEqual({
      'items.0.priceMinor': 'must be lower than the normal price',
      'items.0.quota': 'how many?',
    })
  })

  it('keeps the seconds of a time that was not touched', () => {
    const event = { startsAt: '2026-11-26T09:00:31.000Z', endsAt: '2026-11-30T23:59:00.000Z' }
    expect(bodyOf(typed(), event as Parameters<typeof bodyOf>[1]).startsAt).toBe(event.startsAt)
  })

  it('offers a variant once', () => {
    const product = {
      id: mug.productId,
      title: 'Mug',
      pictures: [],
      variants: [mug.variantId, newId()].map((id) => ({
        id,
        optionValues: ['350 ml'],
        price: mug.normalPrice,
        onHand: 5,
        reserved: 2,
        pictureId: null,
      })),
    }
    const items = itemsOf(product as unknown as Parameters<typeof itemsOf>[0], [mug])
    expect(items).toMatchObject([{ variantTitle: '350 ml', available: 3, quota: '' }])
  })
})
