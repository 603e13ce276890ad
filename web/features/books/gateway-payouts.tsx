import { Link } from 'react-router'
import type { GatewayPayout } from '#shared/api/reconciliation.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListGatewayPayoutsInfiniteQuery } from '../../data/reconciliation.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Money } from '../../ui/money.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { SumList, type SumLine } from '../../ui/sum-list.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import styles from './gateway-payouts.module.css'

/** What gateways paid into the bank, each with what came since the payout before, to be laid beside the bank's statement. */
export function GatewayPayouts() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListGatewayPayoutsInfiniteQuery()
  const rows = data && rowsOf(data)
  return (
    <Card title="Paid into the bank">
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !rows ? (
        <SkeletonText lines={4} />
      ) : rows.length === 0 ? (
        <EmptyState title="Nothing yet" isSmall>
          When a gateway has paid into the bank, it stands here with what it was made of.
        </EmptyState>
      ) : (
        <ul className={styles.payouts}>
          {rows.map((payout) => (
            <Payout key={payout.id} payout={payout} />
          ))}
        </ul>
      )}
      <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} size="sm" />
    </Card>
  )
}

function Payout({ payout }: { payout: GatewayPayout }) {
  const { gateway, movementId, at, paid, isBooked, since } = payout
  return (
    <li>
      <div className={styles.words}>
        <p className={styles.paid}>
          <strong>
            <Money value={paid} />
          </strong>{' '}
          <Day at={at} />
        </p>
        <p className={styles.quiet}>
          {gateway} · {movementId} · {since.lines === 1 ? 'one line' : `${since.lines} lines`} since the payout before
        </p>
        <p>
          {isBooked ? (
            <Link to="/operator/ledger?account=bank_clearing">In the book</Link>
          ) : (
            <StateBadge tone="due">Not in the book yet</StateBadge>
          )}
        </p>
      </div>
      <SumList lines={linesOf(payout)} />
    </li>
  )
}

/** From what came since the payout before to what was paid; what moved nothing is left out. */
function linesOf({ since, paid, stays }: GatewayPayout): SumLine[] {
  const came: SumLine[] = [
    { label: 'Charges', value: since.charges },
    { label: 'Refunds', value: since.refunds },
    { label: 'Chargebacks', value: since.chargebacks },
    { label: 'Paid to shops', value: since.shopPayouts },
    { label: 'Other lines', value: since.other },
    { label: 'Fees', value: since.fees },
  ]
  const label = stays.amountMinor > 0 ? 'Stays at the gateway' : 'Came before, paid now'
  return [
    ...came.filter(({ value }) => value.amountMinor !== 0),
    ...(stays.amountMinor === 0 ? [] : [{ label, value: { ...stays, amountMinor: -stays.amountMinor } }]),
    { label: paid.amountMinor < 0 ? 'Came back from the bank' : 'Paid into the bank', value: paid, kind: 'sum' },
  ]
}
