import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { marketApi } from '#web/data/market.ts'
import { ordersApi, useGetCheckoutQuery } from '#web/data/orders.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { PageError } from '#web/features/market/page-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { StorefrontShell } from '#web/features/market/storefront-shell.tsx'
import { lookAgainMs, stageOf, type CheckoutStage } from '#web/features/orders/checkout-stage.ts'
import { OverCheckout } from '#web/features/orders/over-checkout.tsx'
import { PaidCheckout } from '#web/features/orders/paid-checkout.tsx'
import { UnpaidCheckout } from '#web/features/orders/unpaid-checkout.tsx'
import type { CheckoutNews } from '#web/features/orders/use-order-and-pay.ts'
import { ConfirmCheckout, WaitingCheckout } from '#web/features/orders/waiting-checkout.tsx'
import { SecureAside } from './layout.tsx'

const queries: Prefetch = (dispatch, { params, url }) => [
  dispatch(
    ordersApi.endpoints.getCheckout.initiate(
      argumentOf(params['id']!, url.searchParams.get('key')),
      // What the browser remembers may be from before the payment.
      { forceRefetch: !import.meta.env.SSR },
    ),
  ),
  dispatch(marketApi.endpoints.listCategories.initiate()),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

const titles: Record<CheckoutStage, string> = {
  thanks: 'Thank you',
  confirm: 'Confirm the payment',
  waiting: 'Waiting for your bank',
  pay: 'Pay',
  expired: 'The time to pay is over',
  cancelled: 'Given up',
}

/** How a checkout stands. Unpaid it is quiet like the checkout itself; once paid the storefront is around it again. */
export default function CheckoutStatePage() {
  const id = useParams()['id']!
  const key = useSearchParams()[0].get('key')
  const news = (useLocation().state ?? {}) as CheckoutNews
  const [answered, setAnswered] = useState(news.answered)
  const { data: checkout, refetch } = useLivingCheckout(argumentOf(id, key), answered)
  if (!checkout) return null
  const stage = stageOf(checkout, answered)
  const look = () => void refetch()
  const head = (
    <>
      <title>{titles[stage]}</title>
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
    </>
  )
  if (stage === 'thanks')
    return (
      <StorefrontShell>
        {head}
        <PaidCheckout checkout={checkout} checkoutKey={key} />
      </StorefrontShell>
    )
  if (stage === 'expired' || stage === 'cancelled')
    return (
      <StorefrontShell>
        {head}
        <OverCheckout checkout={checkout} />
      </StorefrontShell>
    )
  return (
    <QuietShell aside={<SecureAside />}>
      {head}
      {stage === 'confirm' && <ConfirmCheckout checkout={checkout} checkoutKey={key} onDone={setAnswered} />}
      {stage === 'waiting' && <WaitingCheckout checkout={checkout} />}
      {stage === 'pay' && (
        <UnpaidCheckout checkout={checkout} checkoutKey={key} notice={news.notice ?? ''} onChange={look} />
      )}
    </QuietShell>
  )
}

export function ErrorBoundary() {
  return (
    <StorefrontShell>
      <PageError home="/" homeLabel="Back to the market" />
    </StorefrontShell>
  )
}

function argumentOf(id: string, key: string | null) {
  return key === null ? { id } : { id, key }
}

/** The checkout, asked for again for as long as something may happen to it by itself. */
function useLivingCheckout(argument: ReturnType<typeof argumentOf>, answered: string | undefined) {
  const { data: known } = ordersApi.endpoints.getCheckout.useQueryState(argument)
  return useGetCheckoutQuery(argument, {
    pollingInterval: known ? lookAgainMs(known, answered) : 0,
    skipPollingIfUnfocused: true,
  })
}
