import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { shopsApi, useListShopsInfiniteQuery } from '#web/data/shops.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ShopTile } from '#web/features/shops/shop-tile.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import styles from './list-page.module.css'

const queries: Prefetch = (dispatch) => [dispatch(shopsApi.endpoints.listShops.initiate())]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function ShopsPage() {
  const { name, shopCount } = useSettings()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useListShopsInfiniteQuery()
  const shops = data ? rowsOf(data) : []
  return (
    <>
      <HeadTags title="Shops" description={`The small shops of ${name}, and who stands behind them.`} path="/shops" />
      <Breadcrumbs steps={[{ to: '/', label: 'Home' }]} here="Shops" />
      <div className={styles.head}>
        <h1>Meet the makers</h1>
        {shopCount > 0 && <p>{shopCount === 1 ? '1 shop' : `${shopCount.toLocaleString('en')} shops`}</p>}
      </div>
      {shops.length === 0 ? (
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
          <Button variant="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more shops
          </Button>
        </div>
      )}
    </>
  )
}
