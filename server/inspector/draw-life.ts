import type { z } from 'zod'
import type { LifeStep } from '#shared/api/inspector.schemas.ts'
import type { PaymentState } from '#shared/api/payments.schemas.ts'
import type { EventRow, PaymentPageRow } from './repository.ts'

type Step = z.input<typeof LifeStep>

const titles: Record<PaymentState, string> = {
  created: 'Gateway asked',
  requires_action: 'Confirmation wanted',
  processing: 'Accepted',
  captured: 'Money came',
  partly_refunded: 'Refunded in part',
  refunded: 'Refunded',
  declined: 'Declined',
  expired: 'Given up',
  unknown: 'Answer lost',
}

const refusedStates: ReadonlySet<PaymentState> = new Set(['declined', 'expired', 'unknown'])

/**
 * The life of a payment as steps in the order they happened: the checkout, each turn of its history, each event that
 * could not be taken, and what is planned next. Pure.
 */
export function drawLife(
  page: Pick<PaymentPageRow, 'placedAt' | 'history' | 'attempts'>,
  events: readonly Pick<EventRow, 'type' | 'state' | 'receivedAt' | 'error'>[],
): Step[] {
  const first: Step = { at: page.placedAt.toISOString(), title: 'Checkout placed', note: '', tone: 'done' }
  const steps = [
    first,
    ...page.history.map(({ at, from, to, reason }): Step => ({
      at: new Date(at).toISOString(),
      title: from === to ? 'Noted' : to === 'created' && from !== null ? 'Tried again' : titles[to],
      note: reason,
      tone: refusedStates.has(to) ? 'refused' : 'done',
    })),
    ...events
      .filter(({ state }) => state === 'refused' || state === 'dead' || state === 'failed')
      .map(({ type, state, receivedAt, error }): Step => ({
        at: receivedAt.toISOString(),
        title: state === 'refused' ? 'Message refused' : 'Message not processed',
        note: `${type}: ${error}`,
        tone: 'refused',
      })),
  ].toSorted((one, other) => one.at.localeCompare(other.at))
  const nextLookAt = page.attempts[0]?.nextLookAt
  if (nextLookAt)
    steps.push({ at: new Date(nextLookAt).toISOString(), title: 'Gateway is asked', note: '', tone: 'planned' })
  else if (!isOver(page)) steps.at(-1)!.tone = 'now'
  return steps
}

function isOver({ history }: Pick<PaymentPageRow, 'history'>): boolean {
  const last = history.at(-1)?.to
  return last !== 'requires_action' && last !== 'processing' && last !== 'created'
}
