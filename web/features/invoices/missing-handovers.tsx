import { Button } from '@mantine/core'
import type { HandoverState, InvoiceHandover } from '#shared/api/invoices.schemas.ts'
import { useListInvoiceHandoversInfiniteQuery, useSendInvoiceAgainMutation } from '#web/data/invoices.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './invoices.module.css'

/** What the billing system outside does not have yet, and why; nothing where the market keeps its own books. */
export function MissingHandovers() {
  const list = useListInvoiceHandoversInfiniteQuery({ limit: 6 })
  const [first] = list.data?.pages ?? []
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!first?.isOutside) return null
  const rows = rowsOf(list.data!)
  if (rows.length === 0) return <Note tone="good">The billing system has every document that was issued.</Note>
  return (
    <Card title="Not in the billing system yet">
      <ul className={styles.missing}>
        {rows.map((handover) => (
          <Missing key={handover.invoiceId} handover={handover} />
        ))}
      </ul>
      <ShowMore of={list} />
    </Card>
  )
}

const words: Readonly<Record<HandoverState, string>> = {
  wanted: 'Waits to be sent',
  sending: 'Is being sent',
  unknown: 'No answer came; the billing system is asked for it',
  recorded: 'It has it',
  refused: 'It was refused and waits for you',
}

function Missing({ handover }: { handover: InvoiceHandover }) {
  const { invoiceId, number, buyer, total, state, because, tries, nextTryAt } = handover
  const [send, { isLoading, error }] = useSendInvoiceAgainMutation()
  const sendIt = async () => {
    const sent = await send({ id: invoiceId })
    if (!sent.error) notify(`${number} is sent again.`)
  }
  return (
    <li>
      <span className={styles.two}>
        <span className={styles.line}>
          <strong>{number}</strong>
          <Money value={total} />
        </span>
        <span>
          {words[state]}
          {nextTryAt && tries > 0 && (
            <>
              {', next '}
              <RelativeTime at={nextTryAt} />
            </>
          )}
        </span>
        <span className={styles.quiet}>
          {[buyer, because, tries > 0 ? `tried ${tries === 1 ? 'once' : `${tries} times`}` : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
        <ProblemNote error={error} />
      </span>
      {state !== 'sending' && (
        <Button
          variant="sand"
          size="sm"
          loading={isLoading}
          aria-label={`Send ${number} again`}
          onClick={() => void sendIt()}
        >
          Send again
        </Button>
      )}
    </li>
  )
}
