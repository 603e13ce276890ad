import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { contractEndpoints } from './contracts.ts'
import {
  CurrencyCode,
  Email,
  Id,
  IdParams,
  Instant,
  LanguageCode,
  Nothing,
  PageQuery,
  pageOf,
} from './values.schemas.ts'

export const ContractState = z.enum([
  'drafted',
  'sent',
  'viewed',
  'partly_signed',
  'signed',
  'sealed',
  'declined',
  'expired',
  'voided',
])
export const TemplateKind = z.enum(['seller_agreement', 'order', 'subscription'])
export const SignerRole = z.enum(['shop', 'customer'])
export const HeldAct = z.enum(['shop_approval', 'payout', 'shipping', 'subscription_start'])

/** What a variable is, so that conditions and writing know how to treat it. */
export const VariableType = z.enum(['text', 'money', 'number', 'percent', 'date', 'yes_no', 'rhythm'])

const Title = z.string().trim().min(1, 'is missing').max(160)
const Reason = z.string().trim().min(1, 'is missing').max(500)

const Consent = z.string().trim().min(1, 'is missing').max(500)

export const TemplateText = z.strictObject({
  language: LanguageCode,
  title: Title,
  body: z.string().max(200_000).meta({
    description:
      'HTML. `<span data-variable="order.total">` is filled in, `<div data-when="order.total" data-is="over" data-value="50000">` stands only if so',
  }),
  consents: z
    .array(Consent)
    .max(6)
    .default([])
    .meta({ description: 'What each who signs agrees to, besides the text' }),
})

/** What a value of the template itself can be. */
export const FieldType = z.enum(['text', 'number', 'date', 'money'])

/** Something the template itself says by a name, to be changed in one place. */
export const TemplateField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, 'is a word of small letters, digits and _'),
  label: z.string().trim().min(1, 'is missing').max(60),
  type: FieldType.default('text'),
  value: z.string().trim().max(500).meta({
    description:
      'A number as `12.5`, a date as `2026-11-28`, money as `125.00` in the currency of the market. What is empty is still to be given.',
  }),
})

const TemplateRule = {
  minTotalMinor: z.int().min(1).max(10_000_000_000_000).nullable(),
  productId: Id.nullable(),
  signers: z
    .array(SignerRole)
    .min(1, 'needs somebody who signs')
    .max(2)
    .refine((roles) => new Set(roles).size === roles.length, 'names somebody twice'),
  holds: z.array(HeldAct).max(4),
  expiresAfterDays: z.int().min(1).max(365),
  remindAfterDays: z.int().min(1).max(90),
}

export const TemplateVersion = z.object({
  number: z.int(),
  texts: z.array(TemplateText),
  fields: z.array(TemplateField),
  savedAt: Instant,
  publishedAt: Instant.nullable(),
  contractCount: z.int(),
})

export const ContractTemplate = z.object({
  id: Id,
  name: z.string(),
  kind: TemplateKind,
  isActive: z.boolean(),
  ...TemplateRule,
  publishedNumber: z.int().nullable(),
  draftNumber: z.int().nullable(),
  contractCount: z.int(),
  productTitle: z.string().nullable(),
})

export const KnownVariable = z.object({ key: z.string(), label: z.string(), group: z.string(), type: VariableType })

export const WholeTemplate = ContractTemplate.extend({
  currency: CurrencyCode,
  draft: TemplateVersion.nullable(),
  published: TemplateVersion.nullable(),
  variables: z.array(KnownVariable),
})

export const ContractPreview = z.object({
  title: z.string(),
  html: z.string(),
  missing: z.array(z.string()).meta({ description: 'Variables without a value in this sample' }),
  unknown: z.array(z.string()).meta({ description: 'Variables nobody knows' }),
  wordCount: z.int(),
  sample: z.string().meta({ description: 'Whose data it is filled with' }),
})

export const ContractParty = z.object({
  id: Id,
  role: SignerRole,
  name: z.string(),
  email: z.string(),
  askedAt: Instant.nullable(),
  viewedAt: Instant.nullable(),
  signedAt: Instant.nullable(),
  declinedAt: Instant.nullable(),
})

export const Contract = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: ContractState,
  shopName: z.string(),
  orderNumber: z.string().nullable(),
  drawnUpAt: Instant,
  expiresAt: Instant.nullable(),
  holds: z.array(HeldAct),
  parties: z.array(ContractParty),
  isMineToSign: z.boolean().meta({ description: 'It is the turn of who asks' }),
})

export const ContractEvent = z.object({
  at: Instant,
  kind: z.string(),
  name: z.string(),
  detail: z.string(),
  address: z.string(),
})

export const WholeContract = Contract.extend({
  html: z.string(),
  language: LanguageCode,
  templateId: Id,
  templateName: z.string(),
  versionNumber: z.int(),
  missing: z.array(z.string()),
  reason: z.string(),
  textHash: z.string(),
  events: z.array(ContractEvent),
  sealedAt: Instant.nullable(),
  fileHash: z.string().nullable(),
})

const Point = z.tuple([z.int().min(0).max(2_000), z.int().min(0).max(2_000)])

/** A signature as it was written: a typed name, or the lines of a finger on a field of 600 by 200. */
export const Signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), text: z.string().trim().min(2, 'is too short').max(120) }),
  z.strictObject({
    kind: z.literal('drawn'),
    strokes: z
      .array(z.array(Point).min(1).max(1_000))
      .min(1, 'is empty')
      .max(60)
      .refine((strokes) => strokes.flat().length >= 8, 'is too short'),
  }),
])

/** How who signs shows to be the one who was asked. */
export const Proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: z.string().min(1, 'is missing').max(200) }),
  z.strictObject({ kind: z.literal('code'), code: z.string().regex(/^\d{6}$/, 'has six digits') }),
])

export const Signing = z.object({
  number: z.string(),
  title: z.string(),
  html: z.string(),
  language: LanguageCode.meta({ description: 'Of the contract' }),
  readerLanguage: LanguageCode.meta({ description: 'Of who holds the link' }),
  state: ContractState,
  shopName: z.string(),
  reason: z.string(),
  consents: z.array(z.string()),
  expiresAt: Instant.nullable(),
  facts: z
    .array(
      z.object({
        kind: z.enum(['with', 'about', 'order', 'subscription', 'amount', 'until']),
        value: z.string().meta({ description: 'In the language of who holds the link' }),
      }),
    )
    .meta({ description: 'What it is about at a glance, while it can be signed' }),
  parties: z.array(z.object({ name: z.string(), role: SignerRole, signedAt: Instant.nullable(), isMine: z.boolean() })),
  me: z.object({
    name: z.string(),
    email: z.string(),
    proof: z.enum(['password', 'code']),
    isMyTurn: z.boolean(),
    readAt: Instant.nullable(),
    signedAt: Instant.nullable(),
  }),
  waitsFor: z.string().nullable(),
})

export const SealVerdict = z.object({
  verdict: z.enum(['intact', 'changed', 'foreign', 'unknown']).meta({
    description:
      'intact: the file as it was sealed; changed: sealed here, and not as it was; foreign: signed by somebody else; unknown: no signature, or no such code',
  }),
  contract: z
    .object({
      number: z.string(),
      title: z.string(),
      sealedAt: Instant,
      timestampedAt: Instant.nullable(),
      fileHash: z.string(),
      signers: z.array(z.object({ name: z.string(), signedAt: Instant })),
    })
    .nullable(),
  signatureCount: z.int(),
})

const NewSample = { language: LanguageCode.default('en'), orderId: Id.nullable().default(null) }

export const contractSchemas = schemasFor<typeof contractEndpoints>()({
  listContractTemplates: { response: z.object({ items: z.array(ContractTemplate) }) },
  createContractTemplate: {
    body: z.strictObject({ name: Title, kind: TemplateKind }),
    response: WholeTemplate,
  },
  getContractTemplate: { params: IdParams, response: WholeTemplate },
  changeContractTemplate: {
    params: IdParams,
    body: z
      .strictObject({ name: Title, isActive: z.boolean(), ...TemplateRule })
      .partial()
      .meta({ description: 'What is not named stays' }),
    response: WholeTemplate,
  },
  saveContractDraft: {
    params: IdParams,
    body: z.strictObject({
      texts: z
        .array(TemplateText)
        .min(1)
        .max(5)
        .refine(
          (texts) => new Set(texts.map(({ language }) => language)).size === texts.length,
          'has a language twice',
        ),
      fields: z.array(TemplateField).max(30).default([]),
    }),
    response: WholeTemplate,
  },
  publishContractDraft: { params: IdParams, response: WholeTemplate },
  previewContract: {
    params: IdParams,
    body: z.strictObject(NewSample),
    response: ContractPreview,
  },
  listContracts: {
    query: z.object({ ...PageQuery, state: ContractState.optional() }),
    response: pageOf(Contract),
  },
  getContract: { params: IdParams, response: WholeContract },
  sendContract: { params: IdParams, response: WholeContract },
  remindContract: { params: IdParams, response: WholeContract },
  voidContract: { params: IdParams, body: z.strictObject({ reason: Reason }), response: WholeContract },
  renewContract: { params: IdParams, response: WholeContract },
  getContractFile: { params: IdParams, response: Nothing },
  listShopContracts: { query: z.object(PageQuery), response: pageOf(Contract) },
  getShopContractFile: { params: IdParams, response: Nothing },
  openShopSigning: { params: IdParams, response: z.object({ token: z.string() }) },
  listOwnContracts: { query: z.object(PageQuery), response: pageOf(Contract) },
  getOwnContractFile: { params: IdParams, response: Nothing },
  openOwnSigning: { params: IdParams, response: z.object({ token: z.string() }) },
  getSigning: { params: z.object({ id: z.string().max(100) }), response: Signing },
  viewContract: { params: z.object({ id: z.string().max(100) }), response: Nothing },
  finishReading: { params: z.object({ id: z.string().max(100) }), response: Nothing },
  sendSigningCode: { params: z.object({ id: z.string().max(100) }), response: Nothing },
  signContract: {
    params: z.object({ id: z.string().max(100) }),
    body: z.strictObject({
      agrees: z.literal(true, 'agree to sign electronically').meta({ description: 'To sign electronically' }),
      consents: z.array(z.literal(true)).max(6).default([]).meta({ description: 'One for each sentence, in order' }),
      signature: Signature,
      proof: Proof,
    }),
    response: Signing,
  },
  declineContract: {
    params: z.object({ id: z.string().max(100) }),
    body: z.strictObject({ reason: Reason }),
    response: Signing,
  },
  delegateSigning: {
    params: z.object({ id: z.string().max(100) }),
    body: z.strictObject({ name: z.string().trim().min(1, 'is missing').max(120), email: Email }),
    response: Nothing,
  },
  getSigningFile: { params: z.object({ id: z.string().max(100) }), response: Nothing },
  receiveDocumensoEvent: {
    body: z.looseObject({ event: z.string() }),
    response: z.object({ received: z.literal(true) }),
  },
  verifySealedFile: { response: SealVerdict },
  findSealByCode: { params: z.object({ id: z.string().max(40) }), response: SealVerdict },
})

export type ContractState = z.output<typeof ContractState>
export type TemplateKind = z.output<typeof TemplateKind>
export type SignerRole = z.output<typeof SignerRole>
export type HeldAct = z.output<typeof HeldAct>
export type VariableType = z.output<typeof VariableType>
export type FieldType = z.output<typeof FieldType>
export type TemplateText = z.output<typeof TemplateText>
export type TemplateField = z.output<typeof TemplateField>
export type ContractTemplate = z.output<typeof ContractTemplate>
export type WholeTemplate = z.output<typeof WholeTemplate>
export type KnownVariable = z.output<typeof KnownVariable>
export type ContractPreview = z.output<typeof ContractPreview>
export type ContractParty = z.output<typeof ContractParty>
export type Contract = z.output<typeof Contract>
export type WholeContract = z.output<typeof WholeContract>
export type Signature = z.output<typeof Signature>
export type Proof = z.output<typeof Proof>
export type Signing = z.output<typeof Signing>
export type SealVerdict = z.output<typeof SealVerdict>
