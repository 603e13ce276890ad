import { Link, useParams } from 'react-router'
import { useLocale } from '#web/data/settings.ts'
import { useGetSubscriptionQuery } from '#web/data/subscriptions.ts'
import { AddressBlock } from '#web/features/orders/address-block.tsx'
import { cardName } from '#web/features/payments/kept-card-words.ts'
import { planWords } from '#web/features/plans/plan-words.ts'
import { ChargeWords } from '#web/features/subscriptions/charge-words.tsx'
import { SubscriptionActs } from '#web/features/subscriptions/subscription-acts.tsx'
import { SubscriptionCycles } from '#web/features/subscriptions/subscription-cycles.tsx'
import { dayWords, SubscriptionStateBadge } from '#web/features/subscriptions/subscription-states.tsx'
import styles from '#web/features/subscriptions/subscriptions.module.css'
import { ButtonLink } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

export default function SubscriptionPage() {
  const { id } = useParams()
  const locale = useLocale()
  const { data: subscription, error, refetch } = useGetSubscriptionQuery({ id: id! })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!subscription) return <Skeleton height="420px" radius="20px" />
  const { number, state, product, variantTitle, quantity, shop, price, card, credit, cycles } = subscription
  const { nextOn, nextCharge, nextPlan, endsWithCycle, endsByItself, plan, cyclesPaid } = subscription
  const isOver = ['cancelled', 'ended'].includes(state)
  const [last] = cycles
  return (
    <div className={styles.page}>
      <title>{`Subscription ${number}`}</title>
      <h1>Subscription {number}</h1>
      {last?.state === 'failed' && (
        <Note
          tone="due"
          action={last.checkoutId && <ButtonLink to={`/checkouts/${last.checkoutId}`}>Pay now</ButtonLink>}
        >
          {last.failure}
          {last.nextTryAt && ` We try again on ${dayWords(last.nextTryAt.slice(0, 10), locale)}.`}
        </Note>
      )}
      <Card title={`${quantity} × ${product.title}`} aside={<SubscriptionStateBadge state={state} />}>
        <dl className={styles.facts}>
          <div>
            <dt>From</dt>
            <dd>
              <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
            </dd>
          </div>
          {variantTitle && (
            <div>
              <dt>Kind</dt>
              <dd>
                <Link to={`/products/${product.slug}`}>{variantTitle}</Link>
              </dd>
            </div>
          )}
          <div>
            <dt>{planWords(subscription)}</dt>
            <dd>
              <Money value={price} /> and shipping
            </dd>
          </div>
          <div>
            <dt>{endsWithCycle || endsByItself ? 'Ends on' : 'Next on'}</dt>
            <dd>{nextOn ? dayWords(nextOn, locale) : 'Nothing comes next'}</dd>
          </div>
          {nextCharge && (
            <div>
              <dt>Then you pay</dt>
              <dd>
                <ChargeWords charge={nextCharge} />
              </dd>
            </div>
          )}
          {nextPlan && (
            <div>
              <dt>From then on</dt>
              <dd>{planWords(nextPlan)}</dd>
            </div>
          )}
          {!isOver && plan.minCycles > cyclesPaid && (
            <div>
              <dt>Can be cancelled after</dt>
              <dd>{timesWords(plan.minCycles - cyclesPaid)} more</dd>
            </div>
          )}
          {!isOver && plan.endAfter !== null && !endsByItself && (
            <div>
              <dt>Ends by itself after</dt>
              <dd>{timesWords(plan.endAfter)} in all</dd>
            </div>
          )}
          <div>
            <dt>Charged to</dt>
            <dd>{card ? cardName(card) : 'No card'}</dd>
          </div>
          {credit.amountMinor > 0 && (
            <div>
              <dt>Taken off what comes next</dt>
              <dd>
                <Money value={credit} />
              </dd>
            </div>
          )}
          <div>
            <dt>Sent to</dt>
            <dd>
              <AddressBlock address={subscription.address} />
            </dd>
          </div>
        </dl>
        <SubscriptionActs subscription={subscription} />
      </Card>
      <Card title="What came so far">
        <SubscriptionCycles cycles={cycles} orders="/orders/" />
      </Card>
    </div>
  )
}

function timesWords(count: number): string {
  return count === 1 ? 'one time' : `${count} times`
}
