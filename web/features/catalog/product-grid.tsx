import type { ProductCard as Card } from '#shared/api/catalog.schemas.ts'
import { ProductCard } from './product-card.tsx'
import styles from './product-grid.module.css'

interface ProductGridProps {
  products: readonly Card[]
  /** The grid opens the page, so its first pictures are loaded before all others. */
  isFirst?: boolean
  /** What the name of a product is under: `h2` straight under the page's own heading. */
  heading?: 'h2' | 'h3'
  /** Beside something else there is room for three. */
  across?: 3 | 4
}

/** Products three or four across, two on a phone. */
export function ProductGrid({ products, isFirst = false, heading = 'h3', across = 4 }: ProductGridProps) {
  return (
    <ul className={styles.grid} data-across={across}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} isPriority={isFirst && index < 2} heading={heading} />
        </li>
      ))}
    </ul>
  )
}
