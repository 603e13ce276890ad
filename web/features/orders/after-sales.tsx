import { useState } from 'react'
import type { Dispute } from '#shared/api/disputes.schemas.ts'
import type { Order } from '#shared/api/orders.schemas.ts'
import type { Return } from '#shared/api/returns.schemas.ts'
import {
  useAddCustomerWordsMutation,
  useAppealAsCustomerMutation,
  useEscalateDisputeMutation,
  useListOrderDisputesQuery,
  useSettleDisputeMutation,
} from '../../data/disputes.ts'
import { useListOrderReturnsQuery, useWithdrawReturnMutation } from '../../data/returns.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { DisputeStateBadge } from '../disputes/dispute-states.tsx'
import { ReturnStateBadge } from '../returns/return-states.tsx'
import styles from './after-sales.module.css'
import { RaiseDisputeSheet } from './raise-dispute-sheet.tsx'
import { RequestReturnSheet } from './request-return-sheet.tsx'

interface AfterSalesProps {
  order: Order
  checkoutKey: string | null
}

/** What can be done when something is wrong: send things back, write to the shop, ask the market to decide. */
export default function AfterSales({ order, checkoutKey }: AfterSalesProps) {
  const where = { id: order.id, ...(checkoutKey !== null && { key: checkoutKey }) }
  const { data: returns } = useListOrderReturnsQuery(where)
  const { data: disputes } = useListOrderDisputesQuery(where)
  const [open, setOpen] = useState<'return' | 'dispute'>()
  if (!returns || !disputes) return null
  const isEmpty = returns.items.length === 0 && disputes.items.length === 0
  if (isEmpty && !returns.canRequest && !disputes.canRaise) return null
  return (
    <>
      <Card title="Something wrong?">
        <div className={styles.list}>
          {returns.items.map((back) => (
            <OwnReturn key={back.id} back={back} checkoutKey={checkoutKey} />
          ))}
          {disputes.items.map((dispute) => (
            <OwnDispute key={dispute.id} dispute={dispute} checkoutKey={checkoutKey} />
          ))}
          {returns.canRequest && returns.until && (
            <p className={styles.quiet}>
              You can send things back; the days for it end <RelativeTime at={returns.until} />.
            </p>
          )}
          {disputes.canRaise && isEmpty && (
            <p className={styles.quiet}>
              Write to the shop first, most things are settled the same day. If not, the market steps in after 48 hours.
            </p>
          )}
          <div className={styles.acts}>
            {returns.canRequest && (
              <Button variant="sand" size="sm" onClick={() => setOpen('return')}>
                Return something
              </Button>
            )}
            {disputes.canRaise && (
              <Button variant="outline" size="sm" onClick={() => setOpen('dispute')}>
                Say what is wrong
              </Button>
            )}
          </div>
        </div>
      </Card>
      {open === 'return' && (
        <RequestReturnSheet
          order={order}
          checkoutKey={checkoutKey}
          returnable={returns.returnable}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'dispute' && (
        <RaiseDisputeSheet order={order} checkoutKey={checkoutKey} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function OwnReturn({ back, checkoutKey }: { back: Return; checkoutKey: string | null }) {
  const [withdraw, { isLoading, error }] = useWithdrawReturnMutation()
  const { id, number, state, lines, labelNote, declineReason, actBy, refunded, canWithdraw } = back
  return (
    <section className={styles.item} aria-label={`Return ${number}`}>
      <p className={styles.head}>
        <strong>Return {number}</strong> <ReturnStateBadge state={state} />
      </p>
      <p>{lines.map(({ quantity, title }) => (quantity === 1 ? title : `${quantity} × ${title}`)).join(', ')}</p>
      {labelNote && <p className={styles.note}>{labelNote}</p>}
      {declineReason && <p className={styles.note}>“{declineReason}”</p>}
      {state === 'requested' && actBy && (
        <p className={styles.quiet}>
          The shop answers; without an answer it is accepted <RelativeTime at={actBy} />.
        </p>
      )}
      {refunded && (
        <p className={styles.quiet}>
          <Money value={refunded} /> {state === 'closed' ? 'went back to you' : 'is on its way back to you'}.
        </p>
      )}
      <ProblemNote error={error} />
      {canWithdraw && (
        <Button
          variant="outline"
          size="sm"
          isBusy={isLoading}
          disabled={isLoading}
          onClick={() => void withdraw({ id, ...(checkoutKey !== null && { key: checkoutKey }) })}
        >
          Keep it after all
        </Button>
      )}
    </section>
  )
}

function OwnDispute({ dispute, checkoutKey }: { dispute: Dispute; checkoutKey: string | null }) {
  const where = { id: dispute.id, ...(checkoutKey !== null && { key: checkoutKey }) }
  const [escalate, escalating] = useEscalateDisputeMutation()
  const [settle, settling] = useSettleDisputeMutation()
  const [speak, speaking] = useAddCustomerWordsMutation()
  const [appeal, appealing] = useAppealAsCustomerMutation()
  const [words, setWords] = useState('')
  const { number, state, words: said, shop, escalatesAt, decideBy, verdict, verdictAmount, verdictReason } = dispute
  const names = { customer: 'You', shop: shop.name, market: 'The market' }
  const say = async () => {
    const done = dispute.canAppeal
      ? await appeal({ ...where, body: { words } })
      : await speak({ ...where, body: { words } })
    if (!done.error) setWords('')
  }
  return (
    <section className={styles.item} aria-label={`Dispute ${number}`}>
      <p className={styles.head}>
        <strong>Dispute {number}</strong> <DisputeStateBadge state={state} />
      </p>
      {said.map(({ id, side, words: theirs, at }) => (
        <p key={id} className={styles.note}>
          <strong>{names[side]}</strong>{' '}
          <span className={styles.quiet}>
            <RelativeTime at={at} />
          </span>
          <br />
          {theirs}
        </p>
      ))}
      {state === 'raised' && !dispute.canEscalate && (
        <p className={styles.quiet}>
          You can ask the market to decide <RelativeTime at={escalatesAt} />.
        </p>
      )}
      {state === 'open' && decideBy && (
        <p className={styles.quiet}>
          The market decides until <RelativeTime at={decideBy} />. Without a verdict you get the money.
        </p>
      )}
      {verdict && (
        <p className={styles.note}>
          <strong>
            {verdictAmount && verdictAmount.amountMinor > 0 ? (
              <>
                You get <Money value={verdictAmount} /> back
              </>
            ) : (
              'The claim was turned down'
            )}
          </strong>
          <br />
          {verdictReason}
        </p>
      )}
      {(dispute.canSpeak || dispute.canAppeal) && (
        <label className={styles.field}>
          {dispute.canAppeal ? 'What did the verdict overlook?' : 'Say more'}
          <textarea
            rows={3}
            maxLength={4_000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      )}
      <ProblemNote error={escalating.error ?? settling.error ?? speaking.error ?? appealing.error} />
      <div className={styles.acts}>
        {(dispute.canSpeak || dispute.canAppeal) && (
          <Button
            variant="sand"
            size="sm"
            isBusy={speaking.isLoading || appealing.isLoading}
            onClick={() => void say()}
          >
            {dispute.canAppeal ? 'Ask for another look' : 'Send'}
          </Button>
        )}
        {dispute.canEscalate && (
          <Button size="sm" isBusy={escalating.isLoading} onClick={() => void escalate(where)}>
            Let the market decide
          </Button>
        )}
        {dispute.canSettle && (
          <Button variant="outline" size="sm" isBusy={settling.isLoading} onClick={() => void settle(where)}>
            It is settled
          </Button>
        )}
      </div>
    </section>
  )
}
