import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { moderationEndpoints } from './moderation.ts'
import { Id, IdParams, Instant, Nothing, PageQuery, Picture, pageOf } from './values.schemas.ts'

export const ModerationCounts = z
  .object({ reviews: z.int(), questions: z.int(), listings: z.int(), shops: z.int() })
  .meta({ id: 'ModerationCounts' })

export const ReportedListing = z
  .object({
    id: Id.meta({ description: 'Of the product, or of the shop where it is itself reported' }),
    product: z
      .object({ id: Id, slug: z.string(), title: z.string(), picture: Picture.nullable(), state: z.string() })
      .nullable(),
    shop: z.object({ id: Id, name: z.string(), slug: z.string(), state: z.string() }),
    reports: z
      .array(z.object({ reason: z.string(), reportedAt: Instant }))
      .meta({ description: 'Those nobody has looked at yet, oldest first; twenty at most' }),
  })
  .meta({ id: 'ReportedListing' })

const Reason = z.string().trim().min(3, 'needs a few words').max(500)

export const moderationSchemas = schemasFor<typeof moderationEndpoints>()({
  reportProduct: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  reportShop: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  countModeration: { response: ModerationCounts },
  listListingReports: {
    query: z.object({ ...PageQuery }),
    response: pageOf(ReportedListing),
  },
  dismissProductReports: { params: IdParams, response: Nothing },
  dismissShopReports: { params: IdParams, response: Nothing },
})

export type ReportedListing = z.output<typeof ReportedListing>
