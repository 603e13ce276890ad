import { useRef, useState } from 'react'
import { useDispatch } from 'react-redux'
import { useNavigate } from 'react-router'
import type { Cart } from '#shared/api/cart.schemas.ts'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import { cartApi } from '../../data/cart.ts'
import { useCustomer } from '../../data/doors.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import type { Store } from '../../data/store.ts'
import type { PaymentMethodId, PreparedPayment, PreparePayment } from '../payments/payment-method.ts'
import { useKeeping } from '../payments/use-keeping.ts'
import { usePaying } from '../payments/use-paying.ts'
import { dropDraft, type CheckoutForm } from './checkout-form.ts'
import { checkoutPath } from './last-checkout.ts'
import { placeRefusalOf, type PlaceRefusal } from './place-refusal.ts'
import { usePlacing } from './use-placing.ts'

interface OrderAndPay {
  cart: Cart
  /** The basket as it was when it became a checkout; placing empties it. */
  onPlaced: (cart: Cart) => void
  /** Puts the messages of a problem at their fields; answers the sentence for the rest. */
  showProblem: (error: unknown) => string
}

/** What the page of a checkout is told by the page that leads to it. */
export interface CheckoutNews {
  /** Why the payment did not even begin. */
  notice?: string
  /** The challenge that the customer has just answered; the bank's word may take a moment. */
  answered?: string
}

interface Wish {
  method: PaymentMethodId
  prepare: PreparePayment
}

/**
 * Places the basket and pays it with one press: the payment form is made ready first, so that nothing is placed for a
 * mistyped card; then the basket becomes a checkout, then the payment is tried. From then on the page of the checkout
 * tells how it stands, whatever happened.
 */
export function useOrderAndPay({ cart, onPlaced, showProblem }: OrderAndPay) {
  const dispatch = useDispatch<Store['dispatch']>()
  const navigate = useNavigate()
  const customer = useCustomer()
  const place = usePlacing()
  const { pay } = usePaying()
  const keep = useKeeping()
  const isUnderway = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<PlaceRefusal>()
  const [challenge, setChallenge] = useState<{ reference: string; checkout: Checkout }>()

  /** What is to be kept is kept before anything is placed, or announced where it comes with the payment. */
  const kept = async (made: PreparedPayment): Promise<PreparedPayment> =>
    made.consent === undefined ? made : { ...made, paymentMethodId: await keep(made) }

  const goTo = ({ id, key }: Checkout, state: CheckoutNews = {}) =>
    navigate(checkoutPath(id, customer ? null : key), { replace: true, state })

  const placeAndPay = async (form: CheckoutForm, { method, prepare }: Wish) => {
    const made = await prepare()
    if (!made) return
    const prepared = await kept(made).catch((error: unknown) => {
      made.abandon?.()
      throw error
    })
    const checkout = await place(cart, form, prepared.paymentMethodId).catch((error: unknown) => {
      prepared.abandon?.()
      throw error
    })
    onPlaced(cart)
    dropDraft()
    // Coupons have taken everything off: there is nothing to pay.
    if (checkout.state !== 'open') return await goTo(checkout)
    try {
      const payment = await pay({ checkoutId: checkout.id, key: checkout.key, method, prepared })
      if (payment?.action?.type === 'sandbox_challenge') setChallenge({ reference: payment.action.reference, checkout })
      else await goTo(checkout)
    } catch (error) {
      await goTo(checkout, { notice: messageOf(error) })
    }
  }

  const explain = (error: unknown) => {
    if (problemOf(error)?.errors?.some(({ path }) => path.startsWith('body.'))) {
      const message = showProblem(error)
      if (message) setRefusal({ kind: 'other', message })
      return
    }
    const refused = placeRefusalOf(error, cart.totals.total)
    setRefusal(refused)
    // An empty basket would take the page away, and with it what there is to say.
    if (refused.kind !== 'ordered') dispatch(cartApi.util.invalidateTags(['Cart']))
  }

  const submit = async (form: CheckoutForm, wish: Wish) => {
    if (isUnderway.current) return
    isUnderway.current = true
    setBusy(true)
    setRefusal(undefined)
    try {
      await placeAndPay(form, wish)
    } catch (error) {
      explain(error)
    }
    isUnderway.current = false
    setBusy(false)
  }

  return {
    submit,
    isBusy,
    refusal,
    forgetRefusal: () => setRefusal(undefined),
    challenge,
    /** The bank has its answer. */
    finishChallenge: () => challenge && void goTo(challenge.checkout, { answered: challenge.reference }),
  }
}
