import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { catalogApi, useGetProductQuery } from '#web/data/catalog.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { AddToBasket } from '#web/features/cart/add-to-basket.tsx'
import { DeliveryPromise } from '#web/features/catalog/delivery-promise.tsx'
import { Gallery } from '#web/features/catalog/gallery.tsx'
import { ProductGrid } from '#web/features/catalog/product-grid.tsx'
import { Reviews } from '#web/features/catalog/reviews.tsx'
import { ProductStructuredData } from '#web/features/catalog/structured-data.tsx'
import { choicesOf, firstChoice } from '#web/features/catalog/variant-choice.ts'
import { VariantPicker } from '#web/features/catalog/variant-picker.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Section } from '#web/features/market/section.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { IconClock } from '#web/ui/icons.ts'
import { Price } from '#web/ui/price.tsx'
import { QuantityStepper } from '#web/ui/quantity-stepper.tsx'
import { Rating } from '#web/ui/rating.tsx'
import styles from './product.module.css'

/** Below this the number on the shelf is worth saying. */
const fewLeft = 5
/** Nobody carries more in one go; the basket takes more. */
const mostAtOnce = 99

const queries: Prefetch = (dispatch, { params }) => [
  dispatch(catalogApi.endpoints.getProduct.initiate({ slug: params['slug']! })),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function ProductPage() {
  const slug = useParams()['slug']!
  const { name: market } = useSettings()
  const { data: product } = useGetProductQuery({ slug })
  if (!product) return null
  const { title, description, category, shop, related, pictures } = product
  return (
    <>
      <title>{`${title} – ${market}`}</title>
      <meta name="description" content={description.slice(0, 155)} />
      <meta property="og:title" content={title} />
      <meta property="og:type" content="product" />
      {pictures[0] && <meta property="og:image" content={`${pictures[0].src}-${pictures[0].widths.at(-1)}.jpg`} />}
      <link rel="canonical" href={`/products/${slug}`} />
      <ProductStructuredData product={product} />
      <Breadcrumbs
        steps={[
          { to: '/', label: 'Home' },
          { to: `/categories/${category.slug}`, label: category.name },
        ]}
        here={title}
      />
      <ProductHead key={product.id} product={product} />
      <div className={styles.details}>
        <section>
          <h2>About it</h2>
          {description.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph.slice(0, 40)}>{paragraph}</p>
          ))}
        </section>
        {product.details.length > 0 && (
          <dl>
            {product.details.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <Reviews product={product} />
      {related.length > 0 && (
        <Section title="Goes well with" more={{ to: `/shops/${shop.slug}`, label: `All of ${shop.name}` }}>
          <ProductGrid products={related} />
        </Section>
      )}
      <div className={styles.end} />
    </>
  )
}

/** Picture, name, maker, price, choice and the one green button. */
function ProductHead({ product }: { product: Product }) {
  const [search] = useSearchParams()
  const [wanted, setWanted] = useState(1)
  const { title, tags, rating, shop, pictures } = product
  const variant = firstChoice(product, search.get('variant'))
  const isGone = variant.available === 0
  const quantity = Math.max(1, Math.min(wanted, variant.available, mostAtOnce))
  return (
    <div className={styles.head}>
      <Gallery pictures={pictures} first={variant.picture} />
      <div className={styles.buy}>
        {tags.length > 0 && (
          <ul className={styles.tags}>
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <h1>{title}</h1>
        {rating.count > 0 && (
          <a href="#reviews" className={styles.rating}>
            <Rating {...rating} />
          </a>
        )}
        <p className={styles.price}>
          <Price price={variant.price} compareAt={variant.compareAt} size="page" />
          <span>VAT included</span>
        </p>
        <VariantPicker choices={choicesOf(product, variant)} />
        {variant.available > 0 && variant.available <= fewLeft && (
          <p className={styles.few}>
            <IconClock size={18} aria-hidden />
            {variant.available === 1 ? 'The last one on the shelf.' : `${variant.available} left on the shelf.`}
          </p>
        )}
        <div className={styles.act}>
          {!isGone && (
            <QuantityStepper
              label={`Quantity of ${title}`}
              size="lg"
              value={quantity}
              max={Math.min(variant.available, mostAtOnce)}
              onChange={setWanted}
            />
          )}
          <AddToBasket variantId={variant.id} quantity={quantity} isDisabled={isGone} className={styles.add ?? ''}>
            {isGone ? 'Sold out' : 'Add to basket'}
          </AddToBasket>
        </div>
        <DeliveryPromise shop={shop} />
        <Link to={`/shops/${shop.slug}`} className={styles.shop}>
          <ShopMark logo={shop.logo} name={shop.name} size={56} />
          <span>
            <strong>{shop.name}</strong>
            <span className={styles.place}>
              {shop.city} <Rating {...shop.rating} />
            </span>
            {shop.tagline && <span className={styles.tagline}>{shop.tagline}</span>}
          </span>
        </Link>
      </div>
    </div>
  )
}
