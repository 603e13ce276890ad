/** The table of variants under whatever a seller does to its options, one act after the other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  combinationsOf,
  leftOut,
  variantsFor,
  withOptions,
  withValuesOf,
  type Table,
  type VariantLike,
} from './variant-table.ts'

interface Row extends VariantLike {
  key: string
  price: number
}
interface Option {
  name: string
  values: string[]
}
type Edited = Table<Option, Row>

const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
const options = fc.array(fc.record({ name: fc.constantFrom('Size', 'Glaze', 'Wood'), values }), { maxLength: 3 })
const place = fc.nat({ max: 40 })
const act = fc.oneof(
  fc.record({ kind: fc.constant('add value' as const), at: place, value: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
  fc.record({ kind: fc.constant('take value' as const), at: place, value: place }),
  fc.record({ kind: fc.constant('rename value' as const), at: place, value: place }),
  fc.record({ kind: fc.constant('rename option' as const), at: place }),
  fc.record({ kind: fc.constant('add option' as const), values }),
  fc.record({ kind: fc.constant('take option' as const), at: place }),
  fc.record({ kind: fc.constant('leave out' as const), at: place }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** A maker of rows whose keys are counted; a new row costs what the one like it does. */
function rowMaker() {
  let made = 0
  return (optionValues: string[], like: Row | undefined): Row => ({
    key: `row ${made++}`,
    optionValues,
    price: like?.price ?? 1,
  })
}

/** Rows of these options as a shop has them, each with a price of its own. */
function savedTable(from: Option[], newRow: ReturnType<typeof rowMaker>): Edited {
  const rows = variantsFor(from, [] as Row[], newRow).map((row, at) => Object.assign(row, { price: 100 + at }))
  return { options: from, rows, parked: [] }
}

const chosen = (from: readonly Option[]) => from.filter((option) => option.values.length > 0)
const named = ({ optionValues }: VariantLike) => JSON.stringify(optionValues)

/** The options after an act, and the column that goes with it; null where there is nothing to act on. */
function optionsAfter({ options: from }: Edited, done: Act): { options: Option[]; gone?: number } | null {
  if (done.kind === 'add option') {
    return from.length < 3 ? { options: [...from, { name: 'New', values: done.values }] } : null
  }
  if (from.length === 0 || done.kind === 'leave out') return null
  const at = done.at % from.length
  const option = from[at]!
  const put = (changed: Option) => ({ options: from.with(at, changed) })
  const place = 'value' in done && typeof done.value === 'number' ? done.value % Math.max(option.values.length, 1) : 0
  switch (done.kind) {
    case 'rename option':
      return put({ ...option, name: `${option.name}!` })
    case 'add value':
      return option.values.includes(done.value) ? null : put({ ...option, values: [...option.values, done.value] })
    case 'take value':
      return put({ ...option, values: option.values.filter((_value, index) => index !== place) })
    case 'rename value':
      if (option.values.length === 0 || option.values.includes('renamed')) return null
      return put({ ...option, values: option.values.with(place, 'renamed') })
    case 'take option': {
      const left = { options: from.filter((_option, index) => index !== at) }
      return option.values.length === 0 ? left : { ...left, gone: chosen(from.slice(0, at)).length }
    }
  }
}

/** Leaves a choice out as the table's button does. */
function without({ options: from, rows, parked }: Edited, at: number): Edited {
  if (rows.length < 2) return { options: from, rows, parked }
  const gone = rows[at % rows.length]!
  const rest = rows.filter((row) => row !== gone)
  return { options: withValuesOf(from, rest), rows: rest, parked: [...parked, gone] }
}

test('a new table has every combination once, in the order of its options', () => {
  fc.assert(
    fc.property(options, (from) => {
      const { rows } = savedTable(from, rowMaker())
      expect(rows.map(({ optionValues }) => optionValues)).toEqual(combinationsOf(chosen(from)))
      expect(new Set(rows.map(named)).size).toBe(chosen(from).reduce((count, { values: all }) => count * all.length, 1))
    }),
  )
})

test('whatever becomes of the options, no combination is lost or there twice, and a row that stays keeps its price', () => {
  fc.assert(
    fc.property(options, fc.array(act, { maxLength: 12 }), (from, acts) => {
      const newRow = rowMaker()
      let table = savedTable(from, newRow)
      for (const done of acts) {
        const before = table
        const next = optionsAfter(table, done)
        if (done.kind === 'leave out') table = without(table, done.at)
        else if (next) table = withOptions(table, next.options, next.gone, newRow)
        const { rows, parked } = table

        expect(new Set(rows.map(named)).size).toBe(rows.length)
        const possible = new Set(combinationsOf(chosen(table.options)).map((all) => JSON.stringify(all)))
        expect(rows.filter((row) => !possible.has(named(row)))).toEqual([])
        const keys = [...rows, ...parked].map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(rows.filter(({ price }) => price < 1)).toEqual([])

        if (done.kind === 'leave out') continue
        const wasMissing = new Set(leftOut(before.options, before.rows).map((all) => JSON.stringify(all)))
        const isMissing = leftOut(table.options, rows).map((all) => JSON.stringify(all))
        expect(isMissing.filter((all) => !wasMissing.has(all))).toEqual([])
        if (next?.gone !== undefined) continue
        const now = new Map(rows.map((row) => [named(row), row]))
        for (const row of before.rows) {
          const same = now.get(named(row))
          if (same) expect(same).toEqual(row)
          else expect([...rows, ...parked].map(({ key }) => key)).toContain(row.key)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('a value that is taken away and put back has its rows as they were', () => {
  fc.assert(
    fc.property(options, place, place, (from, at, value) => {
      const several = from.findIndex((option) => option.values.length > 1)
      fc.pre(several >= 0)
      const newRow = rowMaker()
      const table = savedTable(from, newRow)
      const index = [several, at % from.length].find((each) => from[each]!.values.length > 1)!
      const option = from[index]!
      const fewer = { ...option, values: option.values.filter((_value, nth) => nth !== value % option.values.length) }
      const less = withOptions(table, from.with(index, fewer), undefined, newRow)
      expect(withOptions(less, from, undefined, newRow).rows).toEqual(table.rows)
    }),
  )
})
