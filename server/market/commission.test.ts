import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commissionOf, usualCommissionBps, type CommissionRule, type Sale } from './commission.ts'

const everything: CommissionRule = {
  id: 'rule',
  name: '',
  shopId: null,
  categoryId: null,
  productId: null,
  fromMinor: null,
  belowMinor: null,
  currency: null,
  bps: 1_000,
  fixedMinor: 0,
  minimumMinor: null,
  capMinor: null,
}
const mugs: Sale = {
  shopId: 'clay',
  categoryPath: ['home', 'tableware'],
  productId: 'mug',
  unitPriceMinor: 2_800,
  quantity: 2,
  amountMinor: 5_600,
  currency: 'EUR',
}
const terms = (...rules: Partial<CommissionRule>[]) => ({
  rules: rules.map((rule, index) => Object.assign({}, everything, { id: `rule ${index + 1}` }, rule)),
  marketBps: 1_200,
  taxBps: 2_300,
  shopsOfMarket: new Set(['own']),
})

test('without a rule the market’s own rate holds, and the fee is taxed', () => {
  expect(commissionOf(mugs, terms())).toEqual({
    ruleId: null,
    bps: 1_200,
    amountMinor: 672,
    taxMinor: 155,
    taxBps: 2_300,
  })
})

test.each<[string, Partial<CommissionRule>, boolean]>([
  ['its shop', { shopId: 'clay' }, true],
  ['another shop', { shopId: 'wood' }, false],
  ['its category', { categoryId: 'tableware' }, true],
  ['the category above its own', { categoryId: 'home' }, true],
  ['another category', { categoryId: 'lamps' }, false],
  ['its product', { productId: 'mug' }, true],
  ['another product', { productId: 'vase' }, false],
  ['prices from 28.00 on', { fromMinor: 2_800, currency: 'EUR' }, true],
  ['prices below 28.00', { belowMinor: 2_800, currency: 'EUR' }, false],
  ['prices in another currency', { fromMinor: 1, currency: 'USD' }, false],
  ['its shop and another category', { shopId: 'clay', categoryId: 'lamps' }, false],
])('a rule for %s fits: %s', (_name, rule, fits) => {
  expect(commissionOf(mugs, terms({ ...rule, bps: 100 })).bps).toBe(fits ? 100 : 1_200)
})

test('the first rule that fits decides', () => {
  const both = terms({ productId: 'vase', bps: 1 }, { shopId: 'clay', bps: 500 }, { bps: 2_000 })
  expect(commissionOf(mugs, both)).toMatchObject({ ruleId: 'rule 2', bps: 500, amountMinor: 280 })
})

test.each<[string, Partial<CommissionRule>, number]>([
  ['a fixed part is for every unit', { bps: 0, fixedMinor: 30 }, 60],
  ['a rate and a fixed part add up', { bps: 1_000, fixedMinor: 30 }, 620],
  ['at least the minimum of every unit', { bps: 100, minimumMinor: 50 }, 100],
  ['at most the cap of every unit', { bps: 5_000, capMinor: 400 }, 800],
  ['never more than the sale', { bps: 1_000, fixedMinor: 9_000 }, 5_600],
])('%s', (_name, rule, amountMinor) => {
  expect(commissionOf(mugs, terms({ currency: 'EUR', ...rule })).amountMinor).toBe(amountMinor)
})

test('of what the market sells itself nothing is kept, whatever the rules say', () => {
  const own = terms({ shopId: 'own', bps: 500, fixedMinor: 30, currency: 'EUR' })
  expect(commissionOf({ ...mugs, shopId: 'own' }, own)).toMatchObject({
    ruleId: null,
    bps: 0,
    amountMinor: 0,
    taxMinor: 0,
  })
  expect(usualCommissionBps('own', own)).toBe(0)
})

test('a shop’s usual rate is that of the first rule for all it sells', () => {
  const rules = terms({ shopId: 'clay', categoryId: 'lamps', bps: 1 }, { shopId: 'clay', bps: 800 })
  expect(usualCommissionBps('clay', rules)).toBe(800)
  expect(usualCommissionBps('wood', rules)).toBe(1_200)
})

test('whatever the rule, the market keeps between nothing and the whole sale', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  const rule = fc.record({ bps: fc.integer({ min: 0, max: 10_000 }), fixedMinor: amount, capMinor: fc.option(amount) })
  fc.assert(
    fc.property(rule, fc.integer({ min: 1, max: 999 }), amount, (rule, quantity, unitPriceMinor) => {
      const sale = { ...mugs, unitPriceMinor, quantity, amountMinor: unitPriceMinor * quantity }
      const { amountMinor } = commissionOf(sale, terms({ currency: 'EUR', ...rule }))
      expect(amountMinor).toBeGreaterThanOrEqual(0)
      expect(amountMinor).toBeLessThanOrEqual(sale.amountMinor)
    }),
  )
})
