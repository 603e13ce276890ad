import { lazy, Suspense } from 'react'
import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import type { ProductCard } from '#shared/api/catalog.schemas.ts'
import { catalogApi, useListProductsInfiniteQuery } from '#web/data/catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListCategoriesQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { saleEventsApi } from '#web/data/sale-events.ts'
import { useSettings } from '#web/data/settings.ts'
import { shopsApi, useListShopsInfiniteQuery } from '#web/data/shops.ts'
import { CategoryTile } from '#web/features/catalog/category-tile.tsx'
import { ProductGrid } from '#web/features/catalog/product-grid.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { MarketFacts } from '#web/features/market/market-facts.tsx'
import { Section } from '#web/features/market/section.tsx'
import { runningEvents } from '#web/features/sale-events/running-events-query.ts'
import { ShopTile } from '#web/features/shops/shop-tile.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { IconArrowBackUp, IconArrowRight, IconPackage, IconShoppingBag, IconTruckDelivery } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Picture } from '#web/ui/picture.tsx'
import styles from './home.module.css'

const loved = { sort: 'rating', limit: 2 } as const
const newest = { sort: 'newest', limit: 8 } as const
const bestSelling = { sort: 'sold', limit: 4 } as const
const someShops = { limit: 3 } as const

const RunningEvents = lazy(() => import('#web/features/sale-events/running-events.tsx'))
const ForYou = lazy(() => import('#web/features/saved/for-you.tsx'))

const queries: Prefetch = (dispatch) => [
  dispatch(catalogApi.endpoints.listProducts.initiate(loved)),
  dispatch(catalogApi.endpoints.listProducts.initiate(newest)),
  dispatch(catalogApi.endpoints.listProducts.initiate(bestSelling)),
  dispatch(saleEventsApi.endpoints.listSaleEvents.initiate(runningEvents)),
  dispatch(shopsApi.endpoints.listShops.initiate(someShops)),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function HomePage() {
  const { name, tagline, shopCount, productCount } = useSettings()
  const { data: lovedProducts } = useListProductsInfiniteQuery(loved)
  const { data: newProducts } = useListProductsInfiniteQuery(newest)
  const { data: soldProducts } = useListProductsInfiniteQuery(bestSelling)
  const { data: shopPages } = useListShopsInfiniteQuery(someShops)
  const { data: categories } = useListCategoriesQuery()
  const [hero, second] = lovedProducts ? rowsOf(lovedProducts) : []
  const products = newProducts ? rowsOf(newProducts) : []
  const sold = soldProducts ? rowsOf(soldProducts) : []
  const shops = shopPages ? rowsOf(shopPages) : []
  const halls = categories?.items.filter(({ parentId, productCount }) => parentId === null && productCount > 0) ?? []
  return (
    <>
      <HeadTags description={tagline || `Small shops under one roof: ${name}.`} path="/" picture={hero?.picture} />
      <MarketFacts />
      <Hero product={hero} />
      <Promises />
      <Suspense>
        <RunningEvents />
      </Suspense>
      {halls.length > 0 && (
        <Section title="Walk the halls" more={{ to: '/products', label: 'All things' }}>
          <div className={styles.halls}>
            {halls.slice(0, 9).map((category, index) => (
              <CategoryTile key={category.id} category={category} isLarge={index === 0} />
            ))}
          </div>
        </Section>
      )}
      {products.length > 0 && (
        <Section
          title="New on the shelves"
          lead={`The latest of ${productCount.toLocaleString('en')} things`}
          more={{ to: '/products', label: 'See all new' }}
        >
          <ProductGrid products={products} />
        </Section>
      )}
      <Suspense>
        <ForYou />
      </Suspense>
      {sold.length > 0 && (
        <Section title="Best selling" more={{ to: '/products?sort=sold', label: 'See all' }}>
          <ProductGrid products={sold} />
        </Section>
      )}
      {shops.length > 0 && (
        <Section
          title="Meet the makers"
          more={{ to: '/shops', label: shopCount > 3 ? `All ${shopCount} shops` : 'All shops' }}
        >
          <div className={styles.shops}>
            {shops.map((shop) => (
              <ShopTile key={shop.id} shop={shop} />
            ))}
          </div>
        </Section>
      )}
      <Invitation product={second} />
    </>
  )
}

/** One sentence about the place, and one large thing to buy. */
function Hero({ product }: { product: ProductCard | undefined }) {
  const { name, tagline, shopCount } = useSettings()
  const words = (tagline || name).split(' ')
  const last = words.length > 3 ? words.slice(-2).join(' ') : ''
  const start = last ? words.slice(0, -2).join(' ') : words.join(' ')
  const ground = product?.picture && ({ '--ground': product.picture.color } as CSSProperties)
  return (
    <section className={styles.hero} style={ground ?? undefined}>
      <div className={styles.heroWords}>
        <h1>
          {start} {last && <em>{last}</em>}
        </h1>
        <p>
          {shopCount > 1 ? `${shopCount} small shops under one roof. ` : ''}One basket, one payment, and each maker
          sends their own parcel.
        </p>
        <div className={styles.heroActions}>
          <ButtonLink to="/products">See what’s new</ButtonLink>
          <ButtonLink to="/shops" variant="outline">
            Meet the makers
          </ButtonLink>
        </div>
      </div>
      {product && (
        <>
          <div className={styles.heroPicture}>
            <Picture picture={product.picture} alt="" isPriority sizes="(max-width: 48em) 100vw, 717px" />
          </div>
          <Link to={`/products/${product.slug}`} className={styles.heroTag}>
            <Picture picture={product.picture} alt="" sizes="48px" />
            <span>
              <strong>
                {product.title} · <Money value={product.price} />
              </strong>
              By {product.shop.name}
            </span>
            <IconArrowRight size={18} aria-hidden />
          </Link>
        </>
      )}
    </section>
  )
}

const promises = [
  { icon: IconShoppingBag, title: 'One payment', words: 'Many shops, one checkout' },
  { icon: IconPackage, title: 'Honest stock', words: 'What you see is on the shelf' },
  { icon: IconTruckDelivery, title: 'Delivery, shop by shop', words: 'Price and days before you pay' },
  { icon: IconArrowBackUp, title: 'Change your mind', words: 'Cancel until it is handed over' },
]

function Promises() {
  return (
    <ul className={styles.promises}>
      {promises.map(({ icon: Icon, title, words }) => (
        <li key={title}>
          <Icon size={20} stroke={1.6} aria-hidden />
          <span>
            <strong>{title}</strong>
            <span>{words}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Invitation({ product }: { product: ProductCard | undefined }) {
  return (
    <section className={styles.invitation}>
      <div>
        <h2>Make things? Take a bay.</h2>
        <p>Tell us about your shop, put your things on the shelf, and see every cent of what you earn explained.</p>
        <ButtonLink to="/seller/sign-up">Open a shop</ButtonLink>
      </div>
      {product && <Picture picture={product.picture} alt="" sizes="(max-width: 48em) 100vw, 600px" />}
    </section>
  )
}
