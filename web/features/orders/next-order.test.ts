import { expect, it } from 'vitest'
import type { OrderCard, OrderState } from '#shared/api/orders.schemas.ts'
import { accountSentence, findNextOrder } from './next-order.ts'

function anOrder(id: string, state: OrderState, expectedTo = '2026-11-26T12:00:00.000Z'): OrderCard {
  return {
    id,
    number: id,
    checkoutId: id,
    state,
    paymentMethod: 'card',
    placedAt: '2026-11-21T18:00:00.000Z',
    total: { amountMinor: 2_800, currency: 'EUR' },
    shop: { id, slug: 'kiln', name: 'Kiln & Clay', logo: null },
    quantity: 1,
    lines: [],
    expectedFrom: expectedTo,
    expectedTo,
  }
}

it('what still wants to be paid comes first, then the parcel that arrives first', () => {
  const later = anOrder('later', 'handed_over', '2026-11-30T12:00:00.000Z')
  const sooner = anOrder('sooner', 'handed_over')
  const packing = anOrder('packing', 'processing', '2026-11-22T12:00:00.000Z')
  const done = anOrder('done', 'delivered')
  expect(findNextOrder([done, packing, later, sooner])?.id).toBe('sooner')
  expect(findNextOrder([later, anOrder('unpaid', 'awaiting_payment')])?.id).toBe('unpaid')
  expect(findNextOrder([done, packing])?.id).toBe('packing')
  expect(findNextOrder([done])).toBeUndefined()
})

it('says what waits in one sentence', () => {
  expect(accountSentence([])).toBe('Nothing is on its way yet.')
  expect(accountSentence([anOrder('a', 'handed_over'), anOrder('b', 'processing')])).toBe(
    'One parcel is on its way to you.',
  )
  expect(accountSentence([anOrder('a', 'processing'), anOrder('b', 'processing')])).toBe('2 parcels are being packed.')
  expect(accountSentence([anOrder('a', 'completed')])).toBe('Everything you ordered has found its end.')
})
