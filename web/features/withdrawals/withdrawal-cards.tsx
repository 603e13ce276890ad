import type { MarketWithdrawal, Withdrawal } from '#shared/api/withdrawals.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { waitingWords } from './payout-words.ts'
import { WithdrawalStateBadge } from './withdrawal-states.tsx'
import styles from './withdrawal-cards.module.css'

interface WithdrawalCardsProps {
  withdrawals: readonly (Withdrawal & Partial<Pick<MarketWithdrawal, 'shop' | 'payoutState'>>)[]
  linkTo: (id: string) => string
}

/** Withdrawals on a phone: whose (for operators), which, where to and how it stands. */
export function WithdrawalCards({ withdrawals, linkTo }: WithdrawalCardsProps) {
  return (
    <ul className={styles.cards}>
      {withdrawals.map(({ id, number, shop, method, requestedAt, amount, state, payoutState }) => (
        <li key={id}>
          <span className={styles.words}>
            <RowLink to={linkTo(id)}>{number}</RowLink>
            {shop && <span>{shop.name}</span>}
            <span className={styles.quiet}>
              {method.label} · <Day at={requestedAt} />
            </span>
          </span>
          <span className={styles.end}>
            <strong>
              <Money value={amount} />
            </strong>
            <WithdrawalStateBadge state={state} />
            <span className={styles.quiet}>{waitingWords(state, payoutState)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
