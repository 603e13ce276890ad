import { useParams } from 'react-router'
import type { WholeMarketWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetMarketWithdrawalQuery, useListMarketWithdrawalItemsInfiniteQuery } from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Settlement } from '#web/features/withdrawals/settlement.tsx'
import { WithdrawalDecision } from '#web/features/withdrawals/withdrawal-decision.tsx'
import { WithdrawalHistory } from '#web/features/withdrawals/withdrawal-history.tsx'
import { WithdrawalStateBadge, withdrawalStates } from '#web/features/withdrawals/withdrawal-states.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './withdrawal.module.css'

export default function WithdrawalPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: withdrawal, error, refetch } = useGetMarketWithdrawalQuery({ id })
  return (
    <>
      <title>{`${withdrawal ? `Withdrawal ${withdrawal.number}` : 'Withdrawal'} – ${market}`}</title>
      {withdrawal ? (
        <Page withdrawal={withdrawal} />
      ) : (
        <>
          <PageHead title="Withdrawal" />
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Card>
              <SkeletonText lines={8} />
            </Card>
          )}
        </>
      )}
    </>
  )
}

function Page({ withdrawal }: { withdrawal: WholeMarketWithdrawal }) {
  const { id, number, amount, shop, state } = withdrawal
  const list = useListMarketWithdrawalItemsInfiniteQuery({ id })
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/operator/withdrawals', label: 'Withdrawals' },
          { to: `/operator/withdrawals?state=${state}`, label: withdrawalStates[state].word },
        ]}
        here={number}
      />
      <PageHead
        title={`Withdrawal ${number}`}
        lead={
          <>
            <Money value={amount} /> for {shop.name}
          </>
        }
        actions={<WithdrawalStateBadge state={state} />}
      />
      <WithSidePanel
        panel={
          <div className={styles.panel}>
            <WithdrawalDecision withdrawal={withdrawal} />
            <WithdrawalHistory withdrawal={withdrawal} />
          </div>
        }
      >
        <Settlement
          withdrawal={withdrawal}
          items={list.data && rowsOf(list.data)}
          orders="/operator/orders"
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          isLoadingMore={list.isFetchingNextPage}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      </WithSidePanel>
    </>
  )
}
