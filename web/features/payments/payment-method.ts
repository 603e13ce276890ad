import type { ComponentType } from 'react'
import type { Money } from '#shared/money.ts'

export type PaymentMethodId = 'card' | 'cash_on_delivery'

/** What a payment form knows about the payment it is for. */
export interface PaymentSession {
  amount: Money
  isSandbox: boolean
}

/**
 * Makes ready to pay: checks what was typed and turns it into what the API takes. Answers null when something is to be
 * corrected; the form shows it at its field and moves there.
 */
export type PreparePayment = () => Promise<{ token?: string } | null>

export interface PaymentFormProps {
  session: PaymentSession
  /** The form hands over how it is made ready, and null when it leaves the page. */
  setSubmit: (prepare: PreparePayment | null) => void
}

/** Who is paid, as far as a way to pay must know. */
export interface ShopToPay {
  name: string
  acceptsCash: boolean
}

/** A way to pay. Its form is only fetched when it is picked, and no outside service is asked before. */
export interface PaymentMethod {
  id: PaymentMethodId
  label: string
  /** One line about it. */
  note?: string
  /** Why it cannot be used for these shops; null when it can. */
  whyNot: (shops: readonly ShopToPay[]) => string | null
  load: () => Promise<{ default: ComponentType<PaymentFormProps> }>
}
