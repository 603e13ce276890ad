import { lazy, Suspense, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { catalogApi, useGetProductQuery } from '#web/data/catalog.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { AddToBasket } from '#web/features/cart/add-to-basket.tsx'
import { BasketBar } from '#web/features/catalog/basket-bar.tsx'
import { Gallery } from '#web/features/catalog/gallery.tsx'
import { ProductGrid } from '#web/features/catalog/product-grid.tsx'
// Its script comes later than its words, which stand in the page from the start and must not be bare until then.
import '#web/features/catalog/reviews.module.css'
import { Stars } from '#web/features/catalog/stars.tsx'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'
import { choicesOf, firstChoice } from '#web/features/catalog/variant-choice.ts'
import { VariantPicker } from '#web/features/catalog/variant-picker.tsx'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { Section } from '#web/features/market/section.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { IconChevronRight, IconClock } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Price } from '#web/ui/price.tsx'
import { QuantityStepper } from '#web/ui/quantity-stepper.tsx'
import { Rating } from '#web/ui/rating.tsx'
import prose from '#web/ui/prose.module.css'
import styles from './product.module.css'

const StructuredData = lazy(() => import('#web/features/catalog/structured-data.tsx'))
const Reviews = lazy(() => import('#web/features/catalog/reviews.tsx'))
const Heart = lazy(() => import('#web/features/saved/heart.tsx'))
const PriceFacts = lazy(() => import('#web/features/catalog/price-facts.tsx'))
const TellWhenBack = lazy(() => import('#web/features/saved/tell-when-back.tsx'))
const SubscribeChoice = lazy(() => import('#web/features/plans/subscribe-choice.tsx'))
const HolidayNote = lazy(() => import('#web/features/shops/holiday-note.tsx'))
const DeliveryPromise = lazy(() => import('#web/features/catalog/delivery-promise.tsx'))
const DownloadPromise = lazy(() => import('#web/features/downloads/download-promise.tsx'))
const ProductMore = lazy(() => import('#web/features/catalog/product-more.tsx'))

/** Below this the number on the shelf is worth saying. */
const fewLeft = 5
/** Nobody carries more in one go; the basket takes more. */
const mostAtOnce = 99

const queries: Prefetch = (dispatch, { params }) => [
  dispatch(catalogApi.endpoints.getProduct.initiate({ slug: params['slug']! })),
]
export const loader = serverPrefetch(queries, forTheLost)
export const clientLoader = clientPrefetch(queries, forTheLost)

export default function ProductPage() {
  const slug = useParams()['slug']!
  const { data: product } = useGetProductQuery({ slug })
  if (!product) return null
  const { title, description, descriptionHtml, searchTitle, searchDescription, category, shop, related, pictures } =
    product
  const facts = [
    ...(product.brand ? [{ label: 'Brand', value: product.brand }] : []),
    ...product.attributes.map(({ name, value }) => ({ label: name, value })),
    ...product.details,
  ]
  return (
    <>
      <HeadTags
        title={searchTitle || title}
        description={searchDescription || description}
        path={`/products/${slug}`}
        picture={pictures[0]}
        type="product"
      />
      <Trail steps={[{ to: `/categories/${category.slug}`, label: category.name }]} here={title} />
      <ProductHead key={product.id} product={product} />
      <div className={styles.details}>
        <section>
          <h2>About it</h2>
          {/* Sanitised when it was written. */}
          <div className={prose['prose']} dangerouslySetInnerHTML={{ __html: descriptionHtml }} />
        </section>
        {facts.length > 0 && (
          <dl>
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <Suspense>
        <Reviews product={product} />
      </Suspense>
      {related.length > 0 && (
        <Section title="Goes well with" more={{ to: `/shops/${shop.slug}`, label: `All of ${shop.name}` }}>
          <ProductGrid products={related} />
        </Section>
      )}
      <Suspense>
        <StructuredData product={product} />
        <ProductMore product={product} />
      </Suspense>
    </>
  )
}

/** Picture, name, maker, price, choice and the one green button. */
function ProductHead({ product }: { product: Product }) {
  const [search] = useSearchParams()
  const { pricesIncludeTax } = useSettings()
  const [wanted, setWanted] = useState(1)
  const act = useRef<HTMLDivElement>(null)
  const { title, tags, rating, shop, pictures } = product
  // When somebody buys the last one, the choice must not jump to another.
  const [first] = useState(() => firstChoice(product, null).id)
  const variant = firstChoice(product, search.get('variant') ?? first)
  const { event } = variant
  const price = event?.price ?? variant.price
  const isGone = variant.available === 0
  const isDownload = product.kind === 'digital'
  const quantity = Math.max(1, Math.min(wanted, variant.available, mostAtOnce))
  return (
    <div className={styles.head}>
      <Gallery pictures={pictures} chosen={variant.picture} />
      <div className={styles.buy}>
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label="In short">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <h1>{title}</h1>
        <p className={styles.by}>
          {rating.count > 0 && (
            <a href="#reviews">
              <Stars stars={rating.average} /> <strong>{rating.average.toFixed(1)}</strong>{' '}
              <u>{rating.count === 1 ? '1 review' : `${rating.count.toLocaleString('en')} reviews`}</u>
            </a>
          )}
          <span>
            by <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
          </span>
        </p>
        <p className={styles.price}>
          <Price price={price} compareAt={event ? variant.price : variant.compareAt} size="page" />
          <span>{!shop.chargesTax ? 'No VAT is charged' : pricesIncludeTax ? 'VAT included' : 'VAT is added'}</span>
        </p>
        <Suspense>
          <PriceFacts slug={product.slug} variant={variant} />
        </Suspense>
        <VariantPicker choices={choicesOf(product, variant)} />
        {(isGone || !isDownload) && (
          <StockNote
            available={variant.available}
            canChooseOther={product.variants.some((each) => each.available > 0)}
          />
        )}
        <div className={styles.act} ref={act}>
          {!isGone && (
            <QuantityStepper
              label={`Quantity of ${title}`}
              size="lg"
              value={quantity}
              max={Math.min(variant.available, mostAtOnce)}
              onChange={setWanted}
            />
          )}
          <AddToBasket
            variantId={variant.id}
            quantity={quantity}
            isDisabled={isGone || !!shop.holiday}
            className={styles.add ?? ''}
          >
            {isGone ? 'Sold out' : 'Add to basket'}
          </AddToBasket>
          <Suspense>
            <Heart product={product} />
          </Suspense>
        </div>
        {isGone && (
          <Suspense>
            <TellWhenBack variantId={variant.id} />
          </Suspense>
        )}
        {product.hasPlans && !shop.holiday && (
          <Suspense>
            <SubscribeChoice productId={product.id} variant={variant} quantity={quantity} />
          </Suspense>
        )}
        {shop.holiday ? (
          <Suspense>
            <HolidayNote name={shop.name} holiday={shop.holiday} />
          </Suspense>
        ) : (
          !isGone && (
            <Suspense>
              {isDownload ? <DownloadPromise files={product.files} /> : <DeliveryPromise shop={shop} />}
            </Suspense>
          )
        )}
        <Link to={`/shops/${shop.slug}`} className={styles.shop}>
          <ShopMark logo={shop.logo} name={shop.name} size={56} />
          <span>
            <strong>{shop.name}</strong>
            <span className={styles.place}>
              {shop.city} <Rating {...shop.rating} />
            </span>
            {shop.tagline && <span className={styles.tagline}>{shop.tagline}</span>}
          </span>
          <IconChevronRight size={20} stroke={1.6} aria-hidden />
        </Link>
        <ButtonLink to={`/messages/with/${shop.id}?product=${product.slug}`} variant="outline" size="sm">
          Ask {shop.name} about it
        </ButtonLink>
      </div>
      {!isGone && (
        <BasketBar
          standsInFor={act}
          words={
            <>
              <strong>
                <Money value={price} />
              </strong>
              <span>{variant.optionValues.join(', ') || title}</span>
            </>
          }
        >
          <AddToBasket variantId={variant.id} quantity={quantity} size="md" />
        </BasketBar>
      )}
    </div>
  )
}

/** Scarcity as a fact. The line keeps its room, so that another choice moves nothing under it. */
function StockNote({ available, canChooseOther }: { available: number; canChooseOther: boolean }) {
  if (available > fewLeft) return <p className={styles.stock}>On the shelf, ready to be packed.</p>
  if (available === 0)
    return (
      <p className={styles.stock} data-gone>
        {canChooseOther
          ? 'This one has gone; the others are on the shelf.'
          : 'Sold out for now. The shop may put more on the shelf.'}
      </p>
    )
  return (
    <p className={styles.stock} data-few>
      <IconClock size={18} aria-hidden />
      {available === 1 ? 'The last one on the shelf.' : `${available} left on the shelf.`}
    </p>
  )
}
