import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { anOpenStall, shelfOf, type Ware } from '#test/builders/carts.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { handOverStock, releaseStock, reserveStock, takeStockAgain, type StockLine } from './stock.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const units = 5

/** What happens to a shelf of two things: somebody reserves, or the oldest reservation is let go, sent or taken again. */
const act = fc.oneof(
  fc.record({
    kind: fc.constantFrom('reserve' as const, 'take_again' as const),
    quantities: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
  }),
  fc.record({ kind: fc.constantFrom('release' as const, 'hand_over' as const), quantities: fc.constant([0, 0]) }),
)

test('whatever is reserved, let go, sent and taken again, the shelf adds up and is never below nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const { wares } = await anOpenStall(market, { wares: [{ onHand: units }, { onHand: units }] })
      const held: StockLine[][] = []
      const model = wares.map(() => ({ onHand: units, reserved: 0, sold: 0 }))
      for (const { kind, quantities } of acts) await perform(wares, model, held, kind, quantities)
      expect(await Promise.all(wares.map((ware) => shelfOf(market, ware)))).toEqual(model)
      for (const { onHand, reserved, sold } of model) {
        expect(onHand + sold).toBe(units)
        expect(onHand - reserved).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 30 },
  )
})

test('of many who reserve the last units at once, only as many succeed as there are', async () => {
  const { wares } = await anOpenStall(market, { wares: [{ onHand: 7 }] })
  const line = { variantId: wares[0]!.variantId, quantity: 1 }
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => reserveStock(market.context.db, [line])))
  expect(outcomes.filter((shortages) => shortages.length === 0)).toHaveLength(7)
  expect(outcomes.filter((shortages) => shortages[0]?.available === 0)).toHaveLength(23)
})

async function perform(
  wares: readonly Ware[],
  model: { onHand: number; reserved: number; sold: number }[],
  held: StockLine[][],
  kind: 'reserve' | 'take_again' | 'release' | 'hand_over',
  quantities: readonly number[],
): Promise<void> {
  const { db } = market.context
  if (kind === 'release' || kind === 'hand_over') {
    const lines = held.shift()
    if (!lines) return
    await (kind === 'release' ? releaseStock(db, lines) : handOverStock(market.context, lines, null))
    for (const [shelf, quantity] of eachLine(wares, model, lines)) {
      shelf.reserved -= quantity
      if (kind === 'hand_over') Object.assign(shelf, { onHand: shelf.onHand - quantity, sold: shelf.sold + quantity })
    }
    return
  }
  const lines = wares
    .map(({ variantId }, index) => ({ variantId, quantity: quantities[index]! }))
    .filter(({ quantity }) => quantity > 0)
  const fits = eachLine(wares, model, lines).every(([{ onHand, reserved }, quantity]) => onHand - reserved >= quantity)
  const isHeld = kind === 'reserve' ? await reserveOrRollBack(lines) : await takeStockAgain(db, lines)
  expect(isHeld).toBe(fits)
  if (!isHeld) return
  held.push(lines)
  for (const [shelf, quantity] of eachLine(wares, model, lines)) shelf.reserved += quantity
}

async function reserveOrRollBack(lines: StockLine[]): Promise<boolean> {
  const short = new Error('short')
  try {
    await inTransaction(market.context, async (tx) => {
      if ((await reserveStock(tx.db, lines)).length > 0) throw short
    })
    return true
  } catch (error) {
    if (error !== short) throw error
    return false
  }
}

function eachLine<Shelf>(wares: readonly Ware[], model: Shelf[], lines: readonly StockLine[]): [Shelf, number][] {
  return lines.map(({ variantId, quantity }) => [
    model[wares.findIndex((ware) => ware.variantId === variantId)]!,
    quantity,
  ])
}
