import { Link, useParams } from 'react-router'
import type { ShopReturn } from '#shared/api/returns.schemas.ts'
import { useGetShopReturnQuery } from '#web/data/returns.ts'
import { useSettings } from '#web/data/settings.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ReturnActs } from '#web/features/returns/return-acts.tsx'
import { reasonWords, returnStates, ReturnStateBadge } from '#web/features/returns/return-states.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import styles from './return.module.css'

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
          <ul className={styles.lines}>
            {lines.map(({ lineId, title, variantTitle, picture, quantity, reason }) => (
              <li key={lineId}>
                <Picture picture={picture} alt="" sizes="56px" className={styles.thumb ?? ''} />
                <span className={styles.words}>
                  <strong>
                    {quantity} × {title}
                  </strong>
                  <span className={styles.quiet}>
                    {[variantTitle, reasonWords[reason]].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {words && <p className={styles.said}>“{words}”</p>}
          {pictures.length > 0 && (
            <div className={styles.pictures}>
              {pictures.map((picture) => (
                <a key={picture.id} href={`${picture.src}-${picture.width}.jpg`} target="_blank" rel="noreferrer">
                  <Picture picture={picture} sizes="160px" className={styles.picture ?? ''} />
                </a>
              ))}
            </div>
          )}
        </Card>
        <Card title="What happened">
          <Timeline
            steps={history.toReversed().map(({ state: reached, at, reason }) => ({
              key: at + reached,
              title: reached === 'requested' ? 'Return asked for' : returnStates[reached].word,
              note: reason,
              at,
              state: reached === 'declined' ? ('refused' as const) : ('done' as const),
            }))}
          />
        </Card>
      </WithSidePanel>
    </>
  )
}
