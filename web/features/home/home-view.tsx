import { lazy, Suspense, type CSSProperties } from 'react'
import { Link } from 'react-router'
import type { ProductCard } from '#shared/api/catalog.schemas.ts'
import type { Home } from '#shared/api/home.schemas.ts'
import type { ShopCard } from '#shared/api/shops.schemas.ts'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { useListProductCardsQuery } from '../../data/saved.ts'
import { useSettings } from '../../data/settings.ts'
import { useListShopsInfiniteQuery } from '../../data/shops.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { IconArrowBackUp, IconArrowRight, IconPackage, IconShoppingBag, IconTruckDelivery } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { CategoryTile } from '../catalog/category-tile.tsx'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { Section } from '../market/section.tsx'
import { ShopTile } from '../shops/shop-tile.tsx'
import { bestSelling, loved, namedProducts, namedShops, newest, showsLoved, someShops } from './home-shelves.ts'
import styles from './home-view.module.css'
import { usualTitles } from './usual-titles.ts'

const RunningEvents = lazy(() => import('../sale-events/running-events.tsx'))
const ForYou = lazy(() => import('../saved/for-you.tsx'))

type SectionOfHome = Home['sections'][number]

/** What stands on a first page, from the top down: the one of the market, or one that is being arranged. */
export function HomeView({ home }: { home: Home }) {
  const { name } = useSettings()
  const { data } = useListProductsInfiniteQuery(loved, { skip: !showsLoved(home) })
  const [first, second] = data ? rowsOf(data) : []
  const { hero, sections } = home
  return (
    <>
      {!sections.some(({ part }) => part === 'hero') && <h1 className="visually-hidden">{name}</h1>}
      {sections.map((section) => (
        <Part key={section.part} section={section} hero={hero} loved={section.part === 'invitation' ? second : first} />
      ))}
    </>
  )
}

interface PartProps {
  section: SectionOfHome
  hero: Home['hero']
  loved: ProductCard | undefined
}

function Part({ section: { part, title: own, ids }, hero, loved: product }: PartProps) {
  const title = own || (usualTitles[part] ?? '')
  if (part === 'hero') return <Hero hero={hero} product={hero.picture ? undefined : product} />
  if (part === 'promises') return <Promises />
  if (part === 'events')
    return (
      <Suspense>
        <RunningEvents title={title} />
      </Suspense>
    )
  if (part === 'categories') return <Halls title={title} />
  if (part === 'newest') return <Newest title={title} />
  if (part === 'followed' || part === 'recommended' || part === 'seen')
    return (
      <Suspense>
        <ForYou part={part} title={title} />
      </Suspense>
    )
  if (part === 'best_selling') return <BestSelling title={title} />
  if (part === 'shops') return <Shops title={title} />
  if (part === 'chosen_products') return <ChosenProducts title={title} ids={ids} />
  if (part === 'chosen_shops') return <ChosenShops title={title} ids={ids} />
  return <Invitation title={title} product={product} />
}

interface Titled {
  title: string
}

function Halls({ title }: Titled) {
  const { data: categories } = useListCategoriesQuery()
  const halls = categories?.items.filter(({ parentId, productCount }) => parentId === null && productCount > 0) ?? []
  if (halls.length === 0) return null
  return (
    <Section title={title} more={{ to: '/products', label: 'All things' }}>
      <div className={styles.halls}>
        {halls.slice(0, 9).map((category, index) => (
          <CategoryTile key={category.id} category={category} isLarge={index === 0} />
        ))}
      </div>
    </Section>
  )
}

function Newest({ title }: Titled) {
  const { productCount } = useSettings()
  const { data } = useListProductsInfiniteQuery(newest)
  const products = data ? rowsOf(data) : []
  if (products.length === 0) return null
  return (
    <Section
      title={title}
      lead={`The latest of ${productCount.toLocaleString('en')} things`}
      more={{ to: '/products', label: 'See all new' }}
    >
      <ProductGrid products={products} />
    </Section>
  )
}

function BestSelling({ title }: Titled) {
  const { data } = useListProductsInfiniteQuery(bestSelling)
  const products = data ? rowsOf(data) : []
  if (products.length === 0) return null
  return (
    <Section title={title} more={{ to: '/products?sort=sold', label: 'See all' }}>
      <ProductGrid products={products} />
    </Section>
  )
}

function Shops({ title }: Titled) {
  const { shopCount } = useSettings()
  const { data } = useListShopsInfiniteQuery(someShops)
  return (
    <ShopTiles
      title={title}
      shops={data ? rowsOf(data) : []}
      more={shopCount > 3 ? `All ${shopCount} shops` : 'All shops'}
    />
  )
}

function ChosenProducts({ title, ids }: Titled & { ids: readonly string[] }) {
  const { data } = useListProductCardsQuery(namedProducts(ids))
  if (!data || data.items.length === 0) return null
  return (
    <Section title={title}>
      <ProductGrid products={data.items} />
    </Section>
  )
}

function ChosenShops({ title, ids }: Titled & { ids: readonly string[] }) {
  const { data } = useListShopsInfiniteQuery(namedShops(ids))
  const shops = (data ? rowsOf(data) : []).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  return <ShopTiles title={title} shops={shops} more="All shops" />
}

function ShopTiles({ title, shops, more }: Titled & { shops: readonly ShopCard[]; more: string }) {
  if (shops.length === 0) return null
  return (
    <Section title={title} more={{ to: '/shops', label: more }}>
      <div className={styles.shops}>
        {shops.map((shop) => (
          <ShopTile key={shop.id} shop={shop} />
        ))}
      </div>
    </Section>
  )
}

/** One sentence about the place, and one large thing to buy; or the operator's own words and picture. */
function Hero({ hero, product }: { hero: Home['hero']; product: ProductCard | undefined }) {
  const { name, tagline, shopCount } = useSettings()
  const picture = hero.picture ?? product?.picture
  const words = (hero.title || tagline || name).split(' ')
  const last = words.length > 3 ? words.slice(-2).join(' ') : ''
  const start = last ? words.slice(0, -2).join(' ') : words.join(' ')
  const ground = picture && ({ '--ground': picture.color } as CSSProperties)
  return (
    <section className={styles.hero} style={ground ?? undefined}>
      <div className={styles.heroWords}>
        <h1>
          {start} {last && <em>{last}</em>}
        </h1>
        <p>
          {hero.words ||
            `${shopCount > 1 ? `${shopCount} small shops under one roof. ` : ''}One basket, one payment, and each maker sends their own parcel.`}
        </p>
        <div className={styles.heroActions}>
          <ButtonLink to="/products">See what’s new</ButtonLink>
          <ButtonLink to="/shops" variant="outline">
            Meet the makers
          </ButtonLink>
        </div>
      </div>
      {(product || picture) && (
        <div className={styles.heroPicture}>
          <Picture picture={picture ?? null} alt="" isPriority sizes="(max-width: 48em) 100vw, 717px" />
        </div>
      )}
      {product && (
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

function Invitation({ title, product }: Titled & { product: ProductCard | undefined }) {
  return (
    <section className={styles.invitation}>
      <div>
        <h2>{title}</h2>
        <p>Tell us about your shop, put your things on the shelf, and see every cent of what you earn explained.</p>
        <ButtonLink to="/seller/sign-up">Open a shop</ButtonLink>
      </div>
      {product && <Picture picture={product.picture} alt="" sizes="(max-width: 48em) 100vw, 600px" />}
    </section>
  )
}
