import { useCallback, useState } from 'react'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import { useGetShopQuery } from '../../data/shops.ts'
import { CardMark, cardWords } from '../payments/card-mark.tsx'
import { declineTitle } from '../payments/decline-title.ts'
import { PaymentChoice } from '../payments/payment-choice.tsx'
import type { PaymentMethodId, PreparePayment, ShopToPay } from '../payments/payment-method.ts'
import { paymentMethodsOf } from '../payments/payment-methods.ts'
import { usePaying } from '../payments/use-paying.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconClock, IconCreditCard } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CheckoutBanner } from './checkout-banner.tsx'
import { GiveUpCheckout } from './give-up-checkout.tsx'
import { HeldFor } from './held-for.tsx'
import { OrderSummary, summaryOfCheckout } from './order-summary.tsx'
import styles from './unpaid-checkout.module.css'

interface UnpaidCheckoutProps {
  checkout: Checkout
  checkoutKey: string | null
  /** Why the first try did not even begin. */
  notice: string
  /** The checkout is to be looked at anew. */
  onChange: () => void
}

/** A checkout that waits for its money: what happened, that nothing was taken, what is held, and another way to pay. */
export function UnpaidCheckout({ checkout, checkoutKey, notice, onChange }: UnpaidCheckoutProps) {
  const { payment, placedAt, expiresAt } = checkout
  const decline = payment?.decline ?? null
  return (
    <div className={styles.page}>
      <CheckoutBanner
        tone={decline ? 'refused' : 'due'}
        icon={decline ? IconCreditCard : IconClock}
        title={decline ? declineTitle(decline.code) : 'One step left: the payment'}
      >
        {decline ? 'Nothing was taken. ' : 'Nothing was charged yet. '}
        Your things and their prices are held <HeldFor placedAt={placedAt} expiresAt={expiresAt} />.
      </CheckoutBanner>
      <div className={styles.columns}>
        <Card
          title={decline ? 'Try again' : 'Pay'}
          aside={`Order ${checkout.orders.map(({ number }) => number).join(', ')}`}
        >
          <PayAgain checkout={checkout} checkoutKey={checkoutKey} notice={notice} onChange={onChange} />
        </Card>
        <Card title="Held for you">
          <OrderSummary summary={summaryOfCheckout(checkout)} />
          <GiveUpCheckout checkoutId={checkout.id} checkoutKey={checkoutKey} />
        </Card>
      </div>
    </div>
  )
}

function PayAgain({ checkout, checkoutKey, notice, onChange }: UnpaidCheckoutProps) {
  const settings = useSettings()
  const { isSandbox, gateways } = settings
  const { pay, isPaying } = usePaying()
  const shops = useShopsToPay(checkout)
  const methods = paymentMethodsOf(settings)
  const order = { shops, total: checkout.totals.total, destination: checkout.orders[0]?.address ?? null }
  const possible = methods.filter(({ whyNot }) => whyNot(order) === null)
  const [wanted, setWanted] = useState<PaymentMethodId>()
  const method = possible.find(({ id }) => id === wanted) ?? possible[0]
  const [prepare, setPrepare] = useState<PreparePayment | null>(null)
  const keepPrepare = useCallback((ready: PreparePayment | null) => setPrepare(() => ready), [])
  const [refusal, setRefusal] = useState(notice)
  const { id, totals, payment, isByPlan } = checkout

  const submit = async () => {
    if (!method || !prepare) return
    setRefusal('')
    const prepared = await prepare()
    if (!prepared) return
    try {
      await pay({ checkoutId: id, key: checkoutKey ?? undefined, method: method.id, prepared })
    } catch (error) {
      // Paid, given up or under way in another tab: the page shows which, so no words are needed here.
      const isElsewhere = ['checkout_not_open', 'payment_underway'].includes(problemOf(error)?.code ?? '')
      if (!isElsewhere) setRefusal(messageOf(error))
      onChange()
    }
  }

  return (
    <form
      className={styles.pay}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {payment?.decline && (
        <div className={styles.declined}>
          {payment.card && <CardMark brand={payment.card.brand.toLowerCase()} />}
          <p>
            <strong>{payment.card ? cardWords(payment.card) : 'The payment'}</strong>
            <span>{payment.decline.message}</span>
          </p>
        </div>
      )}
      <ProblemNote error={refusal} />
      {possible.length === 0 ? (
        <Note tone="due">This market takes no payments right now. Your things stay held for you.</Note>
      ) : (
        <PaymentChoice
          methods={methods}
          order={order}
          session={{ amount: totals.total, isSandbox, gateways, keeps: isByPlan }}
          chosen={method?.id}
          onChoose={setWanted}
          setSubmit={keepPrepare}
        />
      )}
      <Button type="submit" size="lg" isWide isBusy={isPaying} disabled={isPaying || !prepare}>
        Pay <Money value={totals.total} />
        {method?.id === 'cash_on_delivery' && ' at the door'}
      </Button>
      {payment?.decline && (
        <p className={styles.small}>Your bank may show the first try as pending. It drops off by itself within days.</p>
      )}
    </form>
  )
}

/** The shops of a checkout as ways to pay know them; only where there is one does it matter whether it takes cash. */
function useShopsToPay({ orders }: Checkout): ShopToPay[] {
  const only = orders.length === 1 ? orders[0]!.shop.slug : undefined
  const { data: shop } = useGetShopQuery({ slug: only! }, { skip: only === undefined })
  return orders.map((order) => ({
    name: order.shop.name,
    acceptsCash: shop?.acceptsCash ?? false,
    hasDownloads: order.lines.some(({ isDigital }) => isDigital),
  }))
}
