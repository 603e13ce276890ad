import { Link } from 'react-router'
import type { OrderLine } from '#shared/api/orders.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './order-lines.module.css'

/** What was bought: picture, name, choice, how many and what it came to. */
export function OrderLines({ lines }: { lines: readonly OrderLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ id, productSlug, title, variantTitle, quantity, cancelledQuantity, total, picture }) => (
        <li key={id}>
          <Picture picture={picture} alt="" sizes="72px" className={styles.picture ?? ''} />
          <span className={styles.words}>
            <Link to={`/products/${productSlug}`} className={styles.title}>
              {title}
            </Link>
            <span className={styles.meta}>
              {[
                variantTitle,
                quantity > 1 && `${quantity} pieces`,
                cancelledQuantity > 0 &&
                  (cancelledQuantity === quantity ? 'cancelled' : `${cancelledQuantity} cancelled`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <Money value={total} />
        </li>
      ))}
    </ul>
  )
}
