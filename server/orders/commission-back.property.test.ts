import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commissionTaxBack, feeLeft } from './commission-back.ts'

test('however the commission goes back in parts, its tax goes back with it to the last cent', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 500_000 }), (parts, commissionTaxMinor) => {
      const commissionMinor = parts.reduce((sum, part) => sum + part, 0)
      fc.pre(commissionMinor > 0)
      const order = { commissionMinor, commissionTaxMinor, commissionRefundedMinor: 0 }
      let backMinor = 0
      for (const part of parts) {
        const back = commissionTaxBack(order, part)
        expect(back).toBeGreaterThanOrEqual(0)
        backMinor += back
        order.commissionRefundedMinor += part
        expect(feeLeft(order).commissionTaxMinor).toBe(commissionTaxMinor - backMinor)
      }
      expect(feeLeft(order)).toEqual({ commissionMinor: 0, commissionTaxMinor: 0 })
    }),
  )
})
