import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useGetBalanceQuery } from '#web/data/ledger.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { useGetBalanceOutlookQuery, useGetWithdrawalTermsQuery } from '#web/data/withdrawals.ts'
import { partAsked, partsOf } from '#web/features/money/balance-parts.ts'
import { Statement } from '#web/features/money/statement.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { NextReleases } from '#web/features/withdrawals/next-releases.tsx'
import { outlookWords } from '#web/features/withdrawals/outlook-words.ts'
import { WithdrawForm } from '#web/features/withdrawals/withdraw-form.tsx'
import { BalanceBar } from '#web/ui/balance-bar.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconBuildingBank } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './balance.module.css'

export default function BalancePage() {
  const { name } = useSettings()
  const mayLook = useMay('money')
  return (
    <>
      <title>{`Balance – ${name}`}</title>
      {mayLook === false ? (
        <NotForStaff page="Balance" title="The balance is not yours to see" />
      ) : (
        <WholeBalance isKnown={mayLook === true} />
      )}
    </>
  )
}

/** What the shop has and where it stands, taking it out, then every movement behind it. `isKnown`: who looks may look. */
function WholeBalance({ isKnown }: { isKnown: boolean }) {
  const [search] = useSearchParams()
  const locale = useLocale()
  const { data: balance, error, refetch } = useGetBalanceQuery(undefined, { skip: !isKnown })
  const { data: outlook } = useGetBalanceOutlookQuery(undefined, { skip: !isKnown })
  const terms = useGetWithdrawalTermsQuery(undefined, { skip: !isKnown })
  const [isWithdrawing, setWithdrawing] = useState(false)
  return (
    <>
      <PageHead
        title="Balance"
        lead={
          balance
            ? `Every cent between a customer paying and you. The market keeps ${balance.commissionBps / 100} % of the goods when a parcel arrives.`
            : 'Every cent between a customer paying and you.'
        }
        actions={
          <>
            <Button component={Link} to="/seller/withdrawals" variant="sand">
              Withdrawals
            </Button>
            <Button
              component={Link}
              to="/seller/withdraw-methods"
              variant="sand"
              leftSection={<IconBuildingBank size={18} aria-hidden />}
            >
              Bank accounts
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        {outlook?.returned && (
          <Note
            tone="refused"
            action={
              <Button component={Link} to={`/seller/withdrawals/${outlook.returned.id}`} variant="default" size="sm">
                Look at it
              </Button>
            }
          >
            Withdrawal {outlook.returned.number}{' '}
            {outlook.returned.state === 'failed' ? 'could not be paid' : 'was sent back'}: {outlook.returned.reason} Its
            money is available again.
          </Note>
        )}
        <Card>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : balance ? (
            <>
              <p className={styles.total}>
                <strong>
                  <Money value={balance.total} />
                </strong>{' '}
                {balance.total.amountMinor < 0 ? 'is missing, your next orders fill it up' : 'is held for you'}
                <span className={styles.earned}>
                  Earned in 30 days: <Money value={balance.earnedLast30Days} />
                </span>
              </p>
              <BalanceBar parts={partsOf(balance.parts, outlook ? outlookWords(outlook, locale) : {})} isWide />
              <Button fullWidth className={styles.withdraw} disabled={!terms.data} onClick={() => setWithdrawing(true)}>
                Withdraw
              </Button>
            </>
          ) : (
            <SkeletonText lines={5} />
          )}
        </Card>
        <WithSidePanel
          panel={
            <div className={styles.panel}>
              <div className={styles.beside}>
                <SidePanel title="Withdraw">
                  {terms.error ? (
                    <ErrorState error={terms.error} onRetry={() => void terms.refetch()} />
                  ) : terms.data ? (
                    <WithdrawForm key={terms.data.most.amountMinor} terms={terms.data} />
                  ) : (
                    <SkeletonText lines={6} />
                  )}
                </SidePanel>
              </div>
              {outlook && <NextReleases outlook={outlook} />}
            </div>
          }
        >
          {isKnown && <Statement part={partAsked(search)} from={search.get('from')} to={search.get('to')} />}
        </WithSidePanel>
      </div>
      {terms.data && (
        <Modal
          opened={isWithdrawing}
          onClose={() => setWithdrawing(false)}
          title="Withdraw"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <WithdrawForm terms={terms.data} onDone={() => setWithdrawing(false)} />
        </Modal>
      )}
    </>
  )
}
