import type { NextCharge } from '#shared/api/subscriptions.schemas.ts'
import { Money } from '../../ui/money.tsx'
import styles from './subscriptions.module.css'

/** What the next cycle comes to, and of what it is made. */
export function ChargeWords({ charge: { items, shipping, credit, total } }: { charge: NextCharge }) {
  const isPlain = shipping.amountMinor === 0 && credit.amountMinor === 0
  return (
    <>
      <Money value={total} />
      {!isPlain && (
        <span className={styles.quiet}>
          {' '}
          (<Money value={items} />
          {shipping.amountMinor > 0 && (
            <>
              {' '}
              and <Money value={shipping} /> for shipping
            </>
          )}
          {credit.amountMinor > 0 && (
            <>
              , less <Money value={credit} />
            </>
          )}
          )
        </span>
      )}
    </>
  )
}
