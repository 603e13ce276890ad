import { Button } from '@mantine/core'
import type { ShopDownload } from '#shared/api/downloads.schemas.ts'
import { useGiveDownloadAgainMutation, useListShopDownloadsQuery } from '#web/data/downloads.ts'
import { messageOf } from '#web/data/problem.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconFileText } from '#web/ui/icons.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { sizeWords } from './file-words.ts'
import styles from './downloads.module.css'

/** What the customer of an order downloads, whether they have, and the way to give it again. */
export function ShopDownloads({ orderId, isPaid }: { orderId: string; isPaid: boolean }) {
  const { data, error, refetch } = useListShopDownloadsQuery({ id: orderId })
  return (
    <Card title="Downloads">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={2} />}
      {data?.items.length === 0 && (
        <p className={styles.quiet}>
          {isPaid
            ? 'The customer gets the files in a moment, or when the contract about this order is signed.'
            : 'The customer gets the files as soon as the order is paid.'}
        </p>
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.files}>
          {data.items.map((download) => (
            <FileOfOrder key={download.id} download={download} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function FileOfOrder({ download }: { download: ShopDownload }) {
  const [give, { isLoading }] = useGiveDownloadAgainMutation()
  const { id, name, bytes, fetched, most, fetchedAt, openUntil, state } = download
  const again = async () => {
    try {
      await give({ id }).unwrap()
      notify('The customer can download it again')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  const [latest] = fetchedAt
  return (
    <li className={styles.file}>
      <IconFileText size={24} stroke={1.6} aria-hidden />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {sizeWords(bytes)} ·{' '}
          {fetched === 0 ? 'not downloaded yet' : `downloaded ${fetched === 1 ? 'once' : `${fetched} times`}`}
          {latest && (
            <>
              , last <RelativeTime at={latest} />
            </>
          )}
        </span>
        {state === 'open' && (
          <span className={styles.quiet}>
            {most - fetched} left, closes <RelativeTime at={openUntil} />
          </span>
        )}
      </span>
      {state !== 'open' && <StateBadge tone={state === 'closed' ? 'refused' : 'due'}>{stateWords[state]}</StateBadge>}
      {state !== 'closed' && (
        <Button
          size="sm"
          variant="sand"
          loading={isLoading}
          aria-label={`Give ${name} again`}
          onClick={() => void again()}
        >
          Give again
        </Button>
      )}
    </li>
  )
}

const stateWords = { closed: 'Closed', over: 'Time is over', used_up: 'Used up' }
