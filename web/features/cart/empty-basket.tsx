import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import { SkeletonCards } from '../../ui/skeleton.tsx'
import styles from './empty-basket.module.css'

/** A basket with nothing in it, and what is new on the shelves. */
export function EmptyBasket() {
  const { data: categories } = useListCategoriesQuery()
  const { data: shelves, isError } = useListProductsInfiniteQuery({ limit: 4 })
  const picture = categories?.items.find((category) => category.picture !== null)?.picture ?? null
  const products = shelves && rowsOf(shelves)
  return (
    <>
      <div className={styles.empty}>
        <Picture picture={picture} alt="" sizes="320px" isPriority className={styles.picture!} />
        <h1 className={styles.title}>Nothing in the basket yet</h1>
        <p className={styles.lead}>
          What you put in here stays for you, also when you come back another day or sign in later.
        </p>
        <div className={styles.ways}>
          <ButtonLink to="/products" size="lg">
            See what’s new
          </ButtonLink>
          <ButtonLink to="/shops" size="lg" variant="outline">
            Walk past the shops
          </ButtonLink>
        </div>
      </div>
      {!isError && products?.length !== 0 && (
        <section className={styles.shelf} aria-labelledby="new-things">
          <h2 id="new-things">New on the shelves</h2>
          {products ? <ProductGrid products={products.slice(0, 4)} /> : <SkeletonCards count={4} />}
        </section>
      )}
    </>
  )
}
