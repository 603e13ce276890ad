import { z } from 'zod'
import type { applicationEndpoints } from './applications.ts'
import { schemasFor } from './endpoint.ts'
import { ShopForReview, ShopState } from './shops.schemas.ts'
import { CountryCode, Id, IdParams, Instant, Nothing } from './values.schemas.ts'

const ApplicationFile = z
  .object({
    id: Id,
    name: z.string(),
    contentType: z.enum(['application/pdf', 'image/jpeg']),
    bytes: z.int(),
    at: Instant,
  })
  .meta({ id: 'ApplicationFile' })

/** Each thing that may be asked of a shop; `isGiven` says that nothing of it is missing. */
const Asked = { isAsked: z.boolean(), isGiven: z.boolean() }

export const Application = z
  .object({
    state: ShopState,
    canChange: z.boolean().meta({ description: 'It is the turn of the shop' }),
    handedInAt: Instant.nullable(),
    reason: z.string().meta({ description: 'Why changes are asked for, or why it is declined; else empty' }),
    address: z.object({
      ...Asked,
      legalName: z.string(),
      line1: z.string(),
      line2: z.string(),
      postalCode: z.string(),
      city: z.string(),
      region: z.string(),
      country: z.union([z.literal(''), CountryCode]),
    }),
    taxNumber: z.object({ ...Asked, vatId: z.string(), taxNumber: z.string() }),
    documents: z.array(
      z.object({ id: Id, name: z.string(), description: z.string(), ...Asked, files: z.array(ApplicationFile) }),
    ),
    terms: z.object({
      ...Asked,
      text: z.string().meta({ description: 'As it was accepted, else as it is now' }),
      acceptedAt: Instant.nullable(),
    }),
  })
  .meta({ id: 'Application' })

export const ApplicationForReview = Application.extend({
  shop: ShopForReview,
  history: z.array(z.object({ to: ShopState, at: Instant, by: z.string(), reason: z.string() })),
}).meta({ id: 'ApplicationForReview' })

const Checklist = z
  .object({
    asksAddress: z.boolean(),
    asksTaxNumber: z.boolean(),
    documents: z.array(z.object({ id: Id, name: z.string(), description: z.string() })),
    terms: z.string(),
  })
  .meta({ id: 'ApplicationChecklist' })

export const ApplicationReason = z.strictObject({ reason: z.string().trim().min(3, 'needs a reason').max(1_000) })

export const applicationSchemas = schemasFor<typeof applicationEndpoints>()({
  getOwnApplication: { response: Application },
  uploadApplicationFile: { params: IdParams, response: Application },
  getOwnApplicationFile: { params: IdParams, response: Nothing },
  removeApplicationFile: { params: IdParams, response: Nothing },
  handInApplication: {
    body: z.strictObject({
      acceptedTerms: z
        .string()
        .max(20_000)
        .default('')
        .meta({ description: 'The terms as they were read; empty where there are none' }),
    }),
    response: Application,
  },
  getApplicationChecklist: { response: Checklist },
  setApplicationChecklist: {
    body: z.strictObject({
      asksAddress: z.boolean(),
      asksTaxNumber: z.boolean(),
      documents: z
        .array(
          z.strictObject({
            id: Id.optional(),
            name: z.string().trim().min(2, 'needs a name').max(80),
            description: z.string().trim().max(300).default(''),
          }),
        )
        .max(10, 'are too many'),
      terms: z.string().trim().max(20_000),
    }),
    response: Checklist,
  },
  getApplication: { params: IdParams, response: ApplicationForReview },
  getApplicationFile: { params: IdParams, response: Nothing },
  askShopForChanges: { params: IdParams, body: ApplicationReason, response: ApplicationForReview },
  declineShop: { params: IdParams, body: ApplicationReason, response: ApplicationForReview },
})

export type Application = z.output<typeof Application>
export type ApplicationForReview = z.output<typeof ApplicationForReview>
export type ApplicationChecklist = z.output<typeof Checklist>
