import { releaseStock, reserveStock, sumByVariant, type StockLine } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { Renewal } from './repository.ts'

/** What the cycles of a batch are placed with, asked for in as many statements as for one. */
export interface Provisions {
  /** Orders whose subscriptions wait for a contract to be signed. */
  heldOrders: ReadonlySet<string>
  /** Units that were taken from the shelf for all of them and that no cycle has yet, by variant. */
  taken: Map<string, number>
}

/** Takes from the shelf what the next cycles of these subscriptions need, and asks which wait for a contract. */
export async function provide(tx: Context, subs: readonly Renewal[]): Promise<Provisions> {
  const orderIds = subs.filter(mayBeHeld).map(({ orderId }) => orderId)
  const heldOrders =
    orderIds.length > 0 ? await tx.ports.findHeldOrders(tx, 'subscription_start', orderIds) : new Set<string>()
  const wanted = sumByVariant(subs.filter(needsShelf).map(unitsOf))
  const short = new Set((await reserveStock(tx.db, wanted)).map(({ variantId }) => variantId))
  const had = wanted.filter(({ variantId }) => !short.has(variantId))
  return { heldOrders, taken: new Map(had.map(({ variantId, quantity }) => [variantId, quantity])) }
}

/** A contract holds back the parcel of the first order by itself, and here what follows the first paid cycle, and after a trial that one too, however many are skipped before it. */
export function mayBeHeld({ cyclesPaid }: Pick<Renewal, 'cyclesPaid'>): boolean {
  return cyclesPaid <= 1
}

/** Whether the units of the next cycle were not kept from the shelf ahead. */
export function needsShelf({ heldQuantity, quantity }: Renewal): boolean {
  return heldQuantity !== quantity
}

/** The units of one cycle. */
export function unitsOf({ shop, quantity }: Renewal): StockLine {
  return { variantId: shop.lines[0]!.variantId, quantity }
}

/**
 * Takes the units of one cycle: of what was taken for all, or, where there was not enough for all, from the shelf. Answers
 * whether there were enough.
 */
export async function takeUnits(tx: Context, { taken }: Provisions, units: StockLine): Promise<boolean> {
  const left = (taken.get(units.variantId) ?? 0) - units.quantity
  if (left < 0) return (await reserveStock(tx.db, [units])).length === 0
  taken.set(units.variantId, left)
  return true
}

/** Puts back on the shelf what no cycle took. */
export async function putBack(tx: Context, { taken }: Provisions): Promise<void> {
  const left = [...taken].map(([variantId, quantity]) => ({ variantId, quantity }))
  await releaseStock(
    tx.db,
    left.filter(({ quantity }) => quantity > 0),
  )
}
