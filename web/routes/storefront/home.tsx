import { catalogApi, useListProductsInfiniteQuery } from '#web/data/catalog.ts'
import { homeApi, useGetHomeQuery } from '#web/data/home.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch, type Running } from '#web/data/prefetch.ts'
import { saleEventsApi } from '#web/data/sale-events.ts'
import { savedApi } from '#web/data/saved.ts'
import { useSettings } from '#web/data/settings.ts'
import { shopsApi } from '#web/data/shops.ts'
import {
  bestSelling,
  loved,
  namedProducts,
  namedShops,
  newest,
  showsLoved,
  someShops,
} from '#web/features/home/home-shelves.ts'
import { HomeView } from '#web/features/home/home-view.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { MarketFacts } from '#web/features/market/market-facts.tsx'
import { runningEvents } from '#web/features/sale-events/events-asked.ts'

// What only this visitor sees is asked for in the browser, and categories stand in the layout.
const queries: Prefetch = async (dispatch) => {
  const asked = dispatch(homeApi.endpoints.getHome.initiate())
  const home = await asked.unwrap()
  const ofParts = home.sections.flatMap(({ part, ids }): Running[] => {
    if (part === 'events') return [dispatch(saleEventsApi.endpoints.listSaleEvents.initiate(runningEvents))]
    if (part === 'newest') return [dispatch(catalogApi.endpoints.listProducts.initiate(newest))]
    if (part === 'best_selling') return [dispatch(catalogApi.endpoints.listProducts.initiate(bestSelling))]
    if (part === 'shops') return [dispatch(shopsApi.endpoints.listShops.initiate(someShops))]
    if (part === 'chosen_products') return [dispatch(savedApi.endpoints.listProductCards.initiate(namedProducts(ids)))]
    if (part === 'chosen_shops') return [dispatch(shopsApi.endpoints.listShops.initiate(namedShops(ids)))]
    return []
  })
  const ofLoved = showsLoved(home) ? [dispatch(catalogApi.endpoints.listProducts.initiate(loved))] : []
  return [asked, ...ofLoved, ...ofParts]
}
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** The first page, as the operator arranged it. */
export default function HomePage() {
  const { name, tagline } = useSettings()
  const { data: home } = useGetHomeQuery()
  const { data: lovedProducts } = useListProductsInfiniteQuery(loved, { skip: !home || !showsLoved(home) })
  const [first] = lovedProducts ? rowsOf(lovedProducts) : []
  return (
    <>
      <HeadTags
        description={tagline || `Small shops under one roof: ${name}.`}
        path="/"
        picture={home?.hero.picture ?? first?.picture}
      />
      <MarketFacts />
      {home && <HomeView home={home} />}
    </>
  )
}
