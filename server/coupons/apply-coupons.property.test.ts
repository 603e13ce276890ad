import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCoupons, freeShippingFor, isFor, type CouponLine, type WantedCoupon } from './apply-coupons.ts'
import type { Coupon } from './coupon.ts'

const plain: Coupon = {
  id: 'coupon',
  code: 'TEN',
  shopId: null,
  kind: 'percent',
  bps: 1_000,
  amountMinor: null,
  currency: 'EUR',
  minMinor: null,
  maxMinor: null,
  maxDiscountMinor: null,
  productIds: [],
  categoryIds: [],
  startsAt: null,
  endsAt: null,
  maxUses: null,
  maxUsesPerCustomer: null,
  isForFirstOrder: false,
  isStackable: true,
  bearer: 'shop',
  uses: 0,
}
const use = (wish: Partial<Coupon>): WantedCoupon => ({ coupon: { ...plain, ...wish }, problem: null })
const line = (amountMinor: number, shopId = 'clay', productId = 'mug', category = 'tableware'): CouponLine => ({
  shopId,
  productId,
  categoryPath: ['home', category],
  amountMinor,
})

test('ten per cent of 100.00 in three lines is shared to the last cent', () => {
  const { discountMinor } = applyCoupons([line(3_334), line(3_333), line(3_333)], [use({})])
  expect(discountMinor).toEqual([334, 333, 333])
})

test('a coupon of a shop touches only the lines of that shop', () => {
  const { discountMinor } = applyCoupons([line(5_000, 'clay'), line(9_000, 'wood')], [use({ shopId: 'clay' })])
  expect(discountMinor).toEqual([500, 0])
})

test('a coupon for some things touches only those, by product or by category', () => {
  const lines = [line(1_000, 'clay', 'mug', 'tableware'), line(1_000, 'clay', 'lamp', 'light')]
  expect(applyCoupons(lines, [use({ productIds: ['mug'] })]).discountMinor).toEqual([100, 0])
  expect(applyCoupons(lines, [use({ categoryIds: ['light'] })]).discountMinor).toEqual([0, 100])
  expect(applyCoupons(lines, [use({ categoryIds: ['home'] })]).discountMinor).toEqual([100, 100])
})

test('a fixed amount is never more than the things it is for', () => {
  const fixed = use({ kind: 'fixed', bps: null, amountMinor: 5_000 })
  expect(applyCoupons([line(1_200), line(800)], [fixed]).discountMinor).toEqual([1_200, 800])
})

test.each<[string, Partial<Coupon>, string | null, number]>([
  ['at its minimum', { minMinor: 5_000 }, null, 0],
  ['a cent below its minimum', { minMinor: 5_001 }, 'below_minimum', 1],
  ['at its maximum', { maxMinor: 5_000 }, null, 0],
  ['a cent above its maximum', { maxMinor: 4_999 }, 'above_maximum', 0],
  ['with nothing it is for', { productIds: ['lamp'] }, 'nothing_eligible', 0],
])('a coupon %s', (_name, wish, problem, missingMinor) => {
  const [applied] = applyCoupons([line(5_000)], [use(wish)]).coupons
  expect(applied).toMatchObject({ problem, missingMinor })
})

test('it takes off no more than its most', () => {
  expect(applyCoupons([line(90_000)], [use({ maxDiscountMinor: 2_000 })]).discountMinor).toEqual([2_000])
})

test('one that stands alone neither follows another nor lets one follow, on the same lines', () => {
  const alone = use({ id: 'alone', isStackable: false })
  const other = use({ id: 'other' })
  const problems = (wanted: WantedCoupon[]) => applyCoupons([line(1_000)], wanted).coupons.map(({ problem }) => problem)
  expect(problems([alone, other])).toEqual([null, 'not_stackable'])
  expect(problems([other, alone])).toEqual([null, 'not_stackable'])
  expect(problems([other, use({ id: 'third' })])).toEqual([null, null])
  const apart = [use({ shopId: 'clay', isStackable: false }), use({ shopId: 'wood', isStackable: false })]
  const { discountMinor } = applyCoupons([line(1_000, 'clay'), line(1_000, 'wood')], apart)
  expect(discountMinor).toEqual([100, 100])
})

test('what the market bears is told apart', () => {
  const both = [use({ id: 'shop' }), use({ id: 'market', bearer: 'market' })]
  const { discountMinor, marketDiscountMinor } = applyCoupons([line(1_000)], both)
  expect([discountMinor, marketDiscountMinor]).toEqual([[190], [90]])
})

test('free shipping reaches the shops whose things it is for', () => {
  const lines = [line(1_000, 'clay'), line(1_000, 'wood')]
  const { coupons } = applyCoupons(lines, [use({ kind: 'free_shipping', bps: null, shopId: 'clay' })])
  expect(freeShippingFor('clay', lines, coupons)?.id).toBe('coupon')
  expect(freeShippingFor('wood', lines, coupons)).toBeNull()
})

test('however many coupons there are, no line goes below nothing and every cent is taken off somewhere', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 })
  const shops = fc.constantFrom('clay', 'wood', 'wool')
  const lines = fc.array(
    fc.record({
      shopId: shops,
      productId: fc.constantFrom('a', 'b', 'c'),
      categoryPath: fc.constantFrom(['x'], ['y'], ['x', 'y']),
      amountMinor: amount,
    }),
    { minLength: 1, maxLength: 10 },
  )
  const coupon = fc.record({
    shopId: fc.option(shops),
    kind: fc.constantFrom('percent' as const, 'fixed' as const),
    bps: fc.integer({ min: 1, max: 10_000 }),
    amountMinor: amount,
    maxDiscountMinor: fc.option(amount),
    productIds: fc.subarray(['a', 'b']),
    categoryIds: fc.subarray(['x']),
    isStackable: fc.boolean(),
    bearer: fc.constantFrom('shop' as const, 'market' as const),
  })
  fc.assert(
    fc.property(lines, fc.array(coupon, { maxLength: 4 }), (lines, wishes) => {
      const { discountMinor, marketDiscountMinor, coupons } = applyCoupons(lines, wishes.map(use))
      for (const [index, line] of lines.entries()) {
        const ofCoupons = coupons.reduce((sum, { parts }) => sum + parts[index]!, 0)
        expect(discountMinor[index]).toBe(ofCoupons)
        expect(discountMinor[index]).toBeGreaterThanOrEqual(0)
        expect(discountMinor[index]).toBeLessThanOrEqual(line.amountMinor)
        expect(marketDiscountMinor[index]).toBeLessThanOrEqual(discountMinor[index]!)
        for (const { coupon, parts } of coupons) if (!isFor(coupon, line)) expect(parts[index]).toBe(0)
      }
    }),
  )
})
