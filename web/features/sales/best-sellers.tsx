import { Link } from 'react-router'
import type { ShopOverview } from '#shared/api/orders.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './best-sellers.module.css'

/** What sold best in thirty days, each with its share of the best one; staff see pieces, not amounts. */
export function BestSellers({ products }: { products: ShopOverview['bestSellers'] }) {
  const weight = ({ sales, quantity }: (typeof products)[number]) => sales?.amountMinor ?? quantity
  const most = Math.max(...products.map(weight), 1)
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
          {products.map((product) => (
            <li key={product.productId} className={styles.row}>
              <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
              <Link to={`/seller/products/${product.productId}`} className={styles.title}>
                {product.title}
              </Link>
              <span className={styles.sold}>{product.quantity} sold</span>
              {product.sales && (
                <span className={styles.sales}>
                  <Money value={product.sales} />
                </span>
              )}
              <span className={styles.bar} aria-hidden>
                <span style={{ inlineSize: `${(weight(product) / most) * 100}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
