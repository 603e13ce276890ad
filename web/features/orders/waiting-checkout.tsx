import { lazy, Suspense, useEffect, useState } from 'react'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconClock, IconShieldCheck } from '../../ui/icons.ts'
import { CheckoutBanner } from './checkout-banner.tsx'
import { HeldFor } from './held-for.tsx'
import { OrderSummary, summaryOfCheckout } from './order-summary.tsx'
import styles from './waiting-checkout.module.css'

const AnswerAction = lazy(() => import('../payments/answer-action.tsx'))
const ChallengeDialog = lazy(() => import('../payments/challenge-dialog.tsx'))

/** After how long a payment takes longer than most, in milliseconds. */
const longMs = 12_000

/** A payment that is under way: the page looks for its end by itself. */
export function WaitingCheckout({ checkout }: { checkout: Checkout }) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs)
    return () => clearTimeout(timer)
  }, [])
  const isUnknown = checkout.payment?.state === 'unknown'
  return (
    <div className={styles.page}>
      <CheckoutBanner
        tone="moving"
        icon={IconClock}
        title={isUnknown ? 'We are asking your bank what became of it' : 'Your bank is looking at the payment'}
      >
        <output className={styles.words}>
          {isLong
            ? `This takes longer than usual. You may close this page: we go on asking, and write to ${checkout.email} when it is decided.`
            : 'This takes a few seconds. The page goes on by itself.'}{' '}
          Please do not pay a second time; your things are held.
        </output>
        <span className={styles.progress} aria-hidden />
      </CheckoutBanner>
      <Held checkout={checkout} />
    </div>
  )
}

interface ConfirmCheckoutProps {
  checkout: Checkout
  checkoutKey: string | null
  /** The bank has its answer to this challenge. */
  onDone: (reference: string) => void
}

/** A payment that waits for a word of the customer at their bank. */
export function ConfirmCheckout({ checkout, checkoutKey, onDone }: ConfirmCheckoutProps) {
  const [isAsking, setAsking] = useState(false)
  const { payment, orders, placedAt, expiresAt } = checkout
  const action = payment?.action
  const reference = action?.reference
  const isAtGateway = action !== undefined && action !== null && action.type !== 'sandbox_challenge'
  return (
    <div className={styles.page}>
      <CheckoutBanner
        tone="due"
        icon={IconShieldCheck}
        title={
          action?.type === 'paypal_approval' ? 'PayPal waits for your word' : 'Your bank wants to know that it is you'
        }
      >
        <p>
          Nothing was charged yet. Your things are held <HeldFor placedAt={placedAt} expiresAt={expiresAt} />.
        </p>
        <div className={styles.way}>
          {isAtGateway ? (
            <Suspense>
              <AnswerAction
                action={action}
                amount={payment!.amount}
                checkoutId={checkout.id}
                checkoutKey={checkoutKey}
                onDone={() => onDone(action.reference)}
              />
            </Suspense>
          ) : (
            <Button disabled={!reference} onClick={() => setAsking(true)}>
              Confirm the payment
            </Button>
          )}
        </div>
      </CheckoutBanner>
      <Held checkout={checkout} />
      {isAsking && reference && (
        <Suspense>
          <ChallengeDialog
            reference={reference}
            shops={orders.map(({ shop }) => shop.name)}
            onDone={() => {
              setAsking(false)
              onDone(reference)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function Held({ checkout }: { checkout: Checkout }) {
  return (
    <Card title="Held for you">
      <OrderSummary summary={summaryOfCheckout(checkout)} />
    </Card>
  )
}
