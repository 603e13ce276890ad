import { Outlet } from 'react-router'
import { marketApi } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { PageError } from '#web/features/market/page-error.tsx'
import { StorefrontShell } from '#web/features/market/storefront-shell.tsx'

const queries: Prefetch = (dispatch) => [dispatch(marketApi.endpoints.listCategories.initiate())]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function StorefrontLayout() {
  return (
    <StorefrontShell>
      <Outlet />
    </StorefrontShell>
  )
}

export function ErrorBoundary() {
  return (
    <StorefrontShell>
      <PageError home="/" homeLabel="Back to the market" />
    </StorefrontShell>
  )
}
