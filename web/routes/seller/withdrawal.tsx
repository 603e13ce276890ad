import { Button } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { WholeWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import {
  useCancelWithdrawalMutation,
  useGetWithdrawalQuery,
  useListWithdrawalItemsInfiniteQuery,
} from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { payoutWords } from '#web/features/withdrawals/payout-words.ts'
import { Settlement } from '#web/features/withdrawals/settlement.tsx'
import { WithdrawalHistory } from '#web/features/withdrawals/withdrawal-history.tsx'
import { WithdrawalStateBadge } from '#web/features/withdrawals/withdrawal-states.tsx'
import { Ask } from '#web/ui/ask.tsx'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function WithdrawalPage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<WholeWithdrawal> kind="Withdrawal" query={useGetWithdrawalQuery({ id })}>
      {(withdrawal) => <Page withdrawal={withdrawal} />}
    </PageOfOne>
  )
}

function Page({ withdrawal }: { withdrawal: WholeWithdrawal }) {
  const { id, number, amount, method, state, reason, canCancel, payout } = withdrawal
  const list = useListWithdrawalItemsInfiniteQuery({ id })
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/seller/balance', label: 'Balance' },
          { to: '/seller/withdrawals', label: 'Withdrawals' },
        ]}
        here={number}
      />
      <PageHead
        title={`Withdrawal ${number}`}
        lead={
          <>
            <Money value={amount} /> to {method.holder || 'PayPal'} {method.label}
          </>
        }
        actions={
          <>
            <WithdrawalStateBadge state={state} />
            {canCancel && (
              <Button variant="danger" onClick={() => setAsking(true)}>
                Take it back
              </Button>
            )}
          </>
        }
      />
      <WithSidePanel panel={<WithdrawalHistory withdrawal={withdrawal} />}>
        {(state === 'rejected' || state === 'failed') && (
          <Note tone="refused">
            {state === 'rejected' ? 'It was sent back' : 'It could not be paid'}: {reason} The money is available again.
          </Note>
        )}
        {payout && state === 'approved' && <Note tone="moving">{payoutWords(payout)}</Note>}
        <Settlement withdrawal={withdrawal} list={list} orders="/seller/orders" />
      </WithSidePanel>
      {isAsking && <TakeBack withdrawal={withdrawal} onClose={() => setAsking(false)} />}
    </>
  )
}

function TakeBack({ withdrawal: { id, number }, onClose }: { withdrawal: WholeWithdrawal; onClose: () => void }) {
  const [cancel, { isLoading, error }] = useCancelWithdrawalMutation()
  const act = async () => {
    const { data } = await cancel({ id })
    if (!data) return
    notify(`${number} is taken back, its money is available again`)
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={`Take ${number} back?`}
      act={`Take ${number} back`}
      onAct={() => void act()}
      isBusy={isLoading}
      isDanger
      refusal={error}
    >
      <p>Its money is available again at once, and you can withdraw it another time.</p>
    </Ask>
  )
}
