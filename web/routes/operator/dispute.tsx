import { Link, useParams } from 'react-router'
import type { MarketDispute } from '#shared/api/disputes.schemas.ts'
import { useAddMarketWordsMutation, useGetDisputeQuery } from '#web/data/disputes.ts'
import { BothSides } from '#web/features/disputes/both-sides.tsx'
import { disputeReasons, DisputeStateBadge } from '#web/features/disputes/dispute-states.tsx'
import { DisputeTimeline } from '#web/features/disputes/dispute-timeline.tsx'
import { GivenVerdict } from '#web/features/disputes/given-verdict.tsx'
import { SayMore } from '#web/features/disputes/say-more.tsx'
import { VerdictPanel } from '#web/features/disputes/verdict-panel.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { OrderReturnsPanel } from '#web/features/returns/order-returns-panel.tsx'
import { Card } from '#web/ui/card.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import styles from './dispute.module.css'

export default function DisputePage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<MarketDispute> kind="Dispute" query={useGetDisputeQuery({ id })}>
      {(dispute) => <Page dispute={dispute} />}
    </PageOfOne>
  )
}

function Page({ dispute }: { dispute: MarketDispute }) {
  const { id, number, reason, order, shop, customer, claimed, state } = dispute
  const [say, { isLoading, error }] = useAddMarketWordsMutation()
  return (
    <>
      <Breadcrumbs steps={[{ to: '/operator/disputes', label: 'Disputes' }]} here={number} />
      <PageHead
        title={`${disputeReasons[reason]}: ${order.things}`}
        lead={
          <>
            {number} · {customer} against {shop.name} ·{' '}
            <Link to={`/operator/orders/${order.id}`} className={styles.link}>
              order {order.number}
            </Link>{' '}
            · <Money value={claimed} />
          </>
        }
        actions={<DisputeStateBadge state={state} />}
      />
      <WithSidePanel
        panel={
          <div className={styles.panel}>
            {dispute.canDecide ? <VerdictPanel dispute={dispute} /> : <GivenVerdict dispute={dispute} />}
            <OrderReturnsPanel orderId={order.id} />
          </div>
        }
      >
        <BothSides dispute={dispute} />
        <DisputeTimeline dispute={dispute} orderHistory={dispute.orderHistory} />
        <dl className={styles.facts}>
          <Fact name={customer}>
            {dispute.customerFacts.orders} orders, {dispute.customerFacts.disputes} of them disputed
          </Fact>
          <Fact name={shop.name}>
            {dispute.shopFacts.sales} sales, {dispute.shopFacts.disputes} of them disputed
          </Fact>
          <Fact name="Similar cases">
            {dispute.similar.decided === 0
              ? 'None decided yet'
              : `${dispute.similar.forCustomer} of ${dispute.similar.decided} ended with money back`}
          </Fact>
        </dl>
        {dispute.canSpeak && (
          <Card title="Ask both sides">
            <SayMore
              label="What do you need to know?"
              act="Ask"
              isBusy={isLoading}
              error={error}
              onSay={async (words) => !(await say({ id, body: { words } })).error}
            />
          </Card>
        )}
      </WithSidePanel>
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
