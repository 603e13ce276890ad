import type { ComponentType } from 'react'
import type { Market } from '#shared/api/market.schemas.ts'
import type { PaymentMethod as PaymentMethodId, PaymentView } from '#shared/api/payments.schemas.ts'
import type { Money } from '#shared/money.ts'
import type { Destination } from '#shared/places.ts'

export type { PaymentMethodId }

/** What a payment form knows about the payment it is for. */
export interface PaymentSession {
  amount: Money
  /** Something is bought by a plan: the card is kept, and charged again. */
  mustKeep?: boolean
  /** What is paid with is kept for later, with consent. */
  keeps?: boolean
  isSandbox: boolean
  gateways: Market['gateways']
}

/** What the customer must do next at the gateway. */
export type CustomerAction = NonNullable<PaymentView['action']>

/** A payment that can be asked for. */
export interface PreparedPayment {
  token?: string
  /** A card that is kept already, instead of a token. */
  paymentMethodId?: string
  /** The sentence under which what is paid with is to be kept. */
  consent?: string
  /** It is kept with the payment itself, not before anything is placed. */
  withCharge?: 'card' | 'paypal'
  /** Lets the customer answer in the gateway's own window; `left` when they closed it instead. */
  answer?: (action: CustomerAction) => Promise<'answered' | 'left'>
  /** Nothing comes of it: what was opened is closed. */
  abandon?: () => void
}

/**
 * Makes ready to pay: checks what was typed and turns it into what the API takes. Answers null when something is to be
 * corrected; the form shows it at its field and moves there.
 */
export type PreparePayment = () => Promise<PreparedPayment | null>

export interface PaymentFormProps {
  session: PaymentSession
  /** By the names of its fields: what was typed into the form before the page came alive. */
  typedEarly?: Partial<Record<string, string>> | undefined
  /** The form hands over how it is made ready, and null when it leaves the page. */
  setSubmit: (prepare: PreparePayment | null) => void
}

/** Who is paid, as far as a way to pay must know. */
export interface ShopToPay {
  name: string
  acceptsCash: boolean
  /** Some of it is there before anybody comes to the door. */
  hasDownloads: boolean
}

/** What is to be paid, as far as a way to pay must know. */
export interface OrderToPay {
  shops: readonly ShopToPay[]
  total: Money
  /** Where it goes; null while nobody has said it. */
  destination: Destination | null
}

/** A way to pay. Its form is only fetched when it is picked, and no outside service is asked before. */
export interface PaymentMethod {
  id: PaymentMethodId
  label: string
  /** Whether its form offers what the customer lets the market keep. */
  offersKept?: boolean
  /** One line about it. */
  note?: string
  /** Why it cannot be used for this order; null when it can. */
  whyNot: (order: OrderToPay) => string | null
  load: () => Promise<{ default: ComponentType<PaymentFormProps> }>
}
