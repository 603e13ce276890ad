import { z } from 'zod'
import type { commissionEndpoints } from './commission.ts'
import { schemasFor } from './endpoint.ts'
import { CurrencyCode, Id, IdParams, Money, Quantity } from './values.schemas.ts'

const Bps = z.int().min(0).max(10_000, 'must be at most 100 %')
const Amount = z.int().min(0).max(1_000_000_000)

/** A thing a rule is for, by the name people know it by. */
const Named = z.object({ id: Id, name: z.string() })

export const CommissionRule = z
  .object({
    id: Id,
    name: z.string(),
    shop: Named.nullable(),
    category: Named.nullable(),
    product: Named.nullable(),
    from: Money.nullable().meta({ description: 'Units that cost this or more' }),
    below: Money.nullable().meta({ description: 'Units that cost less than this' }),
    bps: z.int(),
    fixed: Money.nullable().meta({ description: 'On top of the rate, for every unit' }),
    minimum: Money.nullable().meta({ description: 'The least for every unit' }),
    cap: Money.nullable().meta({ description: 'The most for every unit' }),
  })
  .meta({ id: 'CommissionRule' })

const Rules = z.object({
  items: z.array(CommissionRule).meta({ description: 'In order: the first that fits a line decides' }),
  marketBps: z.int().meta({ description: 'Where no rule fits' }),
  taxBps: z.int().meta({ description: 'The tax on the fee' }),
})

const RuleInput = z
  .strictObject({
    name: z.string().trim().max(80).default(''),
    shopId: Id.nullable().default(null),
    categoryId: Id.nullable().default(null),
    productId: Id.nullable().default(null),
    fromMinor: Amount.nullable().default(null),
    belowMinor: Amount.nullable().default(null),
    bps: Bps,
    fixedMinor: Amount.default(0),
    minimumMinor: Amount.nullable().default(null),
    capMinor: Amount.nullable().default(null),
    currency: CurrencyCode.optional().meta({ description: 'Of the amounts; that of the market unless given' }),
  })
  .refine(({ fromMinor, belowMinor }) => fromMinor === null || belowMinor === null || fromMinor < belowMinor, {
    path: ['belowMinor'],
    message: 'must be more than the price it begins at',
  })
  .refine(({ minimumMinor, capMinor }) => minimumMinor === null || capMinor === null || minimumMinor <= capMinor, {
    path: ['capMinor'],
    message: 'must not be less than the minimum',
  })

const sale = {
  unitPriceMinor: z.int().min(1).max(1_000_000_000),
  quantity: Quantity.default(1),
  productId: Id.nullable().default(null),
  categoryId: Id.nullable().default(null).meta({ description: 'Of a thing that is not listed yet' }),
}

export const CommissionPreview = z
  .object({
    goods: Money,
    bps: z.int(),
    rule: Named.nullable().meta({ description: 'Null: the market’s own rate, or nothing in a shop of the market' }),
    isOfMarket: z.boolean().meta({ description: 'The market sells itself there, and keeps nothing as commission' }),
    commission: Money,
    commissionTax: Money,
    shopReceives: Money,
  })
  .meta({ id: 'CommissionPreview' })

export const commissionSchemas = schemasFor<typeof commissionEndpoints>()({
  listCommissionRules: { response: Rules },
  addCommissionRule: { body: RuleInput, response: Rules },
  orderCommissionRules: { body: z.strictObject({ ids: z.array(Id).max(500) }), response: Rules },
  changeCommissionRule: { params: IdParams, body: RuleInput, response: Rules },
  removeCommissionRule: { params: IdParams, response: Rules },
  previewCommission: { body: z.strictObject({ shopId: Id, ...sale }), response: CommissionPreview },
  previewOwnCommission: { body: z.strictObject(sale), response: CommissionPreview },
})

export type CommissionRule = z.output<typeof CommissionRule>
export type CommissionRuleInput = z.output<typeof RuleInput>
export type CommissionPreview = z.output<typeof CommissionPreview>
