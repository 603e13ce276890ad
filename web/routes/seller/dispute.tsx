import { Link, useParams } from 'react-router'
import type { ShopDispute } from '#shared/api/disputes.schemas.ts'
import { useAddShopWordsMutation, useAppealAsShopMutation, useGetShopDisputeQuery } from '#web/data/disputes.ts'
import { BothSides } from '#web/features/disputes/both-sides.tsx'
import { disputeReasons, DisputeStateBadge } from '#web/features/disputes/dispute-states.tsx'
import { DisputeTimeline } from '#web/features/disputes/dispute-timeline.tsx'
import { GivenVerdict } from '#web/features/disputes/given-verdict.tsx'
import { SayMore } from '#web/features/disputes/say-more.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { Card } from '#web/ui/card.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'

export default function DisputePage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<ShopDispute> kind="Dispute" query={useGetShopDisputeQuery({ id })}>
      {(dispute) => <Page dispute={dispute} />}
    </PageOfOne>
  )
}

function Page({ dispute }: { dispute: ShopDispute }) {
  const { id, number, reason, order, customer, claimed, setAside, state } = dispute
  const [say, said] = useAddShopWordsMutation()
  const [appeal, appealed] = useAppealAsShopMutation()
  return (
    <>
      <Breadcrumbs steps={[{ to: '/seller/disputes', label: 'Disputes' }]} here={number} />
      <PageHead
        title={`${disputeReasons[reason]}: ${order.things}`}
        lead={
          <>
            {number} · {customer} · <Link to={`/seller/orders/${order.id}`}>order {order.number}</Link> ·{' '}
            <Money value={claimed} />
            {setAside.amountMinor > 0 && (
              <>
                , <Money value={setAside} /> of it set aside
              </>
            )}
          </>
        }
        actions={<DisputeStateBadge state={state} />}
      />
      <WithSidePanel panel={<GivenVerdict dispute={dispute} />}>
        <BothSides dispute={dispute} />
        {dispute.canSpeak && (
          <Card title="Your answer">
            <SayMore
              label={`What do you say to ${customer}?`}
              act="Answer"
              isBusy={said.isLoading}
              error={said.error}
              onSay={async (words) => !(await say({ id, body: { words } })).error}
            />
          </Card>
        )}
        {dispute.canAppeal && (
          <Card title="Appeal">
            <SayMore
              label="What did the verdict overlook?"
              act="Ask for another look"
              isBusy={appealed.isLoading}
              error={appealed.error}
              onSay={async (words) => !(await appeal({ id, body: { words } })).error}
            />
          </Card>
        )}
        <DisputeTimeline dispute={dispute} />
      </WithSidePanel>
    </>
  )
}
