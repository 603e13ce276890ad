import { Outlet, useLocation } from 'react-router'
import { cartApi, useGetCartQuery } from '#web/data/cart.ts'
import { marketApi, useListCategoriesQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { DoorShell } from '#web/features/identity/door-shell.tsx'
import { doorOf } from '#web/features/identity/door.ts'
import { PlainError } from '#web/features/market/plain-error.tsx'

const queries: Prefetch = (dispatch, { url }) =>
  doorOf(url.pathname) === 'storefront'
    ? [dispatch(marketApi.endpoints.listCategories.initiate()), dispatch(cartApi.endpoints.getCart.initiate())]
    : []
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** Around sign-in, sign-up, activation and password reset of customers, sellers and operators. */
export default function DoorLayout() {
  const door = doorOf(useLocation().pathname)
  const { name, tagline } = useSettings()
  const isStorefront = door === 'storefront'
  const { data: categories } = useListCategoriesQuery(undefined, { skip: !isStorefront })
  // Asked here, so that its forms can promise that the basket comes along.
  useGetCartQuery(undefined, { skip: !isStorefront })
  const words = {
    storefront: tagline || `Many small shops under one roof. That is ${name}.`,
    seller: `A stall of your own at ${name}. You make and pack; the market counts, and every cent can be explained.`,
    operator: `The keys of ${name}: who sells here, and that the books add up.`,
  }
  return (
    <DoorShell
      door={door}
      words={words[door]}
      picture={isStorefront ? (categories?.items.find(({ picture }) => picture)?.picture ?? null) : null}
    >
      <Outlet />
    </DoorShell>
  )
}

export { PlainError as ErrorBoundary }
