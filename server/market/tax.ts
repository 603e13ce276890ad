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
  reason: 'rule' | 'no_rule' | 'small_business'
}

export interface TaxBook {
  /** Rules by shop and category, in such an order that the first that fits is the narrowest. */
  rules: ReadonlyMap<string, readonly TaxRule[]>
  /** Shops that charge no tax, by the small-business rule of their country. */
  smallBusinesses: ReadonlySet<string>
}

/** Puts rules in order by shop and category, beside the shops that are small businesses. */
export function taxBookOf(rules: readonly TaxRule[], smallBusinesses: readonly string[] = []): TaxBook {
  const ordered = rules.toSorted((a, b) => narrownessOf(b.place) - narrownessOf(a.place))
  return {
    rules: Map.groupBy(ordered, ({ shopId, taxCategory }) => keyOf(shopId, taxCategory)),
    smallBusinesses: new Set(smallBusinesses),
  }
}

/**
 * The tax on a thing of a shop where it is sent: by the shop's own rules first, then by those for every shop; of both the
 * narrowest place decides. Nothing where no rule is known, nor on what a small business sells, whatever the rules say.
 */
export function taxOf(
  { rules, smallBusinesses }: TaxBook,
  shopId: string,
  taxCategory: string,
  destination: Destination,
): Tax {
  if (smallBusinesses.has(shopId)) return { bps: 0, reason: 'small_business' }
  const rule =
    rules.get(keyOf(shopId, taxCategory))?.find(({ place }) => liesIn(place, destination)) ??
    rules.get(keyOf(null, taxCategory))?.find(({ place }) => liesIn(place, destination))
  return rule ? { bps: rule.bps, reason: 'rule' } : { bps: 0, reason: 'no_rule' }
}

function keyOf(shopId: string | null, taxCategory: string): string {
  return `${shopId ?? 'every shop'} ${taxCategory}`
}
