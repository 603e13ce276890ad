import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#server/platform/errors.ts'
import type { RefundParts } from '#server/payments/index.ts'
import { everythingLeft, priceRefund, type PartsToGiveBack, type RefundableOrder } from './price-refund.ts'

/** Three mugs at 10.00 with a commission of 10 %, a bowl at 25.00 with none, 4.90 for the parcel; tax 23 %. */
const order: RefundableOrder = {
  totalMinor: 59_90,
  shippingMinor: 4_90,
  taxMinor: 11_20,
  commissionMinor: 3_00,
  given: { amountMinor: 0, shippingMinor: 0, taxMinor: 0, commissionMinor: 0 },
  lines: [
    {
      id: 'mugs',
      quantity: 3,
      totalMinor: 30_00,
      taxMinor: 5_61,
      commissionMinor: 3_00,
      refundedQuantity: 0,
      refundedMinor: 0,
    },
    {
      id: 'bowl',
      quantity: 1,
      totalMinor: 25_00,
      taxMinor: 4_67,
      commissionMinor: 0,
      refundedQuantity: 0,
      refundedMinor: 0,
    },
  ],
}

const nothing: PartsToGiveBack = { lines: [], shipping: false, goodwillMinor: 0 }
const mugs = (quantity: number) => ({ ...nothing, lines: [{ lineId: 'mugs', quantity }] })

/** The order after a refund was promised. */
function after(before: RefundableOrder, refund: RefundParts): RefundableOrder {
  const { given } = before
  return {
    ...before,
    given: {
      amountMinor: given.amountMinor + refund.amountMinor,
      shippingMinor: given.shippingMinor + refund.shippingMinor,
      taxMinor: given.taxMinor + refund.taxMinor,
      commissionMinor: given.commissionMinor + refund.commissionMinor,
    },
    lines: before.lines.map((line) => {
      const part = refund.lines.find(({ orderLineId }) => orderLineId === line.id)
      if (!part) return line
      const { quantity, amountMinor } = part
      return {
        ...line,
        refundedQuantity: line.refundedQuantity + quantity,
        refundedMinor: line.refundedMinor + amountMinor,
      }
    }),
  }
}

test('one of three mugs takes a third of the line with it: money, tax and commission', () => {
  expect(priceRefund(order, mugs(1), 'shop')).toMatchObject({
    amountMinor: 10_00,
    goodsMinor: 10_00,
    shippingMinor: 0,
    taxMinor: 1_87,
    commissionMinor: 1_00,
  })
})

test('shipping alone carries its own tax and no commission', () => {
  expect(priceRefund(order, { ...nothing, shipping: true }, 'shop')).toMatchObject({
    amountMinor: 4_90,
    shippingMinor: 4_90,
    taxMinor: 92,
    commissionMinor: 0,
  })
})

test('goodwill carries tax and commission in proportion to what is left', () => {
  expect(priceRefund(order, { ...nothing, goodwillMinor: 5_99 }, 'shop')).toMatchObject({
    amountMinor: 5_99,
    goodwillMinor: 5_99,
    taxMinor: 1_12,
    commissionMinor: 30,
  })
})

test('after a full refund nothing is left: neither money nor tax nor commission', () => {
  expect(priceRefund(order, everythingLeft(order), 'shop')).toMatchObject({
    amountMinor: 59_90,
    taxMinor: 11_20,
    commissionMinor: 3_00,
  })
})

test('what was given as goodwill before is not given a second time with the goods', () => {
  const later = after(order, priceRefund(order, { ...nothing, goodwillMinor: 20_00 }, 'shop'))
  const rest = priceRefund(later, everythingLeft(later), 'shop')
  expect(rest).toMatchObject({ amountMinor: 39_90, goodwillMinor: 0 })
  expect(later.given.commissionMinor + rest.commissionMinor).toBe(3_00)
  expect(later.given.taxMinor + rest.taxMinor).toBe(11_20)
})

test('what the market bears leaves the commission where it is', () => {
  expect(priceRefund(order, mugs(3), 'market').commissionMinor).toBe(0)
})

test('more units than are left, lines of another order, and more money than is left are refused', () => {
  const later = after(order, priceRefund(order, mugs(2), 'shop'))
  const codeOf = (wish: PartsToGiveBack) => {
    try {
      priceRefund(later, wish, 'shop')
      return 'given'
    } catch (error) {
      return (error as Refusal).code
    }
  }
  expect(codeOf(mugs(2))).toBe('refund_line_unknown')
  expect(codeOf({ ...nothing, lines: [{ lineId: 'plate', quantity: 1 }] })).toBe('refund_line_unknown')
  expect(codeOf({ ...nothing, goodwillMinor: 39_91 })).toBe('refund_too_much')
  expect(codeOf({ ...nothing, goodwillMinor: 39_90 })).toBe('given')
  expect(codeOf(nothing)).toBe('nothing_to_give_back')
})

const aLine = fc
  .record({
    quantity: fc.integer({ min: 1, max: 7 }),
    unitMinor: fc.integer({ min: 0, max: 9_999 }),
    taxBps: fc.constantFrom(0, 600, 2_300),
    commissionBps: fc.constantFrom(0, 800, 1_250, 9_000),
  })
  .map(({ quantity, unitMinor, taxBps, commissionBps }) => ({
    quantity,
    totalMinor: quantity * unitMinor,
    taxMinor: Math.round((quantity * unitMinor * taxBps) / (10_000 + taxBps)),
    commissionMinor: Math.round((quantity * unitMinor * commissionBps) / 10_000),
    refundedQuantity: 0,
    refundedMinor: 0,
  }))

const anOrder = fc
  .record({ lines: fc.array(aLine, { minLength: 1, maxLength: 4 }), shippingMinor: fc.integer({ min: 0, max: 990 }) })
  .map(({ lines, shippingMinor }): RefundableOrder => {
    const sum = (key: 'totalMinor' | 'taxMinor' | 'commissionMinor') =>
      lines.reduce((total, line) => total + line[key], 0)
    return {
      totalMinor: sum('totalMinor') + shippingMinor,
      shippingMinor,
      taxMinor: sum('taxMinor') + Math.round((shippingMinor * 2_300) / 12_300),
      commissionMinor: sum('commissionMinor'),
      given: { amountMinor: 0, shippingMinor: 0, taxMinor: 0, commissionMinor: 0 },
      lines: lines.map((line, index) => ({ id: `line-${index}`, ...line })),
    }
  })

const aWish = fc.record({
  lines: fc.array(fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
  shipping: fc.boolean(),
  goodwillMinor: fc.oneof(fc.constant(0), fc.nat(5_000)),
})

test('whatever is given back in whatever parts, it adds up to what was paid, with all tax and all commission', () => {
  fc.assert(
    fc.property(anOrder, fc.array(aWish, { maxLength: 8 }), (bought, wishes) => {
      let now = bought
      const give = (parts: PartsToGiveBack) => {
        const refund = priceRefund(now, parts, 'shop')
        const { goodsMinor, shippingMinor, goodwillMinor, amountMinor, lines } = refund
        expect(goodsMinor + shippingMinor + goodwillMinor).toBe(amountMinor)
        expect(lines.reduce((total, line) => total + line.amountMinor, 0)).toBe(goodsMinor)
        for (const part of [
          refund.taxMinor,
          refund.commissionMinor,
          ...lines.flatMap((line) => [line.amountMinor, line.taxMinor, line.commissionMinor]),
        ])
          expect(part).toBeGreaterThanOrEqual(0)
        now = after(now, refund)
        expect(now.given.amountMinor).toBeLessThanOrEqual(bought.totalMinor)
        expect(now.given.taxMinor).toBeLessThanOrEqual(bought.taxMinor)
        expect(now.given.commissionMinor).toBeLessThanOrEqual(bought.commissionMinor)
      }
      for (const { lines, ...wish } of wishes) {
        const named = [...new Map(lines.map(({ line, quantity }) => [`line-${line}`, quantity]))]
        try {
          give({ ...wish, lines: named.map(([lineId, quantity]) => ({ lineId, quantity })) })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
      }
      if (now.given.amountMinor < bought.totalMinor) give(everythingLeft(now))
      expect(now.given).toMatchObject({ amountMinor: bought.totalMinor })
      if (bought.totalMinor > 0)
        expect(now.given).toMatchObject({ taxMinor: bought.taxMinor, commissionMinor: bought.commissionMinor })
    }),
    { numRuns: 400 },
  )
})
