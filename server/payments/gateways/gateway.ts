import type { IncomingHttpHeaders } from 'node:http'
import type { Currency } from '#shared/currencies.ts'
import type { Payer, PayoutAnswer } from '../payouts/payer.ts'
import type { Movement, Period } from './movement.ts'

export type GatewayName = 'sandbox' | 'cash' | 'stripe' | 'paypal'

export interface Card {
  brand: string
  last4: string
}

/** What the customer must do next, in the gateway's own window. */
export type CustomerAction =
  | { type: 'sandbox_challenge'; reference: string }
  /** Stripe's script goes on with this secret: 3-D Secure. */
  | { type: 'stripe_confirmation'; reference: string; clientSecret: string }
  /** PayPal's window opens for this order. */
  | { type: 'paypal_approval'; reference: string }

/** What a charge is for, the same however often it is asked for. */
export interface Intention {
  /** Also the idempotency key: asked again with it, the gateway charges once. */
  attemptId: string
  /** Minor units. */
  amountMinor: number
  currency: Currency
  description: string
  /** Whether kept means are charged with it, or new ones kept with it; neither when it is left out. */
  means?: 'charged' | 'kept_with_it' | undefined
}

export interface ChargeRequest extends Intention {
  /** What the gateway gave the browser for the card's data; null where the gateway takes none. */
  token: string | null
  /** For whom the means are kept with the charge: the gateway's name for them, null where it has none. */
  customerReference?: string | null | undefined
}

/** A charge that was asked for. */
export interface AskedCharge extends Intention {
  /** The gateway's name for it; null when its answer never came. */
  reference: string | null
  askedAt: Date
}

/** What became of a charge. `unknown`: nobody can say yet, so ask again with `find`. */
export type ChargeAnswer =
  | { outcome: 'captured'; reference: string; amountMinor: number; card: Card | null; kept?: Kept }
  | { outcome: 'requires_action'; reference: string; card: Card | null; action: CustomerAction }
  /** The customer has said yes; `take` takes the money. */
  | { outcome: 'approved'; reference: string }
  | { outcome: 'processing'; reference: string; card: Card | null }
  | { outcome: 'declined'; reference: string | null; card: Card | null; declineCode: string }
  | { outcome: 'unknown'; because: string }

/** `nothing_found`: nothing was tried under this key. With a reference the gateway holds it open: give it up by that. */
export type FoundCharge = ChargeAnswer | { outcome: 'nothing_found'; reference?: string }

export interface RefundRequest {
  /** Also the idempotency key. */
  refundId: string
  /** The gateway's name for the charge. */
  reference: string
  /** Minor units. */
  amountMinor: number
  currency: Currency
}

/** Means to pay, as the gateway keeps them. */
export interface KeptMeans {
  /** The gateway's name for them. */
  reference: string
  /** The gateway's name for whose they are; null where it has none. */
  customerReference: string | null
}

/** Means that are kept, as their owner will see them. */
export interface Kept {
  means: KeptMeans
  card: Card | null
  /** As the gateway says it; null when it does not. */
  expiry: { month: number; year: number } | null
}

export interface AskedKeep {
  /** Also the idempotency key. */
  meansId: string
  /** For whom: the gateway's name for them; null where it has none. */
  customerReference: string | null
}

export interface KeepRequest extends AskedKeep {
  /** What the gateway gave the browser for the card's data. */
  token: string
}

/** What became of keeping. `unknown`: ask again under the same key. */
export type KeepAnswer =
  | ({ outcome: 'kept' } & Kept)
  /** The bank wants its customer to confirm it; then `findKept` tells how it ended. */
  | { outcome: 'requires_action'; action: CustomerAction }
  | { outcome: 'declined'; declineCode: string }
  | { outcome: 'unknown'; because: string }

/** The people a gateway knows by a name of its own, so that what one of them keeps is together there. */
export interface Customers {
  /** Opens one, under our own name alone; once, however often it is asked under the same key. Answers the gateway's name. */
  open(key: string): Promise<string>
  /** Closes one with everything kept for them; who is closed already stays so. */
  close(reference: string): Promise<void>
}

/** Means to pay kept by themselves, with no charge. */
export interface Keeping {
  /** Keeps means to pay; once, however often it is asked under the same key. */
  keep(request: KeepRequest): Promise<KeepAnswer>
  /** Asks what became of it. Never keeps anything. */
  findKept(asked: AskedKeep): Promise<KeepAnswer>
}

/** Where a gateway keeps means to pay for charges at which nobody is at the screen. */
export interface Vault {
  /** Null where nobody needs a name there. */
  readonly customers: Customers | null
  /** Null where means are only kept together with a charge. */
  readonly alone: Keeping | null
  /** Whether `charge` of the gateway can keep the means it charges. What it kept stands in the answer `captured`. */
  readonly keepsWithCharge: boolean
  /**
   * Charges kept means. Asked about with `find`, given back and cancelled as every other charge; `requires_action` when
   * the bank wants its customer to confirm it, who may be at the screen or not.
   */
  charge(intention: Intention, means: KeptMeans, how: { isAtScreen: boolean }): Promise<ChargeAnswer>
  /** Forgets kept means; what is forgotten already stays so. */
  forget(means: KeptMeans): Promise<void>
}

/** What became of a refund. `pending`: accepted, and told later. */
export type RefundAnswer =
  | { outcome: 'succeeded'; reference: string }
  | { outcome: 'pending'; reference: string }
  | { outcome: 'failed'; reference: string | null; because: string }
  | { outcome: 'unknown'; because: string }

export type FoundRefund = RefundAnswer | { outcome: 'nothing_found' }

/** A customer's bank takes money back, or has decided whether it keeps it. */
export interface GatewayDispute {
  /** The gateway's name for it. */
  reference: string
  /** The gateway's name for the charge. */
  chargeReference: string
  state: 'open' | 'won' | 'lost'
  /** Minor units. */
  amountMinor: number
  currency: Currency
  /** The bank's reason, in the gateway's word. */
  reason: string
  /** Until when the market can answer; null when it cannot. */
  respondBy: Date | null
}

/** What a webhook says, once its signature is known to be true. */
export type GatewayEvent = { id: string; type: string } & (
  | { about: 'charge'; attemptId: string; answer: ChargeAnswer }
  | { about: 'refund'; refundId: string; answer: RefundAnswer }
  | { about: 'dispute'; dispute: GatewayDispute }
  | { about: 'payout'; payoutId: string; answer: PayoutAnswer }
  /** Kept means, by the gateway's name for them, are kept no longer: their owner has taken them back there. */
  | { about: 'means'; reference: string }
  | { about: 'other' }
)

/**
 * A service that moves money. Every adapter passes `conformance.ts`. Acts may throw or hang when the service is
 * unwell; `ask-gateway.ts` turns both into `unknown`. No act is ever called inside a database transaction.
 */
export interface Gateway {
  readonly name: GatewayName
  /** Whether the gateway can move exactly this amount: some know fewer decimals of a currency than others. */
  takes(amountMinor: number, currency: Currency): boolean
  charge(request: ChargeRequest): Promise<ChargeAnswer>
  /** Where it keeps means to pay; null when it keeps none. */
  readonly vault: Vault | null
  /** Asks what became of a charge. Never takes money. */
  find(charge: AskedCharge): Promise<FoundCharge>
  /** Takes the money of a charge that the customer has approved; only once, however often it is asked. */
  take(charge: AskedCharge): Promise<ChargeAnswer>
  refund(request: RefundRequest): Promise<RefundAnswer>
  findRefund(request: RefundRequest): Promise<FoundRefund>
  /** Gives up a charge that is not captured yet; answers what it is after that. */
  cancel(reference: string): Promise<ChargeAnswer>
  /** Reads a webhook, or answers null when its signature is missing, forged or too old. */
  readEvent(rawBody: Buffer, headers: IncomingHttpHeaders): Promise<GatewayEvent | null>
  /** Reads the body of an event whose signature was checked when it came in. */
  interpret(rawBody: Buffer): GatewayEvent
  /** The gateway's own account of our money over a period, oldest first; throws when it cannot be read. */
  listMovements(period: Period): AsyncIterable<Movement>
}

/** Who takes each way to pay; null where it is not set up. `all` also has those who only finish what they began. */
export interface Gateways {
  card: Gateway | null
  paypal: Gateway | null
  cash: Gateway
  /** Who pays shops by itself; null where nobody does. */
  payer: Payer | null
  all: readonly Gateway[]
}

declare module '#server/platform/context.ts' {
  interface Ports {
    gateways: Gateways
  }
}
