import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useGetBalanceQuery } from '../../data/ledger.ts'
import { BalanceBar } from '../../ui/balance-bar.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Money } from '../../ui/money.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import styles from './balance-card.module.css'
import { partsOf } from './balance-parts.ts'

/** The shop's money at a glance, and the way to every cent of it. */
export function BalanceCard() {
  const { data: balance, error, refetch } = useGetBalanceQuery()
  if (error)
    return (
      <Card title="Balance">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  if (!balance)
    return (
      <Card title="Balance">
        <SkeletonText lines={6} />
      </Card>
    )
  const available = balance.parts.find(({ part }) => part === 'available')!
  return (
    <Card
      title="Balance"
      aside={
        <>
          <Money value={balance.total} /> in all
        </>
      }
    >
      <p className={styles.figure}>
        <Money value={available.amount} />
      </p>
      <p className={styles.words}>available</p>
      <BalanceBar
        parts={partsOf(balance.parts)
          .filter(({ key, amount }) => amount.amountMinor !== 0 || key === 'pending' || key === 'available')
          .map(({ key, label, amount, tone }) => ({ key, label, amount, tone }))}
      />
      <Button component={Link} to="/seller/balance" variant="default" fullWidth className={styles.more}>
        Every line of it
      </Button>
    </Card>
  )
}
