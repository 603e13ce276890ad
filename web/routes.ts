import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  layout('routes/storefront/layout.tsx', [
    index('routes/storefront/home.tsx'),
    route('*', 'routes/storefront/not-found.tsx'),
  ]),
  ...prefix('seller', [layout('routes/seller/layout.tsx', [index('routes/seller/overview.tsx')])]),
  ...prefix('operator', [layout('routes/operator/layout.tsx', [index('routes/operator/overview.tsx')])]),
  route('dev/ui', 'routes/dev/ui.tsx'),
] satisfies RouteConfig
