import { Link, useSearchParams } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { shopsApi, useListShopsInfiniteQuery } from '#web/data/shops.ts'
import { FindField } from '#web/features/market/find-field.tsx'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ShopsStructuredData } from '#web/features/shops/shop-structured-data.tsx'
import { ShopTile } from '#web/features/shops/shop-tile.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './list-page.module.css'

const askedOf = (search: URLSearchParams) => {
  const q = search.get('q')?.trim().slice(0, 60)
  return q ? { q } : {}
}

const queries: Prefetch = (dispatch, { url }) => [
  dispatch(shopsApi.endpoints.listShops.initiate(askedOf(url.searchParams))),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function ShopsPage() {
  const { name, shopCount } = useSettings()
  const [search] = useSearchParams()
  const asked = askedOf(search)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useListShopsInfiniteQuery(asked)
  const shops = data ? rowsOf(data) : []
  return (
    <>
      <HeadTags
        title="Shops"
        description={`The small shops of ${name}, and who stands behind them.`}
        path="/shops"
        isHiddenFromEngines={asked.q !== undefined}
      />
      <ShopsStructuredData shops={shops} />
      <Trail steps={[]} here="Shops" />
      <div className={styles.head}>
        <h1>Meet the makers</h1>
        {shopCount > 0 && <p>{shopCount === 1 ? '1 shop' : `${shopCount.toLocaleString('en')} shops`}</p>}
        {shopCount > 0 && <FindField to="/shops" label="Find a shop" placeholder="Name or town" asked={asked.q} />}
      </div>
      {asked.q !== undefined && data && shops.length === 0 ? (
        <EmptyState
          title={`No shop is called “${asked.q}”`}
          action={<ButtonLink to={`/products?q=${encodeURIComponent(asked.q)}`}>Look among the things</ButtonLink>}
        >
          Try a part of its name, or the town it is in. <Link to="/shops">All shops</Link>
        </EmptyState>
      ) : shops.length === 0 ? (
        <EmptyState
          title="No shop has opened yet"
          action={<ButtonLink to="/seller/sign-up">Open the first</ButtonLink>}
        >
          The hall is swept and the doors are open.
        </EmptyState>
      ) : (
        <div className={styles.shops}>
          {shops.map((shop) => (
            <ShopTile key={shop.id} shop={shop} />
          ))}
        </div>
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }}>Show more shops</ShowMore>
        </div>
      )}
    </>
  )
}
