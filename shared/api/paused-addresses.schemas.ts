import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { pausedAddressEndpoints } from './paused-addresses.ts'
import { Email, Id, IdParams, Instant, Nothing, PageQuery, pageOf } from './values.schemas.ts'

export const PauseReason = z.enum(['bounced', 'complained']).meta({
  description: 'A letter could not be delivered, and none will be; or who got one called it unwanted',
})

const MailEvent = z.strictObject({
  id: z.string().min(1).max(200).meta({ description: 'What is told twice under one id counts once' }),
  kind: z.enum(['bounced', 'complained', 'delivered']),
  address: Email,
  permanent: z.boolean().default(false).meta({ description: 'Of a bounce: it will bounce again' }),
  at: Instant,
})

/** What a mail relay tells; its body is signed as it comes, so it is read by the verb. */
export const MailEvents = z.array(MailEvent).min(1).max(1_000).meta({ id: 'MailEvents' })

export const PausedAddress = z
  .object({ id: Id, address: z.string(), reason: PauseReason, pausedAt: Instant })
  .meta({ id: 'PausedAddress' })

export const pausedAddressSchemas = schemasFor<typeof pausedAddressEndpoints>()({
  receiveMailEvents: { body: MailEvents, response: z.object({ received: z.literal(true) }) },
  listPausedAddresses: { query: z.object({ ...PageQuery }), response: pageOf(PausedAddress) },
  resumeAddress: { params: IdParams, response: Nothing },
})

export type MailEvent = z.output<typeof MailEvent>
export type PauseReason = z.output<typeof PauseReason>
export type PausedAddress = z.output<typeof PausedAddress>
