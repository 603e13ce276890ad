import { Outlet } from 'react-router'
import { marketApi } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { StorefrontError } from '#web/features/catalog/storefront-error.tsx'
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
      <StorefrontError />
    </StorefrontShell>
  )
}
