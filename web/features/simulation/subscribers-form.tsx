import { Button, NumberInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Simulation } from '#shared/api/simulation.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { useAskForSubscribersMutation } from '../../data/simulation.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './simulation.module.css'

/** Made-up customers for a market that has none: they subscribe, so that a year has something to show. */
export function SubscribersForm({ simulation: { move, subscriptions } }: { simulation: Simulation }) {
  const locale = useLocale()
  const [count, setCount] = useState<string | number>(1_000)
  const [ask, { isLoading, error }] = useAskForSubscribersMutation()
  const { running, pastDue, unpaid } = subscriptions
  const there = (running + pastDue + unpaid).toLocaleString(locale)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { data } = await ask({ body: { count: Number(count) } })
    if (data) notify('They subscribe one after the other')
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Card title="Customers who subscribe">
        <p className={styles.quiet}>
          Made-up customers who have subscribed over the last four weeks, to a thing a month from a shop that is opened
          for them. {there} subscriptions are there now.
        </p>
        <div className={styles.fields}>
          <NumberInput label="How many" min={1} max={1_000} value={count} onChange={setCount} />
        </div>
        <ProblemNote error={error} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={move?.state === 'running'}>
            Let them subscribe
          </Button>
        </div>
      </Card>
    </form>
  )
}
