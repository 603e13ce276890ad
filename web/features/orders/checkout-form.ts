import type { Address } from '#shared/api/values.schemas.ts'

/** What a customer types at the checkout; the rest is chosen. */
export interface CheckoutForm {
  email: string
  address: Address
  /** Of a business; '' for none. */
  taxNumber: string
}

/** An empty form for a market in this country. */
export function emptyCheckoutForm(country: string): CheckoutForm {
  return {
    email: '',
    address: { name: '', line1: '', line2: '', postalCode: '', city: '', region: '', country, phone: '' },
    taxNumber: '',
  }
}

const place = 'stoa.checkout-form'

/** Keeps what was typed for as long as this tab is open: a look back at the basket must cost nothing. */
export function keepDraft(form: CheckoutForm): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(form))
  } catch {
    // Typed again, then.
  }
}

/** What was typed in this tab before; undefined when nothing was. */
export function findDraft(): CheckoutForm | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<CheckoutForm> | null
    return draft?.address && { email: '', taxNumber: '', ...draft, address: draft.address }
  } catch {
    return undefined
  }
}

/** Forgets what was typed, once it stands in an order. */
export function dropDraft(): void {
  try {
    sessionStorage.removeItem(place)
  } catch {
    // There was none.
  }
}
