import { z } from 'zod'
import { placePattern } from '../places.ts'
import { schemasFor } from './endpoint.ts'
import type { taxEndpoints } from './tax.ts'
import { Id, IdParams } from './values.schemas.ts'

/** Of what kind a thing is for the tax office; a rate is known for each by place. */
export const TaxCategory = z
  .string()
  .regex(/^[a-z][a-z-]{1,29}$/, 'is not a word like standard or reduced')
  .meta({ description: '`standard`, `reduced`, or a word of the operator’s; shipping is `standard`' })

export const TaxRule = z
  .object({
    id: Id,
    name: z.string(),
    shop: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'Null: every shop without its own' }),
    place: z.string().meta({ description: '`PT`, `US-CA`, `PT:95`; empty is everywhere' }),
    taxCategory: z.string(),
    bps: z.int(),
  })
  .meta({ id: 'TaxRule' })

const Rules = z.object({
  items: z.array(TaxRule),
  pricesIncludeTax: z.boolean(),
})

const RuleInput = z.strictObject({
  name: z.string().trim().max(80).default(''),
  shopId: Id.nullable().default(null),
  place: z
    .string()
    .trim()
    .toUpperCase()
    .refine((place) => place === '' || placePattern.test(place), 'is not a place like PT, US-CA or PT:95'),
  taxCategory: TaxCategory.default('standard'),
  bps: z.int().min(0).max(10_000, 'must be at most 100 %'),
})

export const taxSchemas = schemasFor<typeof taxEndpoints>()({
  listTaxRules: { response: Rules },
  addTaxRule: { body: RuleInput, response: Rules },
  changeTaxRule: { params: IdParams, body: RuleInput, response: Rules },
  removeTaxRule: { params: IdParams, response: Rules },
})

export type TaxRule = z.output<typeof TaxRule>
export type TaxRuleInput = z.output<typeof RuleInput>
