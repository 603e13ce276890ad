import { z } from 'zod'
import {
  CountryCode,
  CurrencyCode,
  Email,
  Id,
  IdParams,
  Instant,
  LanguageCode,
  Money,
  Nothing,
  PageQuery,
  pageOf,
} from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { invoiceEndpoints } from './invoices.ts'

export const InvoiceKind = z.enum([
  'invoice',
  'credit_note',
  'correction',
  'commission_invoice',
  'commission_credit_note',
  'withdrawal_statement',
])
export const InvoiceFormat = z.enum(['pdf', 'ubl', 'cii', 'facturx'])

/** A calendar day, as invoices know it. */
export const Day = z.iso.date().meta({ description: 'Calendar day', example: '2026-11-28' })

const Words = z.string().trim().min(1, 'is missing').max(500)
const MaybeWords = z.string().trim().max(500).default('')
const Minor = z.int().min(0).max(10_000_000_000_000).meta({ description: 'Whole minor units' })

/** UNCL 5305 as far as EN 16931 takes it (BT-118, BT-151). */
export const TaxCategory = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']).meta({
  description:
    'UNCL 5305: S standard or reduced rate, Z zero rate, E exempt, AE reverse charge, K within the EU, G export, O outside the scope of VAT, L Canary Islands, M Ceuta and Melilla',
})

const Tax = z.strictObject({
  category: TaxCategory,
  rateBps: z.int().min(0).max(10_000).default(0).meta({ description: 'Basis points: 2,300 is 23 %' }),
})

const Deduction = z.strictObject({
  amountMinor: Minor,
  reason: MaybeWords,
  /** UNCL 5189 for allowances, UNCL 7161 for charges. */
  reasonCode: z.string().trim().max(3).default('').meta({ description: 'UNCL 5189 (allowance) or 7161 (charge)' }),
})

const PostalAddress = z.strictObject({
  line1: MaybeWords,
  line2: MaybeWords,
  postalCode: z.string().trim().max(20).default(''),
  city: z.string().trim().max(120).default(''),
  region: z.string().trim().max(120).default(''),
  country: CountryCode,
})

const InvoiceParty = z.strictObject({
  name: Words.meta({ description: 'BT-27, BT-44: the legal name' }),
  tradingName: MaybeWords,
  identifier: MaybeWords.meta({ description: 'BT-29, BT-46: how the market knows the party' }),
  vatId: z.string().trim().max(20).default('').meta({ description: 'BT-31, BT-48, with its country: PT501234567' }),
  taxNumber: MaybeWords.meta({ description: 'BT-32: the local tax number' }),
  registrationNumber: MaybeWords.meta({ description: 'BT-30, BT-47: the number in the register of companies' }),
  legalNotes: MaybeWords.meta({ description: 'BT-33: court, capital, and what else the law asks for' }),
  address: PostalAddress,
  email: z.string().trim().max(254).default(''),
  phone: z.string().trim().max(60).default(''),
  contactName: MaybeWords,
  endpoint: z
    .strictObject({ scheme: z.string().trim().min(2).max(4), id: Words })
    .nullable()
    .default(null)
    .meta({ description: 'BT-34, BT-49: electronic address with its EAS scheme (`EM` for e-mail)' }),
})

const InvoiceLine = z.strictObject({
  name: Words,
  description: z.string().trim().max(2_000).default(''),
  sku: z.string().trim().max(100).default(''),
  quantity: z
    .number()
    .min(-1_000_000_000)
    .max(1_000_000_000)
    .multipleOf(0.0001, 'has at most four decimals')
    .refine((quantity) => quantity !== 0, 'is missing')
    .meta({ description: 'BT-129: below zero for what is taken off again; a price is never below zero (BR-27)' }),
  unitCode: z
    .string()
    .regex(/^[A-Z0-9]{2,3}$/, 'is not a code of UN/ECE recommendation 20')
    .default('C62'),
  unitPriceMinor: Minor.meta({ description: 'Net price of `priceQuantity` units' }),
  priceQuantity: z.number().positive().max(1_000_000).multipleOf(0.0001).default(1),
  allowances: z.array(Deduction).max(20).default([]),
  charges: z.array(Deduction).max(20).default([]),
  tax: Tax,
  period: z.strictObject({ from: Day, to: Day }).nullable().default(null),
})

const DocumentDeduction = Deduction.extend({ tax: Tax })

export const InvoiceDraft = z
  .strictObject({
    kind: z
      .enum(['invoice', 'credit_note', 'correction'])
      .default('invoice')
      .meta({ description: 'BT-3: an invoice (380), a credit note (381), or a corrective invoice (384)' }),
    number: z.string().trim().min(1).max(60),
    issuedOn: Day,
    dueOn: Day.nullable().default(null),
    deliveredOn: Day.nullable().default(null),
    taxPointOn: Day.nullable().default(null),
    period: z.strictObject({ from: Day, to: Day }).nullable().default(null),
    currency: CurrencyCode,
    language: LanguageCode.default('en'),
    seller: InvoiceParty,
    buyer: InvoiceParty,
    deliverTo: z.strictObject({ name: MaybeWords, address: PostalAddress }).nullable().default(null),
    buyerReference: MaybeWords,
    orderReference: MaybeWords,
    contractReference: MaybeWords,
    precedingInvoices: z
      .array(z.strictObject({ number: Words, issuedOn: Day.nullable().default(null) }))
      .max(100)
      .default([]),
    lines: z.array(InvoiceLine).min(1, 'needs at least one line').max(2_000),
    allowances: z.array(DocumentDeduction).max(100).default([]),
    charges: z.array(DocumentDeduction).max(100).default([]),
    exemptions: z
      .array(
        z.strictObject({
          category: TaxCategory,
          reason: MaybeWords,
          reasonCode: z.string().trim().max(30).default(''),
        }),
      )
      .max(9)
      .default([])
      .meta({ description: 'Why no VAT is charged, by category; the usual words are used where none are given' }),
    prepaidMinor: z.int().min(-10_000_000_000_000).max(10_000_000_000_000).default(0),
    roundingMinor: z.int().min(-10_000).max(10_000).default(0),
    payment: z
      .strictObject({
        meansCode: z
          .string()
          .regex(/^([0-9]{1,2}|ZZZ)$/, 'is not a code of UNCL 4461')
          .default('1'),
        meansText: MaybeWords,
        reference: MaybeWords,
        card: z
          .strictObject({ lastDigits: z.string().regex(/^\d{4,6}$/), network: Words })
          .nullable()
          .default(null),
        account: z
          .strictObject({
            iban: z.string().trim().min(5).max(34),
            name: MaybeWords,
            bic: z.string().max(11).default(''),
          })
          .nullable()
          .default(null),
        terms: MaybeWords,
      })
      .prefault({}),
    notes: z.array(z.string().trim().min(1).max(2_000)).max(20).default([]),
  })
  .meta({ id: 'InvoiceDraft', description: 'An invoice before its sums are computed (EN 16931-1, semantic model)' })

export const InvoiceCard = z
  .object({
    id: Id,
    kind: InvoiceKind,
    number: z.string(),
    issuedOn: Day,
    issuedAt: Instant,
    buyer: z.string(),
    seller: z.string(),
    orderId: Id.nullable(),
    orderNumber: z.string().nullable(),
    refersTo: z
      .string()
      .nullable()
      .meta({ description: 'Of a credit note or corrective invoice: the number of the document it corrects' }),
    net: Money,
    tax: Money,
    total: Money,
    outsideNumber: z.string().nullable().meta({ description: 'Number in the outside billing system, if one is used' }),
  })
  .meta({ id: 'InvoiceCard' })

export const HandoverState = z.enum(['wanted', 'sending', 'unknown', 'recorded', 'refused'])

export const InvoiceHandover = z
  .object({
    invoiceId: Id,
    number: z.string(),
    kind: InvoiceKind,
    buyer: z.string(),
    total: Money,
    state: HandoverState.meta({ description: '`unknown`: no answer came, so the billing system is asked for it' }),
    because: z.string().meta({ description: 'What the billing system said last' }),
    tries: z.int(),
    wantedAt: Instant,
    nextTryAt: Instant.nullable().meta({ description: 'Null: only when it is sent again' }),
  })
  .meta({ id: 'InvoiceHandover' })

export const LegalDetails = z.strictObject({
  legalName: z.string().trim().max(160),
  line1: z.string().trim().max(160),
  line2: z.string().trim().max(160).default(''),
  postalCode: z.string().trim().max(20),
  city: z.string().trim().max(120),
  region: z.string().trim().max(120).default(''),
  country: CountryCode,
  vatId: z.string().trim().max(20).default(''),
  taxNumber: z.string().trim().max(40).default(''),
  registrationNumber: z.string().trim().max(60).default(''),
  legalNotes: z.string().trim().max(500).default(''),
  email: z.union([z.literal(''), Email]).default(''),
  phone: z.string().trim().max(60).default(''),
  isSmallBusiness: z
    .boolean()
    .default(false)
    .meta({ description: 'Charges no VAT, by the small-business rule of its country' }),
  exemptionReason: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta({ description: 'The usual words of the country when empty' }),
  language: LanguageCode.default('en'),
  seriesPrefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{0,8}$/, 'has at most eight letters and digits')
    .default('')
    .meta({ description: 'What invoice numbers begin with' }),
})

const LegalDetailsView = LegalDetails.extend({
  isOfMarket: z.boolean().meta({ description: 'Of a shop: the market sells in it and issues its invoices' }),
  missing: z.array(z.object({ field: z.string(), message: z.string() })),
  waiting: z.int().meta({ description: 'Invoices that wait until nothing is missing' }),
}).meta({ id: 'LegalDetails' })

const FileQuery = z.object({ format: InvoiceFormat.default('pdf') })
const ListQuery = {
  kind: InvoiceKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  search: z.string().trim().max(100).optional(),
  ...PageQuery,
}
const ExportQuery = z.object({
  kind: InvoiceKind.optional(),
  search: z.string().trim().max(100).optional(),
  from: Day.optional().meta({ description: 'The first of the month of `to` when absent' }),
  to: Day.optional().meta({ description: 'Today when absent' }),
  format: z
    .enum(['csv', 'pdf', 'ubl', 'cii', 'facturx'])
    .default('csv')
    .meta({ description: '`csv`, or a zip of at most 10,000 files' }),
})

export const invoiceSchemas = schemasFor<typeof invoiceEndpoints>()({
  listOrderInvoices: {
    params: IdParams,
    query: z.object({ key: z.string().max(200).optional() }),
    response: z.object({ items: z.array(InvoiceCard) }),
  },
  getInvoiceFile: {
    params: IdParams,
    query: FileQuery.extend({ key: z.string().max(200).optional() }),
    response: z.undefined(),
  },
  listShopInvoices: { query: z.object(ListQuery), response: pageOf(InvoiceCard) },
  getShopInvoiceFile: { params: IdParams, query: FileQuery, response: z.undefined() },
  exportShopInvoices: { query: ExportQuery, response: z.undefined() },
  getShopLegalDetails: { response: LegalDetailsView },
  setShopLegalDetails: { body: LegalDetails, response: LegalDetailsView },
  listMarketInvoices: { query: z.object({ shopId: Id.optional(), ...ListQuery }), response: pageOf(InvoiceCard) },
  getMarketInvoiceFile: { params: IdParams, query: FileQuery, response: z.undefined() },
  exportMarketInvoices: { query: ExportQuery, response: z.undefined() },
  listInvoiceHandovers: {
    query: z.object(PageQuery),
    response: pageOf(InvoiceHandover).extend({
      isOutside: z.boolean().meta({ description: 'False: the market keeps its own books, and nothing goes over' }),
    }),
  },
  sendInvoiceAgain: { params: IdParams, response: Nothing },
  getMarketLegalDetails: { response: LegalDetailsView },
  setMarketLegalDetails: { body: LegalDetails, response: LegalDetailsView },
  previewInvoice: { query: FileQuery, body: InvoiceDraft, response: z.undefined() },
})

export type InvoiceKind = z.output<typeof InvoiceKind>
export type InvoiceFormat = z.output<typeof InvoiceFormat>
export type InvoiceDraft = z.output<typeof InvoiceDraft>
export type InvoiceCard = z.output<typeof InvoiceCard>
export type LegalDetails = z.output<typeof LegalDetails>
export type TaxCategory = z.output<typeof TaxCategory>
export type HandoverState = z.output<typeof HandoverState>
export type InvoiceHandover = z.output<typeof InvoiceHandover>
