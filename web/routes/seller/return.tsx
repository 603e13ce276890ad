import { Link, useParams } from 'react-router'
import type { ShopReturn } from '#shared/api/returns.schemas.ts'
import { useGetShopReturnQuery } from '#web/data/returns.ts'
import { useSettings } from '#web/data/settings.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ReturnActs } from '#web/features/returns/return-acts.tsx'
import { ReturnedThings, ReturnTimeline, SaidByCustomer } from '#web/features/returns/return-parts.tsx'
import { ReturnStateBadge } from '#web/features/returns/return-states.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ReturnPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data, error, refetch } = useGetShopReturnQuery({ id })
  return (
    <>
      <title>{`${data ? `Return ${data.number}` : 'Return'} – ${market}`}</title>
      {data ? (
        <Page back={data} />
      ) : (
        <>
          <PageHead title="Return" />
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}
        </>
      )}
    </>
  )
}

function Page({ back }: { back: ShopReturn }) {
  const { number, order, customer, lines, words, pictures, history, state } = back
  return (
    <>
      <Breadcrumbs steps={[{ to: '/seller/returns', label: 'Returns' }]} here={number} />
      <PageHead
        title={`Return ${number}`}
        lead={
          <>
            {customer} · <Link to={`/seller/orders/${order.id}`}>order {order.number}</Link>
          </>
        }
        actions={<ReturnStateBadge state={state} />}
      />
      <WithSidePanel panel={<ReturnActs back={back} />}>
        <Card title="What comes back">
          <ReturnedThings lines={lines} />
          <SaidByCustomer words={words} pictures={pictures} />
        </Card>
        <Card title="What happened">
          <ReturnTimeline history={history} />
        </Card>
      </WithSidePanel>
    </>
  )
}
