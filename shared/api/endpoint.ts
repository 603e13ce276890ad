import type { z } from 'zod'
import type { Ability } from '../team-roles.ts'

/**
 * Who is let in before the verb is asked.
 * `public` anyone, known by cookie when signed in at the storefront; `storefront`, `seller`, `operator` only with that
 * door's session; `gateway` outside services that sign what they send.
 */
export type Door = 'public' | 'storefront' | 'seller' | 'operator' | 'gateway'

/** What `:id` (or `:slug`) in the path names; the attack test knows one of each for everybody. */
export type Subject =
  | 'category'
  | 'synonym'
  | 'product'
  | 'product-file'
  | 'shop'
  | 'shop-member'
  | 'shop-invitation'
  | 'application-document'
  | 'application-file'
  | 'cart-line'
  | 'checkout'
  | 'order'
  | 'download'
  | 'download-link'
  | 'cash-refund'
  | 'return'
  | 'dispute'
  | 'posting'
  | 'review'
  | 'commission-rule'
  | 'coupon'
  | 'market-coupon'
  | 'sale-event'
  | 'plan'
  | 'payment-method'
  | 'subscription'
  | 'market-subscription'
  | 'tax-rule'
  | 'withdrawal'
  | 'withdraw-method'
  | 'payout-file'
  | 'intent'
  | 'invoice'
  | 'contract-template'
  | 'contract'
  | 'signing'
  | 'seal-code'
  | 'payment'
  | 'person'
  | 'gateway-event'
  | 'difference'
  | 'conversation'
  | 'support-conversation'
  | 'message'
  | 'chat-file'
  | 'support-file'
  | 'reported-file'
  | 'chat-report'
  | 'import'
  | 'paused-address'
  | 'push-device'
  | 'session'
  | 'address'
  | 'passkey'
  | 'question'
  | 'data-export'
  | 'variant'

/** One endpoint without its schemas: all that the browser needs at run time. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/api/${string}`
  door: Door
  /**
   * At the seller's door: what somebody must be able to do in the shop (`shared/team-roles.ts`). `oneself`: it is about the
   * person, who needs no shop for it.
   */
  ability?: Ability | 'oneself'
  /** Who among those let in may do it, in words, as `policy.ts` decides it. */
  policy: string
  summary: string
  /** Status of success; 200 when absent. */
  status?: 201 | 202 | 204
  subject?: Subject
  /** The same `Idempotency-Key` gives the same answer; required in the header. */
  idempotent?: boolean
  /** The body is multipart form data with one file named `file`. */
  upload?: boolean
  /** The file is no picture but a long table: it is kept on disk while it is read, up to 100 MB. */
  isLarge?: boolean
  /** The answer is a file, not JSON. */
  answers?: 'file'
  /** The file is written while it is sent: its verb opens its own transactions. */
  isLong?: boolean
  /** Written into the audit log although it changes nothing: what leaves the house. */
  isAudited?: boolean
  /** It only says what is or would be, so nothing is written down; `isPreview` in a body says the same of one request. */
  isPreview?: boolean
  /** Its verb opens its own transactions, so that a refused try counts although it is refused. */
  isCounted?: boolean
  /** Codes of refusals beyond the general ones. */
  refusals?: readonly string[]
}

export interface EndpointSchemas {
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
}

/**
 * Declares the endpoints of one area; keeps the literal types.
 * @__NO_SIDE_EFFECTS__
 */
export function endpoints<const T extends Record<string, Endpoint>>(table: T): T {
  return table
}

/** The schemas of one area; every endpoint of the table must have its own. */
export function schemasFor<T extends Record<string, Endpoint>>() {
  return <const S extends { [K in keyof T]: EndpointSchemas }>(schemas: S): S => schemas
}
