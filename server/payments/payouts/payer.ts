import type { Currency } from '#shared/currencies.ts'

export type PayerName = 'paypal'

/** What is to be paid to whom, the same however often it is asked for. */
export interface PayoutOrder {
  /** Also the idempotency key: asked again with it, the provider pays once. A UUID. */
  payoutId: string
  /** Minor units. */
  amountMinor: number
  currency: Currency
  /** The address of an account there. */
  email: string
  /** What the shop knows it by, such as `Withdrawal W-318`. */
  description: string
}

/** How the provider names what it did. */
interface Named {
  reference: string
  /** The name of the line in the provider's account of our money; null while there is none. */
  transaction: string | null
  /** The provider's own word for where it stands. */
  word: string
}

/**
 * What became of a payout. `failed`: it does not reach this account, or came back from it, and nothing is paid (any more).
 * `refused`: the provider did not take it from us, nothing has moved, and another payout may be tried.
 */
export type PayoutAnswer =
  | ({ outcome: 'paid' } & Named)
  | ({ outcome: 'under_way'; because: string } & Named)
  | { outcome: 'failed'; reference: string; word: string; because: string }
  | { outcome: 'refused'; word: string; because: string }
  | { outcome: 'unknown'; because: string }

/**
 * A service that pays shops by itself. Every adapter passes `conformance.ts`. Acts may throw or hang when the service is
 * unwell, which is `unknown`. No act is ever called inside a database transaction.
 */
export interface Payer {
  readonly name: PayerName
  /** For so long the provider surely knows a key again, in hours; later nothing is asked of it twice. */
  readonly remembersHours: number
  /** Whether exactly this amount can be paid: some know fewer decimals of a currency than others. */
  takes(amountMinor: number, currency: Currency): boolean
  /** Pays; asked again with the same order it pays nothing more, and says what became of the first. */
  pay(order: PayoutOrder): Promise<PayoutAnswer>
  /** Says what became of a payout, by the provider's name for it. Never pays. */
  find(reference: string): Promise<PayoutAnswer>
}
