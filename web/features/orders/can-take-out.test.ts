import { expect, test } from 'vitest'
import type { Order } from '#shared/api/orders.schemas.ts'
import { canTakeOut } from './can-take-out.ts'

/** An order being packed, with lines of so many units of which so many have gone back. */
function anOrder(units: readonly [quantity: number, refunded: number][], more: Partial<Order> = {}) {
  const lines = units.map(([quantity, refundedQuantity]) => ({ quantity, refundedQuantity }) as Order['lines'][number])
  return { state: 'processing' as const, isDisputed: false, lines, ...more }
}

test('single things are taken out while a parcel is packed and more than one is in it', () => {
  expect(canTakeOut(anOrder([[2, 0]]))).toBe(true)
  expect(
    canTakeOut(
      anOrder([
        [1, 0],
        [1, 0],
      ]),
    ),
  ).toBe(true)
  expect(canTakeOut(anOrder([[3, 1]]))).toBe(true)
})

test('the last thing goes with the whole parcel, and nothing once it has left or is disputed', () => {
  expect(canTakeOut(anOrder([[1, 0]]))).toBe(false)
  expect(
    canTakeOut(
      anOrder([
        [3, 2],
        [1, 1],
      ]),
    ),
  ).toBe(false)
  expect(canTakeOut(anOrder([[2, 0]], { state: 'handed_over' }))).toBe(false)
  expect(canTakeOut(anOrder([[2, 0]], { isDisputed: true }))).toBe(false)
})
