import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WholeMarketWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { useLocale } from '../../data/settings.ts'
import { useApproveWithdrawalMutation } from '../../data/withdrawals.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { notify } from '../../ui/toaster.tsx'
import { EndWithdrawal, type Ending } from './end-withdrawal.tsx'
import { ProviderPayout } from './provider-payout.tsx'
import styles from './withdrawal-decision.module.css'

/** Where the money of a withdrawal goes, whether the shop still has it, and what an operator can do about it. */
export function WithdrawalDecision({ withdrawal }: { withdrawal: WholeMarketWithdrawal }) {
  const locale = useLocale()
  const { id, number, state, amount, fee, method, destination, balance, isCovered, reference, isWithProvider } =
    withdrawal
  const { payout, providerReference, canPayByProvider } = withdrawal
  const [approve, { isLoading, error }] = useApproveWithdrawalMutation()
  const [ending, setEnding] = useState<Ending>()
  const isOpen = state === 'requested' || state === 'approved'
  const facts: [string, React.ReactNode][] = [
    ['Amount', <Money key="amount" value={amount} />],
    ...(fee.amountMinor > 0 ? [['Fee', <Money key="fee" value={fee} />] as [string, React.ReactNode]] : []),
    ...(method.kind === 'bank'
      ? ([
          ['Holder', destination.holder],
          ['IBAN', destination.iban.replace(/(.{4})(?=.)/g, '$1 ')],
          ...(destination.bic ? [['BIC', destination.bic]] : []),
        ] as [string, React.ReactNode][])
      : ([['PayPal', destination.email]] as [string, React.ReactNode][])),
    ['Available', <Money key="available" value={balance.available} />],
    ['Set aside in all', <Money key="withdrawing" value={balance.withdrawing} />],
    ...(reference ? ([['Reference', reference]] as [string, React.ReactNode][]) : []),
    ...(payout?.providerState ? ([['PayPal says', payout.providerState]] as [string, React.ReactNode][]) : []),
    ...(providerReference !== reference ? ([['PayPal’s name', providerReference]] as [string, React.ReactNode][]) : []),
  ]

  const act = async () => {
    const { data } = await approve({ id })
    if (data) notify(`${number} is approved`)
  }

  return (
    <SidePanel title={isOpen ? 'Decide' : 'Decided'}>
      <div className={styles.decision}>
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {state === 'requested' && !isCovered && (
          <Note tone="due">
            Money went back to customers since this was asked for, and the shop no longer has all of it. Send it back,
            or wait until new orders have filled it up.
          </Note>
        )}
        <ProviderPayout withdrawal={withdrawal} />
        <ProblemNote error={error} />
        {isOpen && !isWithProvider && (
          <div className={styles.acts}>
            {state === 'requested' && (
              <Button fullWidth loading={isLoading} disabled={!isCovered} onClick={() => void act()}>
                Approve {formatMoney(amount, locale)}
              </Button>
            )}
            {state === 'approved' && (
              <>
                <Button fullWidth variant={canPayByProvider ? 'default' : 'filled'} onClick={() => setEnding('paid')}>
                  Note {formatMoney(amount, locale)} as paid
                </Button>
                <Button fullWidth variant="default" onClick={() => setEnding('failed')}>
                  It could not be paid
                </Button>
              </>
            )}
            <Button fullWidth variant="danger" onClick={() => setEnding('rejected')}>
              Send it back
            </Button>
          </div>
        )}
        {state === 'paid' && (
          <Button fullWidth variant="default" onClick={() => setEnding('came_back')}>
            It came back
          </Button>
        )}
      </div>
      {ending && <EndWithdrawal withdrawal={withdrawal} ending={ending} onClose={() => setEnding(undefined)} />}
    </SidePanel>
  )
}
