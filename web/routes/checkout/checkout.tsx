import { TextInput } from '@mantine/core'
import { schemaResolver, useForm, type UseFormReturnType } from '@mantine/form'
import { lazy, Suspense, useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import type { Cart } from '#shared/api/cart.schemas.ts'
import { orderSchemas } from '#shared/api/orders.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { cartApi, useGetCartQuery } from '#web/data/cart.ts'
import { useCustomer } from '#web/data/doors.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { partOfCart } from '#web/features/cart/cart-part.ts'
import { DeliveryChoice } from '#web/features/cart/delivery-choice.tsx'
import { EmptyBasket } from '#web/features/cart/empty-basket.tsx'
import { useInTurn } from '#web/features/cart/use-in-turn.ts'
import { AddressFields } from '#web/features/orders/address-fields.tsx'
import { SavedAddresses } from '#web/features/orders/saved-addresses.tsx'
import { emptyCheckoutForm, keepDraft, type CheckoutForm } from '#web/features/orders/checkout-form.ts'
import { CheckoutPart } from '#web/features/orders/checkout-part.tsx'
import { CurrencyChoice } from '#web/features/orders/currency-choice.tsx'
import { FoldingSummary } from '#web/features/orders/folding-summary.tsx'
import { HeldNote } from '#web/features/orders/held-note.tsx'
import { findLastCheckoutPath } from '#web/features/orders/last-checkout.ts'
import { OrderSummary, summaryOfCart } from '#web/features/orders/order-summary.tsx'
import { PlaceRefusalNote } from '#web/features/orders/place-refusal-note.tsx'
import { shortLinesOf } from '#web/features/orders/place-refusal.ts'
import { useDestination } from '#web/features/orders/use-destination.ts'
import { TaxNumberField } from '#web/features/orders/tax-number-field.tsx'
import { useOrderAndPay } from '#web/features/orders/use-order-and-pay.ts'
import { usePrefill } from '#web/features/orders/use-prefill.ts'
import { PaymentChoice } from '#web/features/payments/payment-choice.tsx'
import type { PaymentMethodId, PreparePayment } from '#web/features/payments/payment-method.ts'
import { paymentMethodsOf } from '#web/features/payments/payment-methods.ts'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { fieldSentence } from '#web/ui/field-sentence.ts'
import { showProblem } from '#web/ui/form-problem.ts'
import { IconCircleCheck } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { usePressedEarly } from '#web/ui/take-typed.ts'
import styles from './checkout.module.css'

const ChallengeDialog = lazy(() => import('#web/features/payments/challenge-dialog.tsx'))

const queries: Prefetch = (dispatch) => [
  dispatch(cartApi.endpoints.getCart.initiate(undefined, { forceRefetch: !import.meta.env.SSR })),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function CheckoutPage() {
  const { data: cart, error, refetch } = useGetCartQuery()
  // Placing empties the basket; the page goes on showing what is being paid.
  const [placed, setPlaced] = useState<Cart>()
  const shown = placed ?? cart
  return (
    <>
      <title>Checkout</title>
      {shown === undefined ? (
        error && <ErrorState error={error} onRetry={() => void refetch()} />
      ) : shown.shops.length === 0 ? (
        <NothingToOrder />
      ) : (
        <CheckoutForms cart={shown} onPlaced={setPlaced} />
      )}
    </>
  )
}

interface CheckoutFormsProps {
  cart: Cart
  /** The basket as it was when it became a checkout. */
  onPlaced: (cart: Cart) => void
}

function CheckoutForms({ cart: wholeCart, onPlaced }: CheckoutFormsProps) {
  const [currency, setCurrency] = useState<Currency>()
  const cart = partOfCart(wholeCart, currency)
  const settings = useSettings()
  const { isSandbox, gateways } = settings
  const customer = useCustomer()
  const inTurn = useInTurn()
  const { sendTo, taxNumberFault } = useDestination(inTurn)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: emptyCheckoutForm(settings.country),
    validate: schemaResolver(orderSchemas.placeCheckout.body, { sync: true }),
    onValuesChange: (values) => {
      keepDraft(values)
      sendTo(values)
    },
  })
  const place = useRef<HTMLFormElement>(null)
  usePrefill(form)
  usePressedEarly(place)
  const showAtFields = (error: unknown) => showProblem(form, error)
  const { submit, isBusy, refusal, forgetRefusal, challenge, finishChallenge } = useOrderAndPay({
    cart,
    onPlaced,
    showProblem: showAtFields,
  })

  const shops = cart.shops.map(({ shop, lines }) => ({
    ...shop,
    hasDownloads: lines.some(({ isDigital }) => isDigital),
  }))
  const hasPlans = cart.shops.some(({ lines }) => lines.some(({ plan }) => plan !== null))
  const methods = paymentMethodsOf(settings, { canKeep: customer !== undefined }).filter(
    ({ id }) => !hasPlans || id === 'card' || (id === 'paypal' && customer && cart.totals.total.amountMinor > 0),
  )
  const [wanted, setWanted] = useState<PaymentMethodId>()
  const [country, setCountry] = useState(() => form.getValues().address.country)
  form.watch('address.country', ({ value }) => setCountry(value))
  const order = { shops, total: cart.totals.total, destination: { ...form.getValues().address, country } }
  const possible = methods.filter(({ whyNot }) => whyNot(order) === null)
  const method = possible.find(({ id }) => id === wanted) ?? possible[0]
  const [prepare, setPrepare] = useState<PreparePayment | null>(null)
  // A trial costs nothing now, and the card is charged later.
  const isFree = cart.totals.total.amountMinor === 0 && !hasPlans
  const ready = isFree ? nothingToPrepare : prepare
  const keepPrepare = useCallback((ready: PreparePayment | null) => setPrepare(() => ready), [])

  const pay = async (values: CheckoutForm) => {
    if (!method || !ready) return
    // A delivery that was just chosen belongs to what is ordered.
    await inTurn(() => Promise.resolve())
    await submit(values, { method: method.id, prepare: ready })
  }

  const missing = shortLinesOf(cart)
  const summary = summaryOfCart(cart)
  const email = form.getInputProps('email')
  return (
    <>
      <FoldingSummary summary={summary} />
      <div className={styles.page}>
        <form
          ref={place}
          className={styles.parts}
          noValidate
          onSubmit={form.onSubmit(pay, (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus())}
        >
          <h1>Checkout</h1>
          {missing.length > 0 && !refusal && (
            <PlaceRefusalNote refusal={{ kind: 'short', lines: missing }} onSolved={forgetRefusal} />
          )}
          {wholeCart.sums.length > 1 && (
            <CurrencyChoice sums={wholeCart.sums} chosen={cart.totals.total.currency} onChoose={setCurrency} />
          )}
          <CheckoutPart
            number={1}
            title="Contact"
            aside={
              customer ? (
                `Signed in as ${customer.name}`
              ) : (
                <>
                  Been here before? <Link to="/sign-in?next=/checkout">Sign in</Link>
                </>
              )
            }
          >
            <div className={styles.pair}>
              <TextInput
                {...email}
                key={form.key('email')}
                type="email"
                label="Email"
                autoComplete="email"
                error={fieldSentence('Email', email.error)}
                rightSection={<EmailCheck form={form} />}
              />
              <TextInput
                {...form.getInputProps('address.phone')}
                key={form.key('address.phone')}
                type="tel"
                label="Phone, for the courier (optional)"
                autoComplete="tel"
                error={fieldSentence('Phone', form.getInputProps('address.phone').error)}
              />
            </div>
          </CheckoutPart>
          <CheckoutPart number={2} title="Where to">
            {customer && <SavedAddresses form={form} />}
            <AddressFields form={form} />
            <TaxNumberField form={form} fault={taxNumberFault} />
          </CheckoutPart>
          <CheckoutPart number={3} title={shops.length > 1 ? 'Delivery, shop by shop' : 'Delivery'}>
            {cart.shops.map((basketShop) => (
              <div key={basketShop.shop.id} className={styles.shop}>
                <p className={styles.shopName}>
                  <ShopMark logo={basketShop.shop.logo} name={basketShop.shop.name} size={32} />
                  <span>{basketShop.shop.name}</span>
                  <span className={styles.goods} aria-hidden>
                    {basketShop.lines.slice(0, 4).map(({ id, picture }) => (
                      <Picture key={id} picture={picture} alt="" sizes="40px" className={styles.good ?? ''} />
                    ))}
                  </span>
                </p>
                <DeliveryChoice basketShop={basketShop} inTurn={inTurn} isLegendHidden />
              </div>
            ))}
          </CheckoutPart>
          <CheckoutPart number={4} title="Payment">
            {hasPlans && !customer ? (
              <Note tone="due" action={<Link to="/sign-in?next=/checkout">Sign in</Link>}>
                To subscribe you need an account: there you skip, pause and cancel.
              </Note>
            ) : isFree ? (
              <p>There is nothing to pay.</p>
            ) : (
              <PaymentChoice
                methods={methods}
                order={order}
                session={{ amount: cart.totals.total, isSandbox, gateways, mustKeep: hasPlans }}
                chosen={method?.id}
                onChoose={setWanted}
                setSubmit={keepPrepare}
              />
            )}
            {refusal && <PlaceRefusalNote refusal={refusal} onSolved={forgetRefusal} />}
            <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy || !ready || missing.length > 0}>
              {isFree ? 'Order, and pay nothing' : method?.id === 'cash_on_delivery' ? 'Order, and pay ' : 'Pay '}
              {!isFree && <Money value={cart.totals.total} />}
              {!isFree && method?.id === 'cash_on_delivery' && ' at the door'}
            </Button>
            <div className={styles.narrowPromise}>
              <HeldNote />
            </div>
          </CheckoutPart>
        </form>
        <aside className={styles.summary} aria-labelledby="your-order">
          <h2 id="your-order">Your order</h2>
          <OrderSummary summary={summary}>
            <HeldNote />
          </OrderSummary>
        </aside>
      </div>
      {challenge && (
        <Suspense>
          <ChallengeDialog
            reference={challenge.reference}
            shops={shops.map(({ name }) => name)}
            onDone={finishChallenge}
          />
        </Suspense>
      )}
    </>
  )
}

/** Whoever pays nothing has no form to make ready. */
const nothingToPrepare: PreparePayment = () => Promise.resolve({})

/** A tick once the address looks whole. */
function EmailCheck({ form }: { form: Pick<UseFormReturnType<CheckoutForm>, 'watch'> }) {
  const [isComplete, setComplete] = useState(false)
  form.watch('email', ({ value }) => setComplete(/^\S+@\S+\.\S{2,}$/.test(value)))
  return isComplete ? <IconCircleCheck size={18} className={styles.complete} aria-hidden /> : null
}

/** The checkout of an empty basket; what was ordered a moment ago is one step away. */
function NothingToOrder() {
  const lastPath = useSyncExternalStore(never, findLastCheckoutPath, () => undefined)
  return (
    <>
      {lastPath && (
        <Note action={<Link to={lastPath}>See it</Link>}>Looking for what you ordered last? It is kept for you.</Note>
      )}
      <EmptyBasket />
    </>
  )
}

function never(): () => void {
  return () => {}
}
