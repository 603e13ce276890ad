import { Link } from 'react-router'
import type { MarketPosting } from '#shared/api/ledger.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './posting-block.module.css'

interface PostingBlockProps {
  posting: MarketPosting
  /** The lines of this account are marked. */
  marked?: string | undefined
}

/** A posting as a small balanced block: debits, credits indented, and the sum both columns reach. */
export function PostingBlock({ posting, marked }: PostingBlockProps) {
  const { id, description, kind, shop, order, at, entries, sum } = posting
  return (
    <article className={styles.block}>
      <p className={styles.head}>
        {order ? (
          <Link to={`/operator/orders/${order.id}`}>{description || kind}</Link>
        ) : (
          <strong>{description || kind}</strong>
        )}
        <span className={styles.quiet}>{shop ? shop.name : 'Market'}</span>
        <span className={styles.when}>
          <RelativeTime at={at} />
        </span>
      </p>
      <table className={styles.lines}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ account, purpose, debit, credit }) => (
            <tr key={`${id} ${account} ${debit ? 'debit' : 'credit'}`} data-marked={purpose === marked || undefined}>
              <td data-credit={credit ? true : undefined}>{account}</td>
              <td>{debit && <Money value={debit} />}</td>
              <td>{credit && <Money value={credit} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              <span className="visually-hidden">Sum</span>
            </td>
            <td>
              <Money value={sum} />
            </td>
            <td>
              <Money value={sum} />
            </td>
          </tr>
        </tfoot>
      </table>
    </article>
  )
}
