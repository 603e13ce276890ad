import { useParams } from 'react-router'
import type { WholeMarketWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { useGetMarketWithdrawalQuery, useListMarketWithdrawalItemsInfiniteQuery } from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { Settlement } from '#web/features/withdrawals/settlement.tsx'
import { WithdrawalDecision } from '#web/features/withdrawals/withdrawal-decision.tsx'
import { WithdrawalHistory } from '#web/features/withdrawals/withdrawal-history.tsx'
import { WithdrawalStateBadge, withdrawalStates } from '#web/features/withdrawals/withdrawal-states.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import styles from './withdrawal.module.css'

export default function WithdrawalPage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<WholeMarketWithdrawal> kind="Withdrawal" query={useGetMarketWithdrawalQuery({ id })}>
      {(withdrawal) => <Page withdrawal={withdrawal} />}
    </PageOfOne>
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
        <Settlement withdrawal={withdrawal} list={list} orders="/operator/orders" />
      </WithSidePanel>
    </>
  )
}
