import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { MarketPayment } from '#shared/api/inspector.schemas.ts'
import { useAskGatewayMutation, useGetMarketPaymentQuery, useReplayGatewayEventMutation } from '#web/data/inspector.ts'
import { useSettings } from '#web/data/settings.ts'
import { EventPanel } from '#web/features/books/event-panel.tsx'
import { PaymentLife } from '#web/features/books/payment-life.tsx'
import { eventStates, ordersInWords, paidWith, PaymentStateBadge } from '#web/features/books/payment-states.tsx'
import { Story } from '#web/features/audit/story.tsx'
import { PostingBlock } from '#web/features/books/posting-block.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconRefresh } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './payment.module.css'

export default function PaymentPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: payment, error, refetch } = useGetMarketPaymentQuery({ id })
  return (
    <>
      <title>{`${payment ? `Payment of ${ordersInWords(payment)}` : 'Payment'} – ${market}`}</title>
      {payment ? (
        <Page payment={payment} />
      ) : error ? (
        <>
          <PageHead title="Payment" />
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      ) : (
        <output aria-label="Loading">
          <PageHead title="Payment" />
          <Card>
            <SkeletonText lines={10} />
          </Card>
        </output>
      )}
    </>
  )
}

function Page({ payment }: { payment: MarketPayment }) {
  const { orders, amount, customer, email, createdAt, state, gatewayEvents } = payment
  const [chosen, setChosen] = useState<string>()
  const shown = chosen ?? payment.verdict.eventId ?? gatewayEvents[0]?.id
  const title = orders.length === 1 ? 'Order' : 'Orders'
  return (
    <>
      <Breadcrumbs
        steps={[{ to: '/operator/payments', label: 'Payments' }]}
        here={`${title} ${ordersInWords(payment)}`}
      />
      <PageHead
        title={`Payment of ${ordersInWords(payment)}`}
        lead={
          <>
            <Money value={amount} /> · {paidWith(payment)} · {customer} ({email}) · <RelativeTime at={createdAt} />
          </>
        }
        actions={<PaymentStateBadge state={state} />}
      />
      <div className={styles.page}>
        <Answer payment={payment} />
        <PaymentLife life={payment.life} />
        <div className={styles.two}>
          <Card title="Messages" aside={gatewayEvents.length}>
            {gatewayEvents.length === 0 ? (
              <EmptyState title="No message" isSmall>
                The gateway has told nothing about this payment by itself.
              </EmptyState>
            ) : (
              <ul className={styles.events}>
                {gatewayEvents.map(({ id, type, state: eventState, receivedAt, effect, error }) => (
                  <li key={id}>
                    <button
                      type="button"
                      aria-label={`${type}, ${eventStates[eventState].word}`}
                      aria-pressed={id === shown}
                      onClick={() => setChosen(id)}
                    >
                      <span className={styles.dot} data-tone={eventStates[eventState].tone} aria-hidden />
                      <span className={styles.words}>
                        <strong>{type}</strong>
                        <span>
                          {eventStates[eventState].word} · <RelativeTime at={receivedAt} />
                        </span>
                        <span>{effect || error}</span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {shown ? <EventPanel key={shown} id={shown} /> : <Attempts payment={payment} />}
        </div>
        {shown && <Attempts payment={payment} />}
        {payment.refunds.length > 0 && <Refunds payment={payment} />}
        <Card title="What the book says">
          {payment.postings.length === 0 ? (
            <EmptyState title="Nothing is booked" isSmall>
              No money of these orders has moved yet.
            </EmptyState>
          ) : (
            payment.postings.map((posting) => <PostingBlock key={posting.id} posting={posting} />)
          )}
        </Card>
        <Story of="payment" id={payment.id} />
      </div>
    </>
  )
}

/** The question, the answer in a sentence, and the one thing that may safely be done. */
function Answer({ payment: { id, verdict, orders, gateway } }: { payment: MarketPayment }) {
  const [ask, asking] = useAskGatewayMutation()
  const [replay, replaying] = useReplayGatewayEventMutation()
  const [refusal, setRefusal] = useState<unknown>()
  const act = async (doIt: () => Promise<unknown>, said: string) => {
    setRefusal(undefined)
    try {
      await doIt()
      notify(said)
    } catch (problem) {
      setRefusal(problem)
    }
  }
  const { eventId } = verdict
  return (
    <section className={styles.answer} data-tone={verdict.tone} aria-labelledby="answer">
      <div className={styles.sentence}>
        <h2 id="answer">{verdict.isPaid ? 'How does this payment stand?' : 'Why is this order not paid?'}</h2>
        <p>{verdict.sentence}</p>
        <ProblemNote error={refusal} />
      </div>
      <div className={styles.acts}>
        {verdict.action === 'replay_event' && eventId && (
          <Button
            leftSection={<IconRefresh size={18} aria-hidden />}
            loading={replaying.isLoading}
            onClick={() => void act(() => replay({ id: eventId }).unwrap(), 'The message was processed again.')}
          >
            Replay the message
          </Button>
        )}
        {gateway !== 'cash' && (
          <Button
            variant={verdict.action === 'ask_gateway' ? 'filled' : 'default'}
            leftSection={<IconRefresh size={18} aria-hidden />}
            loading={asking.isLoading}
            onClick={() => void act(() => ask({ id }).unwrap(), 'The gateway has answered.')}
          >
            Ask the gateway
          </Button>
        )}
        {orders.map(({ id: orderId, number, shop }) => (
          <Button key={orderId} component={Link} to={`/operator/orders/${orderId}`} variant="subtle" size="sm">
            Order {number}, {shop}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Attempts({ payment: { attempts } }: { payment: MarketPayment }) {
  return (
    <Card title="Attempts" aside={attempts.length}>
      <ul className={styles.attempts}>
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            <p className={styles.attemptHead}>
              <PaymentStateBadge state={attempt.state} />
              <RelativeTime at={attempt.askedAt} />
            </p>
            <p>
              {attempt.declineMessage ??
                (attempt.state === 'unknown'
                  ? 'The answer of the gateway was lost.'
                  : attempt.answeredAt
                    ? 'The gateway answered.'
                    : 'The gateway has not answered yet.')}
              {attempt.card && ` ${attempt.card.brand} •••• ${attempt.card.last4}.`}
              {attempt.nextLookAt && (
                <>
                  {' '}
                  It is asked <RelativeTime at={attempt.nextLookAt} /> (look {attempt.looks + 1}).
                </>
              )}
            </p>
            <p className={styles.code}>
              {attempt.gateway} · {attempt.reference ?? 'no reference'} · {attempt.id}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Refunds({ payment: { refunds } }: { payment: MarketPayment }) {
  return (
    <Card title="Given back" aside={refunds.length}>
      <ul className={styles.attempts}>
        {refunds.map(({ id, order, state, amount, reason, failure, requestedAt, reference }) => (
          <li key={id}>
            <p className={styles.attemptHead}>
              <strong>
                <Money value={amount} />
              </strong>
              <span>
                Order {order.number}, {order.shop} · {state} · <RelativeTime at={requestedAt} />
              </span>
            </p>
            {(failure ?? reason) && <p>{failure ?? reason}</p>}
            <p className={styles.code}>
              {reference ?? 'no reference'} · {id}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
