import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import type { Plan } from '#shared/api/plans.schemas.ts'
import { useListPlansQuery, useWithdrawPlanMutation } from '../../data/plans.ts'
import { messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Money } from '../../ui/money.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import { OfferPlan } from './offer-plan.tsx'
import { planWords } from './plan-words.ts'
import styles from './plans-of-product.module.css'

type PlanView = z.output<typeof Plan>

/** By which plans a product can be subscribed to: those there are, and a new one. */
export function PlansOfProduct({ product }: { product: OwnProduct }) {
  const { data, error, refetch } = useListPlansQuery({ productId: product.id })
  const [isOffering, setOffering] = useState(false)
  return (
    <div className={styles.card}>
      <Card title="Subscriptions" aside="Customers choose a plan on the product’s page">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonText lines={3} />}
        {data?.items.length === 0 && <p className={styles.quiet}>This product is only bought once so far.</p>}
        {data && data.items.length > 0 && (
          <ul className={styles.rows}>
            {data.items.map((plan) => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </ul>
        )}
        <Button variant="sand" onClick={() => setOffering(true)}>
          Offer a plan
        </Button>
        {isOffering && <OfferPlan product={product} onClose={() => setOffering(false)} />}
      </Card>
    </div>
  )
}

function PlanRow({ plan }: { plan: PlanView }) {
  const [withdraw, { isLoading }] = useWithdrawPlanMutation()
  const { variantTitle, price, subscriberCount, withdrawnAt, trialDays, minCycles, endAfter } = plan
  const end = async () => {
    try {
      await withdraw({ id: plan.id }).unwrap()
      notify('The plan is not offered any more; who subscribed keeps it')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  const notes = [
    variantTitle,
    trialDays > 0 && `${trialDays} days on trial`,
    minCycles > 0 && `at least ${minCycles} times`,
    endAfter !== null && `ends after ${endAfter}`,
    subscriberCount === 1 ? '1 subscriber' : `${subscriberCount} subscribers`,
  ].filter(Boolean)
  return (
    <li>
      <span className={styles.words}>
        <strong>
          {planWords(plan)}, <Money value={price} />
        </strong>
        <span className={styles.quiet}>{notes.join(' · ')}</span>
      </span>
      {withdrawnAt ? (
        <StateBadge tone="neutral">Withdrawn</StateBadge>
      ) : (
        <Button
          size="sm"
          variant="danger"
          loading={isLoading}
          aria-label={`Withdraw ${planWords(plan)}`}
          onClick={() => void end()}
        >
          Withdraw
        </Button>
      )}
    </li>
  )
}
