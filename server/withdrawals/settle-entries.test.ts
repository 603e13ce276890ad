import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleEntries } from './settle-entries.ts'

const entries = (...amounts: number[]) => amounts.map((amountMinor, index) => ({ id: String(index), amountMinor }))
const settled = (amounts: number[], totalMinor: number, carriedMinor = 0) => {
  const { items, itemsMinor, restMinor } = settleEntries(entries(...amounts), { carriedMinor, totalMinor })
  return { ids: items.map(({ id }) => id).join(' '), itemsMinor, restMinor }
}

test('who withdraws everything settles everything', () => {
  expect(settled([50, -20, 30], 60)).toEqual({ ids: '1 0 2', itemsMinor: 60, restMinor: 0 })
})

test('who withdraws a part settles the oldest orders, and the rest of the last one stays', () => {
  expect(settled([50, 30, 40], 60)).toEqual({ ids: '0 1', itemsMinor: 80, restMinor: 20 })
})

test('what went back to customers is settled first', () => {
  expect(settled([100, 50, -30], 70)).toEqual({ ids: '2 0', itemsMinor: 70, restMinor: 0 })
})

test('what was left over pays before new orders do', () => {
  expect(settled([50], 15, 20)).toEqual({ ids: '', itemsMinor: 0, restMinor: 5 })
  expect(settled([50], 25, 20)).toEqual({ ids: '0', itemsMinor: 50, restMinor: 45 })
})

test('a withdrawal beyond what is there is our mistake, not a settlement', () => {
  expect(() => settled([10, -5], 6)).toThrow(/invariant/)
})

test('withdrawal after withdrawal, every movement is settled once and every sum adds up', () => {
  const amounts = fc.array(
    fc.integer({ min: -500, max: 2_000 }).filter((amount) => amount !== 0),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(amounts, fc.double({ min: 0.01, max: 1, noNaN: true })), { maxLength: 8 }),
      (rounds) => {
        let open: { id: string; amountMinor: number }[] = []
        let carriedMinor = 0
        let turn = 0
        const seen = new Set<string>()
        for (const [came, share] of rounds) {
          open.push(...came.map((amountMinor) => ({ id: String(turn++), amountMinor })))
          const available = carriedMinor + open.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
          const totalMinor = Math.floor(available * share)
          if (totalMinor < 1) continue
          const { items, itemsMinor, restMinor } = settleEntries(open, { carriedMinor, totalMinor })
          expect(carriedMinor + itemsMinor - restMinor).toBe(totalMinor)
          expect(items.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(itemsMinor)
          for (const { id } of items) {
            expect(seen.has(id)).toBe(false)
            seen.add(id)
          }
          open = open.filter(({ id }) => !seen.has(id))
          carriedMinor = restMinor
          const left = carriedMinor + open.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
          expect(left).toBe(available - totalMinor)
        }
      },
    ),
  )
})
