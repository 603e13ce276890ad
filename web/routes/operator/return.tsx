import { Link, useParams } from 'react-router'
import type { MarketReturn } from '#shared/api/returns.schemas.ts'
import { useGetMarketReturnQuery } from '#web/data/returns.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { ReturnMoney } from '#web/features/returns/return-money.tsx'
import { ReturnedThings, ReturnTimeline, SaidByCustomer } from '#web/features/returns/return-parts.tsx'
import { returnStates, ReturnStateBadge } from '#web/features/returns/return-states.tsx'
import { Card } from '#web/ui/card.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import styles from './return.module.css'

export default function ReturnPage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<MarketReturn> kind="Return" query={useGetMarketReturnQuery({ id })}>
      {(back) => <Page back={back} />}
    </PageOfOne>
  )
}

function Page({ back }: { back: MarketReturn }) {
  const { number, order, shop, customer, lines, words, pictures, history, state } = back
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/operator/returns', label: 'Returns' },
          { to: `/operator/returns?state=${state}`, label: returnStates[state].word },
        ]}
        here={number}
      />
      <PageHead
        title={`Return ${number}`}
        lead={
          <>
            {customer} to{' '}
            <Link to={`/operator/returns?shop=${shop.id}`} className={styles.link}>
              {shop.name}
            </Link>{' '}
            ·{' '}
            <Link to={`/operator/orders/${order.id}`} className={styles.link}>
              order {order.number}
            </Link>
          </>
        }
        actions={<ReturnStateBadge state={state} />}
      />
      <WithSidePanel panel={<ReturnMoney back={back} />}>
        <Card title="What comes back">
          <ReturnedThings lines={lines} />
        </Card>
        <div className={styles.sides}>
          <Card title={customer}>
            {words || pictures.length > 0 ? (
              <SaidByCustomer words={words} pictures={pictures} />
            ) : (
              <p className={styles.quiet}>Customer · gave a reason with each thing, and nothing more</p>
            )}
          </Card>
          <Card title={shop.name}>
            <SaidByShop back={back} />
          </Card>
        </div>
        <Card title="What happened">
          <ReturnTimeline
            history={history}
            names={{ customer, shop: shop.name, market: 'The market', system: 'By itself' }}
          />
        </Card>
      </WithSidePanel>
    </>
  )
}

function SaidByShop({ back }: { back: MarketReturn }) {
  const { state, actBy, labelNote, declineReason } = back
  const said = declineReason || labelNote
  if (said) return <p className={styles.said}>“{said}”</p>
  if (state === 'requested')
    return (
      <p className={styles.quiet}>
        Shop · has not answered yet
        {actBy && (
          <>
            ; without an answer it is accepted <RelativeTime at={actBy} />
          </>
        )}
      </p>
    )
  return <p className={styles.quiet}>Shop · said nothing about it</p>
}
