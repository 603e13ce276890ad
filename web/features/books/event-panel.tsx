import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useGetGatewayEventQuery, useReplayGatewayEventMutation } from '../../data/inspector.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconRefresh } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './event-panel.module.css'
import { EventStateBadge } from './payment-states.tsx'

interface EventPanelProps {
  id: string
  /** Also shows the way to the payment it is about. */
  withPayment?: boolean
}

/** One event of a gateway as it was received: signature, tries, effect, error, its body, and the way to process it again. */
export function EventPanel({ id, withPayment = false }: EventPanelProps) {
  const { data: event, error, refetch } = useGetGatewayEventQuery({ id })
  const [replay, { isLoading }] = useReplayGatewayEventMutation()
  const [refusal, setRefusal] = useState<unknown>()
  if (error)
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  if (!event)
    return (
      <Card>
        <SkeletonText lines={10} />
      </Card>
    )
  const runAgain = async () => {
    setRefusal(undefined)
    try {
      const { outcome, says } = await replay({ id }).unwrap()
      notify(outcome === 'processed' ? `Processed again: ${says}.` : `It failed again: ${says}`)
    } catch (problem) {
      setRefusal(problem)
    }
  }
  return (
    <Card
      title={
        <span className={styles.title}>
          {event.type} <EventStateBadge state={event.state} />
        </span>
      }
      aside={
        event.state !== 'refused' && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={isLoading}
            onClick={() => void runAgain()}
          >
            Replay
          </Button>
        )
      }
    >
      <ProblemNote error={refusal} />
      <dl className={styles.facts}>
        <div>
          <dt>Signature</dt>
          <dd>{event.isSigned ? 'Checked, genuine' : 'Refused: nobody knows who sent it'}</dd>
        </div>
        <div>
          <dt>Tries</dt>
          <dd>
            {event.tries}
            {event.nextTryAt && (
              <>
                , the next <RelativeTime at={event.nextTryAt} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Effect</dt>
          <dd>{event.effect || 'None'}</dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            <RelativeTime at={event.receivedAt} />
          </dd>
        </div>
        <div>
          <dt>Name at the gateway</dt>
          <dd className={styles.code}>{event.isSigned ? event.eventId : '–'}</dd>
        </div>
        {withPayment && event.paymentId && (
          <div>
            <dt>About</dt>
            <dd>
              <Link to={`/operator/payments/${event.paymentId}`}>The payment</Link>
            </dd>
          </div>
        )}
      </dl>
      {event.error && <Note tone={event.state === 'processed' ? 'neutral' : 'refused'}>{event.error}</Note>}
      <p className={styles.bodyHead}>
        <strong>Raw body</strong> {event.bytes} bytes as received
      </p>
      <pre className={styles.body}>{event.body}</pre>
      {event.replays.length > 0 && (
        <ul className={styles.replays} aria-label="Replays">
          {event.replays.map(({ at, by, effect }) => (
            <li key={at}>
              Replayed by {by} <RelativeTime at={at} />: {effect}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
