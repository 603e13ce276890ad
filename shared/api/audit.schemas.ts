import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { auditEndpoints } from './audit.ts'

const Value = z.json()

export const AuditEntry = z
  .object({
    id: Id,
    number: z.int().nullable().meta({ description: 'Its place in the chain; null until it is linked, within seconds' }),
    hash: z.string().nullable(),
    follows: z.string().nullable(),
    at: Instant,
    by: z.enum(['operator', 'seller', 'customer', 'system']),
    person: z.object({ id: Id, name: z.string() }).nullable(),
    shop: z.object({ id: Id, name: z.string() }).nullable(),
    door: z.string().nullable(),
    act: z.string().meta({ description: 'The operation, or the fact' }),
    words: z.string().meta({ description: 'What was done, in words' }),
    subject: z.string().nullable(),
    subjectId: z.string().nullable(),
    subjectName: z.string().nullable(),
    changes: z.array(
      z.object({
        table: z.string(),
        id: z.string(),
        before: z.record(z.string(), Value),
        after: z.record(z.string(), Value),
        currency: z
          .string()
          .nullable()
          .meta({ description: 'Of its amounts, which are minor units; null where it is not known' }),
      }),
    ),
    facts: z.array(z.string()),
    detail: z.record(z.string(), Value),
    reason: z.string(),
    address: z.string().nullable(),
    userAgent: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' })

const Search = {
  search: z.string().trim().max(120).optional().meta({ description: 'A person, an act, a number, an id' }),
  by: z.enum(['operator', 'seller', 'customer', 'system']).optional(),
  act: z.string().trim().max(80).optional(),
  subject: z.string().trim().max(40).optional().meta({ description: 'A kind of thing it was done to: order, shop' }),
  subjectId: Id.optional().meta({ description: 'What was done to this, or changed it' }),
  personId: Id.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}

export const AuditAct = z
  .object({
    act: z.string().meta({ description: 'The operation, or the fact' }),
    words: z.string().meta({ description: 'What was done, in words' }),
    subject: z.string().nullable().meta({ description: 'The kind of thing it was last done to' }),
  })
  .meta({ id: 'AuditAct' })

export const ChainCheck = z
  .object({
    isWhole: z.boolean(),
    complaint: z.string(),
    brokenAt: z.int().nullable(),
    lines: z.int(),
    waiting: z.int(),
    ends: z.array(z.string()),
    tookMs: z.int(),
    checkedAt: Instant,
  })
  .meta({ id: 'ChainCheck' })

export const TimelineStep = z
  .object({
    id: z.string(),
    at: Instant,
    kind: z.string().meta({ description: 'What kind of thing it happened to: an order, a payment, a refund' }),
    words: z.string().meta({ description: 'What happened, in a sentence' }),
    isBad: z.boolean(),
    by: z.enum(['customer', 'shop', 'market', 'system']),
    person: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'Who did it, if somebody known' }),
    note: z.string(),
    amount: Money.nullable(),
    about: z
      .object({ kind: z.string(), id: Id, name: z.string().nullable() })
      .nullable()
      .meta({ description: 'The thing it happened to, to be looked at' }),
  })
  .meta({ id: 'TimelineStep' })

const timeline = {
  params: IdParams,
  query: z.object(PageQuery),
  response: z.object({
    name: z.string(),
    detail: z.string().meta({ description: 'Of a person the e-mail address, of a shop its town' }),
    items: z.array(TimelineStep),
    next: z.string().nullable(),
  }),
}

export const auditSchemas = schemasFor<typeof auditEndpoints>()({
  listAuditEntries: { query: z.object({ ...Search, ...PageQuery }), response: pageOf(AuditEntry) },
  listAuditActs: { response: z.object({ items: z.array(AuditAct) }) },
  checkAuditChain: { response: ChainCheck },
  exportAuditEntries: { query: z.object(Search), response: z.undefined() },
  getOrderTimeline: timeline,
  getPaymentTimeline: timeline,
  getShopTimeline: timeline,
  getPersonTimeline: timeline,
})

export type AuditEntry = z.output<typeof AuditEntry>
export type AuditAct = z.output<typeof AuditAct>
export type ChainCheck = z.output<typeof ChainCheck>
export type TimelineStep = z.output<typeof TimelineStep>
