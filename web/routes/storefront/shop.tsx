import { lazy, Suspense } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Shop } from '#shared/api/shops.schemas.ts'
import { catalogApi, useListProductsInfiniteQuery } from '#web/data/catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useLocale } from '#web/data/settings.ts'
import { saleEventsApi } from '#web/data/sale-events.ts'
import { shopsApi, useGetShopQuery } from '#web/data/shops.ts'
import { choiceOf, type ShelfChoice } from '#web/features/catalog/shelf-choice.ts'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'
import { countryName } from '#web/features/market/country-name.ts'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { runningEventsOf } from '#web/features/sale-events/events-asked.ts'
import { ShopStructuredData } from '#web/features/shops/shop-structured-data.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { IconArrowBackUp, IconCash, IconMapPin, IconTruckDelivery } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SkeletonCards } from '#web/ui/skeleton.tsx'
import { Rating } from '#web/ui/rating.tsx'
import styles from './shop.module.css'

const HolidayNote = lazy(() => import('#web/features/shops/holiday-note.tsx'))
const ZoneNote = lazy(() => import('#web/features/shops/zone-note.tsx'))
const ReportButton = lazy(() => import('#web/features/moderation/report-button.tsx'))
const ShopShelf = lazy(() => import('#web/features/shops/shop-shelf.tsx'))
const RunningEvents = lazy(() => import('#web/features/sale-events/running-events.tsx'))
const FollowButton = lazy(() => import('#web/features/saved/follow-button.tsx'))

/** What stands in this shop, as its address narrows it. */
const choiceIn = (slug: string, search: URLSearchParams) => ({ ...choiceOf(search), shop: slug })

const queries: Prefetch = (dispatch, { params, url }) => {
  const slug = params['slug']!
  const choice = choiceIn(slug, url.searchParams)
  const { sort: _sort, ...filters } = choice
  return [
    dispatch(shopsApi.endpoints.getShop.initiate({ slug })),
    dispatch(catalogApi.endpoints.listProducts.initiate(choice)),
    dispatch(catalogApi.endpoints.getFacets.initiate(filters)),
    dispatch(saleEventsApi.endpoints.listSaleEvents.initiate(runningEventsOf(slug))),
  ]
}
export const loader = serverPrefetch(queries, forTheLost)
export const clientLoader = clientPrefetch(queries, forTheLost)

export default function ShopPage() {
  const slug = useParams()['slug']!
  const [search] = useSearchParams()
  const locale = useLocale()
  const { data: shop } = useGetShopQuery({ slug })
  if (!shop) return null
  const choice = choiceIn(slug, search)
  return (
    <>
      <HeadTags
        title={shop.name}
        description={shop.tagline || shop.story}
        path={`/shops/${slug}`}
        picture={shop.banner ?? shop.logo}
      />
      <ShopStructuredData shop={shop} />
      <Trail steps={[{ to: '/shops', label: 'Shops' }]} here={shop.name} />
      {shop.banner && (
        <Picture
          picture={shop.banner}
          alt=""
          isPriority
          sizes="(max-width: 80em) 100vw, 1280px"
          className={styles.banner ?? ''}
        />
      )}
      {shop.holiday && (
        <Suspense>
          <HolidayNote name={shop.name} holiday={shop.holiday} />
        </Suspense>
      )}
      <header className={styles.head} data-banner={shop.banner ? true : undefined}>
        <ShopMark logo={shop.logo} name={shop.name} size={112} />
        <div>
          <h1>{shop.name}</h1>
          <p className={styles.facts}>
            <span>
              <IconMapPin size={16} stroke={1.6} aria-hidden /> {shop.city}, {countryName(shop.country, locale)}
            </span>
            <Rating {...shop.rating} />
            {shop.orderCount > 0 && <span>{shop.orderCount.toLocaleString('en')} orders sent</span>}
            <span>Here since {new Date(shop.openedAt).getUTCFullYear()}</span>
          </p>
          {shop.tagline && !shop.story && <p className={styles.tagline}>{shop.tagline}</p>}
          <p className={styles.ask}>
            <Suspense>
              <FollowButton shop={shop} />
            </Suspense>
            <ButtonLink to={`/messages/with/${shop.id}`} variant="outline" size="sm">
              Write to {shop.name}
            </ButtonLink>
          </p>
        </div>
      </header>
      <Suspense>
        <RunningEvents title={`On now in ${shop.name}`} shop={slug} />
      </Suspense>
      <Suspense fallback={<SkeletonCards />}>
        <ShopShelf shop={shop} choice={choice} />
      </Suspense>
      {shop.story && <Story shop={shop} by={choice} />}
      <BeforeYouBuy shop={shop} />
      <Suspense>
        <ReportButton what="shop" id={shop.id} label="Report this shop" unread={shop.name} />
      </Suspense>
    </>
  )
}

/** Who stands behind the shop, beside one of its things. */
function Story({ shop, by }: { shop: Shop; by: ShelfChoice }) {
  const { data } = useListProductsInfiniteQuery(by)
  const [product] = data ? rowsOf(data).slice(-1) : []
  return (
    <section className={styles.story}>
      {product?.picture && (
        <Picture
          picture={product.picture}
          alt=""
          sizes="(max-width: 62em) 94vw, 600px"
          className={styles.piece ?? ''}
        />
      )}
      <div>
        <p className={styles.kicker}>The story</p>
        <h2>{shop.tagline || `Who ${shop.name} is`}</h2>
        {shop.story.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph.slice(0, 40)}>{paragraph}</p>
        ))}
      </div>
    </section>
  )
}

/** Delivery, returns and cash in plain words, then what the shop says of its policies itself. */
function BeforeYouBuy({ shop }: { shop: Shop }) {
  return (
    <section id="policies" className={styles.policies}>
      <h2>Before you buy</h2>
      <dl>
        <div>
          <dt>
            <IconTruckDelivery size={20} stroke={1.6} aria-hidden /> Delivery
          </dt>
          <dd>
            {shop.shippingMethods.map(({ id, name, price, freeOver, minDays, maxDays, places }) => (
              <span key={id}>
                {name}: <Money value={price} freeWord="free" />
                {freeOver && (
                  <>
                    , free over <Money value={freeOver} />
                  </>
                )}
                , {minDays === maxDays ? `${minDays}` : `${minDays} to ${maxDays}`} days
                {places.length > 0 && (
                  <Suspense>
                    <ZoneNote places={places} />
                  </Suspense>
                )}
                .
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>
            <IconArrowBackUp size={20} stroke={1.6} aria-hidden /> Changing your mind
          </dt>
          <dd>
            Cancel until the parcel is handed over.{' '}
            {shop.returnDays > 0 && `The shop takes things back for ${shop.returnDays} days.`}
          </dd>
        </div>
        {shop.acceptsCash && (
          <div>
            <dt>
              <IconCash size={20} stroke={1.6} aria-hidden /> Cash
            </dt>
            <dd>You can pay this shop in cash when the parcel arrives.</dd>
          </div>
        )}
      </dl>
      {shop.policies && (
        <div className={styles.own}>
          <h3>In the words of {shop.name}</h3>
          <p>{shop.policies}</p>
        </div>
      )}
    </section>
  )
}
