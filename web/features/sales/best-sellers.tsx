import { Link } from 'react-router'
import type { ShopOverview } from '#shared/api/orders.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './best-sellers.module.css'

interface BestSellersProps {
  products: ShopOverview['bestSellers']
  /** Staff see pieces, not amounts. */
  seesMoney: boolean
}

/** What sold best in thirty days, each with its share of the best one. */
export function BestSellers({ products, seesMoney }: BestSellersProps) {
  const most = Math.max(...products.map(({ sales }) => sales.amountMinor), 1)
  return (
    <Card
      title="Best sellers"
      aside={
        <Link to="/seller/products" className={styles.all}>
          All products
        </Link>
      }
    >
      {products.length === 0 ? (
        <p className={styles.none}>What sells will stand here, best first.</p>
      ) : (
        <ol className={styles.list}>
          {products.map(({ productId, title, quantity, sales, picture }) => (
            <li key={productId} className={styles.row}>
              <Picture picture={picture} alt="" sizes="44px" className={styles.picture ?? ''} />
              <Link to={`/seller/products/${productId}`} className={styles.title}>
                {title}
              </Link>
              <span className={styles.sold}>{quantity} sold</span>
              {seesMoney && (
                <span className={styles.sales}>
                  <Money value={sales} />
                </span>
              )}
              <span className={styles.bar} aria-hidden>
                <span style={{ inlineSize: `${(sales.amountMinor / most) * 100}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
