import { index, layout, prefix, route, type RouteConfig, type RouteConfigEntry } from '@react-router/dev/routes'

/** The pages through which people come in: the same files at every door, each under the door's own address. */
const door = (name: 'storefront' | 'seller' | 'operator') =>
  layout('routes/doors/layout.tsx', { id: `${name}-door` }, [
    route('sign-in', 'routes/doors/sign-in.tsx', { id: `${name}-sign-in` }),
    route('sign-up', 'routes/doors/sign-up.tsx', { id: `${name}-sign-up` }),
    route('activation', 'routes/doors/activation.tsx', { id: `${name}-activation` }),
    route('password-reset', 'routes/doors/password-reset.tsx', { id: `${name}-password-reset` }),
  ])

/** Pages with forms and dialogs; the others do without the control library. */
const withControls = (where: string, pages: RouteConfigEntry[]) =>
  layout('routes/controls.tsx', { id: `${where}-controls` }, pages)

export default [
  layout('routes/storefront/layout.tsx', [
    index('routes/storefront/home.tsx'),
    route('categories/:slug', 'routes/storefront/category.tsx'),
    route('products', 'routes/storefront/products.tsx'),
    route('products/:slug', 'routes/storefront/product.tsx'),
    route('products/:slug/reviews', 'routes/storefront/product-reviews.tsx'),
    route('shops', 'routes/storefront/shops.tsx'),
    route('shops/:slug', 'routes/storefront/shop.tsx'),
    route('events/:slug', 'routes/storefront/event.tsx'),
    route('cart', 'routes/storefront/cart.tsx'),
    route('orders/:id', 'routes/storefront/order.tsx'),
    route('messages/:id?', 'routes/messages/messages.tsx'),
    route('messages/help', 'routes/messages/open.tsx', { id: 'ask-the-market' }),
    route('messages/with/:shopId', 'routes/messages/open.tsx'),
    layout('routes/account/layout.tsx', [
      route('account', 'routes/account/account.tsx'),
      route('account/orders', 'routes/account/orders.tsx'),
      route('account/reviews', 'routes/account/reviews.tsx'),
      route('account/contracts', 'routes/account/contracts.tsx'),
    ]),
    route('*', 'routes/storefront/not-found.tsx'),
  ]),
  withControls('checkout', [
    layout('routes/checkout/layout.tsx', [route('checkout', 'routes/checkout/checkout.tsx')]),
    route('checkouts/:id', 'routes/checkout/checkout-state.tsx'),
  ]),
  // Outside of every door: who has the link, or the file, comes in.
  withControls('sign', [route('sign/:token', 'routes/sign/sign.tsx'), route('verify', 'routes/sign/verify.tsx')]),
  withControls('storefront', [door('storefront')]),
  ...prefix('seller', [
    withControls('seller', [
      layout('routes/seller/layout.tsx', [
        index('routes/seller/overview.tsx'),
        route('orders', 'routes/seller/orders.tsx'),
        route('orders/:id', 'routes/seller/order.tsx'),
        route('returns', 'routes/seller/returns.tsx'),
        route('returns/:id', 'routes/seller/return.tsx'),
        route('disputes', 'routes/seller/disputes.tsx'),
        route('disputes/:id', 'routes/seller/dispute.tsx'),
        route('products', 'routes/seller/products.tsx'),
        route('products/new', 'routes/seller/product.tsx', { id: 'seller-new-product' }),
        route('products/:id', 'routes/seller/product.tsx'),
        route('coupons', 'routes/seller/coupons.tsx'),
        route('balance', 'routes/seller/balance.tsx'),
        route('invoices', 'routes/seller/invoices.tsx'),
        route('contracts', 'routes/seller/contracts.tsx'),
        route('reviews', 'routes/seller/reviews.tsx'),
        route('withdrawals', 'routes/seller/withdrawals.tsx'),
        route('withdrawals/:id', 'routes/seller/withdrawal.tsx'),
        route('withdraw-methods', 'routes/seller/withdraw-methods.tsx'),
        route('security', 'routes/doors/security.tsx', { id: 'seller-security' }),
        route('messages/:id?', 'routes/seller/messages.tsx'),
        route('messages/help', 'routes/seller/open-messages.tsx', { id: 'seller-ask-the-market' }),
        route('messages/about/:orderId', 'routes/seller/open-messages.tsx'),
        route('shop', 'routes/seller/shop.tsx'),
        route('*', 'routes/not-found.tsx', { id: 'seller-not-found' }),
      ]),
      door('seller'),
    ]),
  ]),
  ...prefix('operator', [
    withControls('operator', [
      layout('routes/operator/layout.tsx', [
        index('routes/operator/overview.tsx'),
        route('shops', 'routes/operator/shops.tsx'),
        route('orders', 'routes/operator/orders.tsx'),
        route('orders/:id', 'routes/operator/order.tsx'),
        route('disputes', 'routes/operator/disputes.tsx'),
        route('disputes/:id', 'routes/operator/dispute.tsx'),
        route('reviews', 'routes/operator/reviews.tsx'),
        route('withdrawals', 'routes/operator/withdrawals.tsx'),
        route('withdrawals/:id', 'routes/operator/withdrawal.tsx'),
        route('commission', 'routes/operator/commission.tsx'),
        route('invoices', 'routes/operator/invoices.tsx'),
        route('contracts', 'routes/operator/contracts.tsx'),
        route('contracts/:id', 'routes/operator/contract.tsx'),
        route('contract-templates', 'routes/operator/contract-templates.tsx'),
        route('contract-templates/:id', 'routes/operator/contract-template.tsx'),
        route('audit-log', 'routes/operator/audit-log.tsx'),
        route('messages/:id?', 'routes/operator/messages.tsx'),
        route('payments', 'routes/operator/payments.tsx'),
        route('payments/:id', 'routes/operator/payment.tsx'),
        route('gateway-events', 'routes/operator/gateway-events.tsx'),
        route('ledger', 'routes/operator/ledger.tsx'),
        route('reconciliation', 'routes/operator/reconciliation.tsx'),
        route('settings', 'routes/operator/settings.tsx'),
        route('security', 'routes/doors/security.tsx', { id: 'operator-security' }),
        route('*', 'routes/not-found.tsx', { id: 'operator-not-found' }),
      ]),
      door('operator'),
    ]),
  ]),
  withControls('dev', [route('dev/ui', 'routes/dev/ui.tsx')]),
] satisfies RouteConfig
