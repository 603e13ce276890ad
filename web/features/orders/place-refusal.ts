import type { Cart } from '#shared/api/cart.schemas.ts'
import type { Money as Amount } from '#shared/money.ts'
import { messageOf, problemOf } from '../../data/problem.ts'

/** A line of which fewer are left than wanted. */
export interface ShortLine {
  lineId: string
  title: string
  wanted: number
  available: number
}

/** Why a basket could not be ordered as it stands. */
export type PlaceRefusal =
  | { kind: 'short'; lines: ShortLine[] }
  | { kind: 'total'; before: Amount; now: Amount }
  | { kind: 'ordered' }
  | { kind: 'other'; message: string }

/** Reads a refusal of placing; `seen` is the total on the button that was pressed. */
export function placeRefusalOf(error: unknown, seen: Amount): PlaceRefusal {
  const problem = problemOf(error)
  switch (problem?.code) {
    case 'out_of_stock':
      return { kind: 'short', lines: (problem['lines'] as ShortLine[] | undefined) ?? [] }
    case 'total_changed':
      return { kind: 'total', before: seen, now: (problem['totals'] as Cart['totals']).total }
    case 'cart_empty':
      return { kind: 'ordered' }
    default:
      return { kind: 'other', message: messageOf(error) }
  }
}

/** The lines of a basket that cannot be had as they stand; what left the market counts as nothing left. */
export function shortLinesOf({ shops }: Cart): ShortLine[] {
  return shops
    .flatMap(({ lines }) => lines)
    .filter(({ problem }) => problem !== null)
    .map(({ id, product, quantity, available, problem }) => ({
      lineId: id,
      title: product.title,
      wanted: quantity,
      available: problem === 'gone' ? 0 : available,
    }))
}
