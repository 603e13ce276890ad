import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Subscription } from '#shared/api/subscriptions.schemas.ts'
import { messageOf } from '#web/data/problem.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import {
  useForgiveCycleMutation,
  useGetMarketSubscriptionQuery,
  useRetryCycleMutation,
} from '#web/data/subscriptions.ts'
import { cardName } from '#web/features/payments/kept-card-words.ts'
import { planWords } from '#web/features/plans/plan-words.ts'
import { ChargeWords } from '#web/features/subscriptions/charge-words.tsx'
import { SubscriptionCycles } from '#web/features/subscriptions/subscription-cycles.tsx'
import {
  dayWords,
  SubscriptionStateBadge,
  subscriptionStates,
} from '#web/features/subscriptions/subscription-states.tsx'
import styles from '#web/features/subscriptions/subscriptions.module.css'
import { Ask } from '#web/ui/ask.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'

const actWords: Record<string, string> = {
  start: 'It began',
  renew: 'A cycle was paid',
  fail: 'A cycle could not be paid',
  give_up: 'The tries ended',
  skip: 'A cycle was skipped',
  pause: 'It was paused',
  resume: 'It went on',
  change: 'It was changed',
  plan_changed: 'It changed to another plan',
  cancel_at_end: 'It was cancelled for the end of its cycle',
  keep: 'The cancellation was taken back',
  cancel: 'It was cancelled',
  end: 'It ended by itself',
  restart: 'It was taken up again',
  forgive: 'A cycle was let go',
  remind: 'The customer was reminded',
  credit_back: 'What was left of its credit was given back',
}

export default function MarketSubscriptionPage() {
  const { id } = useParams()
  const { name: market } = useSettings()
  const locale = useLocale()
  const { data: subscription, error, refetch } = useGetMarketSubscriptionQuery({ id: id! })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!subscription)
    return (
      <Card>
        <SkeletonText lines={8} />
      </Card>
    )
  const { number, state, product, quantity, shop, price, card, address, cycles, history } = subscription
  const { nextOn, nextCharge, endsWithCycle, endsByItself } = subscription
  return (
    <>
      <title>{`Subscription ${number} – ${market}`}</title>
      <PageHead title={`Subscription ${number}`} actions={<Dunning subscription={subscription} />} />
      <Card title={`${quantity} × ${product.title}`} aside={<SubscriptionStateBadge state={state} />}>
        <dl className={styles.facts}>
          <div>
            <dt>Customer</dt>
            <dd>{address.name}</dd>
          </div>
          <div>
            <dt>Shop</dt>
            <dd>{shop.name}</dd>
          </div>
          <div>
            <dt>{planWords(subscription)}</dt>
            <dd>
              <Money value={price} />
            </dd>
          </div>
          <div>
            <dt>{endsWithCycle || endsByItself ? 'Ends on' : 'Next on'}</dt>
            <dd>{nextOn ? dayWords(nextOn, locale) : 'Nothing comes next'}</dd>
          </div>
          {nextCharge && (
            <div>
              <dt>Then it costs</dt>
              <dd>
                <ChargeWords charge={nextCharge} />
              </dd>
            </div>
          )}
          <div>
            <dt>Charged to</dt>
            <dd>{card ? cardName(card) : 'No card'}</dd>
          </div>
        </dl>
      </Card>
      <Card title="Cycles">
        <SubscriptionCycles cycles={cycles} orders="/operator/orders/" />
      </Card>
      <Card title="What happened">
        <ul className={styles.cycles}>
          {history.map(({ act, state: became, at, detail }) => (
            <li key={`${at} ${act} ${detail}`}>
              <span className={styles.words}>
                <span>{actWords[act] ?? act}</span>
                <span className={styles.quiet}>
                  {[subscriptionStates[became].word, detail].filter(Boolean).join(' · ')}
                </span>
              </span>
              <RelativeTime at={at} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** Charge again now, or let it go; only while something is unpaid. */
function Dunning({ subscription: { id, cycles } }: { subscription: Subscription }) {
  const [retry, trying] = useRetryCycleMutation()
  const [forgive, forgiving] = useForgiveCycleMutation()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [last] = cycles
  if (!last || !['failed', 'exhausted'].includes(last.state)) return null
  const tryAgain = async () => {
    try {
      const { state } = await retry({ id }).unwrap()
      notify(state === 'active' ? 'It is paid' : 'The card was refused again')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  const letGo = async () => {
    const done = await forgive({ id, body: { reason } })
    if ('error' in done) return
    notify('The cycle is let go')
    setAsking(false)
  }
  return (
    <>
      <Button variant="sand" onClick={() => setAsking(true)}>
        Let it go
      </Button>
      <Button loading={trying.isLoading} onClick={() => void tryAgain()}>
        Charge again now
      </Button>
      <Ask
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Let the unpaid cycle go?"
        act="Let it go"
        onAct={() => void letGo()}
        isBusy={forgiving.isLoading}
        refusal={forgiving.error}
      >
        <TextInput
          label="Why"
          description="Nothing is sent and nothing owed for it; the next one comes as before."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Ask>
    </>
  )
}
