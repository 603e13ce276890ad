import { useSearchParams } from 'react-router'
import { useGetBalanceQuery } from '#web/data/ledger.ts'
import { useSettings } from '#web/data/settings.ts'
import { partAsked, partsOf } from '#web/features/money/balance-parts.ts'
import { Statement } from '#web/features/money/statement.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMayRunShop } from '#web/features/shops/own-shop.ts'
import { BalanceBar } from '#web/ui/balance-bar.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './balance.module.css'

export default function BalancePage() {
  const { name } = useSettings()
  const mayLook = useMayRunShop()
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

/** What the shop has and where it stands, then every movement behind it. `isKnown`: who looks may look. */
function WholeBalance({ isKnown }: { isKnown: boolean }) {
  const [search] = useSearchParams()
  const { data: balance, error, refetch } = useGetBalanceQuery(undefined, { skip: !isKnown })
  return (
    <>
      <PageHead
        title="Balance"
        lead={
          balance
            ? `Every cent between a customer paying and you. The market keeps ${balance.commissionBps / 100} % of the goods when a parcel arrives.`
            : 'Every cent between a customer paying and you.'
        }
      />
      <div className={styles.page}>
        <Card>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : balance ? (
            <>
              <p className={styles.total}>
                <strong>
                  <Money value={balance.total} />
                </strong>{' '}
                is held for you
                <span className={styles.earned}>
                  Earned in 30 days: <Money value={balance.earnedLast30Days} />
                </span>
              </p>
              <BalanceBar parts={partsOf(balance.parts)} isWide />
            </>
          ) : (
            <SkeletonText lines={5} />
          )}
        </Card>
        {isKnown && <Statement part={partAsked(search)} />}
      </div>
    </>
  )
}
