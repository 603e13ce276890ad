import type { Download } from '#shared/api/downloads.schemas.ts'
import { useListDownloadsQuery, useOpenDownloadMutation } from '#web/data/downloads.ts'
import { useLocale } from '#web/data/settings.ts'
import { dayWords } from '#web/features/orders/arrival.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconFileText } from '#web/ui/icons.ts'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { sizeWords, typeWords } from './file-words.ts'
import styles from './downloads.module.css'

interface OrderFilesProps {
  orderId: string
  checkoutKey: string | null
}

/** While the payment is being noted the files are not there yet; so often it is looked again. */
const lookAgainMs = 2_000

/** The files of an order, each with the one thing to do: download it. */
export default function OrderFiles({ orderId, checkoutKey }: OrderFilesProps) {
  const where = { id: orderId, ...(checkoutKey !== null && { key: checkoutKey }) }
  const known = useListDownloadsQuery(where)
  const isAwaited = known.data?.isAwaited === true
  const { data, error, refetch } = useListDownloadsQuery(where, { pollingInterval: isAwaited ? lookAgainMs : 0 })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonText lines={2} />
  if (isAwaited) return <p className={styles.quiet}>Your files will be here in a moment.</p>
  if (data.items.length === 0) return null
  return (
    <ul className={styles.files} aria-label="Files">
      {data.items.map((download) => (
        <OrderFile key={download.id} download={download} checkoutKey={checkoutKey} />
      ))}
    </ul>
  )
}

function OrderFile({ download, checkoutKey }: { download: Download; checkoutKey: string | null }) {
  const locale = useLocale()
  const [open, { isLoading, error }] = useOpenDownloadMutation()
  const { id, name, bytes, state } = download
  const fetchIt = async () => {
    const { data } = await open({ id, ...(checkoutKey !== null && { key: checkoutKey }) })
    // It comes as an attachment, so the page stays where it is.
    if (data) window.location.assign(data.url)
  }
  return (
    <li className={styles.file}>
      <IconFileText size={24} stroke={1.6} aria-hidden />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {typeWords(name)}, {sizeWords(bytes)} · {stateWords(download, locale)}
        </span>
      </span>
      {state === 'open' && (
        <Button
          size="sm"
          isBusy={isLoading}
          disabled={isLoading}
          aria-label={`Download ${name}`}
          onClick={() => void fetchIt()}
        >
          Download
        </Button>
      )}
      <ProblemNote error={error} />
    </li>
  )
}

function stateWords({ state, fetched, most, openUntil }: Download, locale: string): string {
  const left = most - fetched
  return {
    open: `${left === 1 ? 'once more' : `${left} times`} until ${dayWords(openUntil, locale)}`,
    closed: 'closed, for its money went back',
    over: 'its time is over; ask the shop to give it again',
    used_up: `downloaded ${fetched} times; ask the shop to give it again`,
  }[state]
}
