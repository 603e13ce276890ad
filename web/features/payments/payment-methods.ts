import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { whyNoCash } from './cash.ts'
import type { PaymentMethod } from './payment-method.ts'

const known: Partial<Record<PaymentView['method'], PaymentMethod>> = {
  card: {
    id: 'card',
    label: 'Card',
    whyNot: () => null,
    load: () => import('./sandbox-card-form.tsx'),
  },
  cash_on_delivery: {
    id: 'cash_on_delivery',
    label: 'Cash on delivery',
    note: 'You pay the courier at your door.',
    whyNot: whyNoCash,
    load: () => import('./cash-form.tsx'),
  },
}

/** The ways to pay that a market offers, in its order. */
export function paymentMethodsOf(ids: readonly PaymentView['method'][]): PaymentMethod[] {
  return ids.flatMap((id) => known[id] ?? [])
}
