import { liesIn, narrownessOf, type Destination } from '#shared/places.ts'

/** The tax of a category in a place, for every shop or for one. */
export interface TaxRule {
  id: string
  shopId: string | null
  /** `''` everywhere, `PT`, `US-CA`, `PT:95`. */
  place: string
  taxCategory: string
  bps: number
  name: string
}

/** A rate and why it is that. */
export interface Tax {
  bps: number
  reason: 'rule' | 'no_rule'
}

/** Rules in such an order that the first that fits is the narrowest. */
export type TaxBook = ReadonlyMap<string, readonly TaxRule[]>

/** Puts rules in order by shop and category. */
export function taxBookOf(rules: readonly TaxRule[]): TaxBook {
  const ordered = rules.toSorted((a, b) => narrownessOf(b.place) - narrownessOf(a.place))
  return Map.groupBy(ordered, ({ shopId, taxCategory }) => keyOf(shopId, taxCategory))
}

/**
 * The tax on a thing of a shop where it is sent: by the shop's own rules first, then by those for every shop; of both the
 * narrowest place decides. Nothing where no rule is known.
 */
export function taxOf(book: TaxBook, shopId: string, taxCategory: string, destination: Destination): Tax {
  const rule =
    book.get(keyOf(shopId, taxCategory))?.find(({ place }) => liesIn(place, destination)) ??
    book.get(keyOf(null, taxCategory))?.find(({ place }) => liesIn(place, destination))
  return rule ? { bps: rule.bps, reason: 'rule' } : { bps: 0, reason: 'no_rule' }
}

function keyOf(shopId: string | null, taxCategory: string): string {
  return `${shopId ?? 'every shop'} ${taxCategory}`
}
