import type { IncomingHttpHeaders } from 'node:http'
import type { Currency } from '#shared/currencies.ts'
import type { Movement, Period } from './movement.ts'

export type GatewayName = 'sandbox' | 'cash'

export interface Card {
  brand: string
  last4: string
}

/** What the customer must do next, in the gateway's own window. */
export interface CustomerAction {
  type: 'sandbox_challenge'
  reference: string
}

export interface ChargeRequest {
  /** Also the idempotency key: asked again with it, the gateway charges once. */
  attemptId: string
  /** Minor units. */
  amountMinor: number
  currency: Currency
  /** What the gateway gave the browser for the card's data; null where the gateway takes none. */
  token: string | null
  description: string
}

/** What became of a charge. `unknown`: nobody can say yet, so ask again with `find`. */
export type ChargeAnswer =
  | { outcome: 'captured'; reference: string; amountMinor: number; card: Card | null }
  | { outcome: 'requires_action'; reference: string; card: Card | null; action: CustomerAction }
  | { outcome: 'processing'; reference: string; card: Card | null }
  | { outcome: 'declined'; reference: string | null; card: Card | null; declineCode: string }
  | { outcome: 'unknown'; because: string }

/** `nothing_found`: the gateway has never heard of this attempt. */
export type FoundCharge = ChargeAnswer | { outcome: 'nothing_found' }

export interface RefundRequest {
  /** Also the idempotency key. */
  refundId: string
  /** The gateway's name for the charge. */
  reference: string
  /** Minor units. */
  amountMinor: number
}

/** What became of a refund. `pending`: accepted, and told later. */
export type RefundAnswer =
  | { outcome: 'succeeded'; reference: string }
  | { outcome: 'pending'; reference: string }
  | { outcome: 'failed'; reference: string | null; because: string }
  | { outcome: 'unknown'; because: string }

export type FoundRefund = RefundAnswer | { outcome: 'nothing_found' }

/** What a webhook says, once its signature is known to be true. */
export type GatewayEvent = { id: string; type: string } & (
  | { about: 'charge'; attemptId: string; answer: ChargeAnswer }
  | { about: 'refund'; refundId: string; answer: RefundAnswer }
  | { about: 'other' }
)

/**
 * A service that moves money. Every adapter passes `conformance.ts`. Acts may throw or hang when the service is
 * unwell; `ask-gateway.ts` turns both into `unknown`. No act is ever called inside a database transaction.
 */
export interface Gateway {
  readonly name: GatewayName
  charge(request: ChargeRequest): Promise<ChargeAnswer>
  find(attemptId: string): Promise<FoundCharge>
  refund(request: RefundRequest): Promise<RefundAnswer>
  findRefund(refundId: string): Promise<FoundRefund>
  /** Gives up a charge that is not captured yet; answers what it is after that. */
  cancel(reference: string): Promise<ChargeAnswer>
  /** Reads a webhook, or answers null when its signature is missing, forged or too old. */
  readEvent(rawBody: Buffer, headers: IncomingHttpHeaders): GatewayEvent | null
  /** Reads the body of an event whose signature was checked when it came in. */
  interpret(rawBody: Buffer): GatewayEvent
  /** The gateway's own account of our money over a period, oldest first; throws when it cannot be read. */
  listMovements(period: Period): AsyncIterable<Movement>
}

/** The gateways that are switched on. `card` is null in a market where cards are not set up. */
export interface Gateways {
  card: Gateway | null
  cash: Gateway
}

declare module '#server/platform/context.ts' {
  interface Ports {
    gateways: Gateways
  }
}
