import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ShopReturn } from '#shared/api/returns.schemas.ts'
import { useAcceptReturnMutation, useDeclineReturnMutation, useReceiveReturnMutation } from '../../data/returns.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Ask } from '../../ui/ask.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { QuantityStepper } from '../../ui/quantity-stepper.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './return-acts.module.css'

/** The decision about a return: accept or decline, and later, that it has arrived. */
export function ReturnActs({ back }: { back: ShopReturn }) {
  if (back.canAnswer) return <Answer back={back} />
  if (back.canReceive) return <Receive back={back} />
  return (
    <SidePanel title="Where it stands">
      {back.refunded ? (
        <p>
          <Money value={back.refunded} /> {back.state === 'closed' ? 'went back' : 'is on its way back'} to{' '}
          {back.customer}.
        </p>
      ) : (
        <p>{back.declineReason ? `You declined: “${back.declineReason}”` : 'The customer keeps it.'}</p>
      )}
    </SidePanel>
  )
}

function Answer({ back }: { back: ShopReturn }) {
  const [accept, accepting] = useAcceptReturnMutation()
  const [decline, declining] = useDeclineReturnMutation()
  const [labelNote, setLabelNote] = useState('')
  const [isDeclining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const atField = fieldErrorsOf(declining.error)['reason']
  const agree = async () => {
    const done = await accept({ id: back.id, body: { labelNote } })
    if (!done.error) notify(`${back.customer} reads where to send it`)
  }
  const refuse = async () => {
    const done = await decline({ id: back.id, body: { reason } })
    if (!done.error) setDeclining(false)
  }
  return (
    <SidePanel title="Take it back?">
      {back.actBy && (
        <p className={styles.words}>
          Without an answer it is accepted <RelativeTime at={back.actBy} />.
        </p>
      )}
      <Textarea
        label="How to send it"
        description="Address, label, who pays the postage; the customer reads it"
        autosize
        minRows={3}
        maxLength={1_000}
        value={labelNote}
        onChange={(event) => setLabelNote(event.currentTarget.value)}
      />
      <ProblemNote error={accepting.error} />
      <Button fullWidth loading={accepting.isLoading} onClick={() => void agree()}>
        Accept the return
      </Button>
      <Button fullWidth variant="danger" onClick={() => setDeclining(true)}>
        Decline
      </Button>
      <Ask
        isOpen={isDeclining}
        onClose={() => setDeclining(false)}
        title={`Decline return ${back.number}?`}
        act="Decline the return"
        onAct={() => void refuse()}
        isBusy={declining.isLoading}
        isDanger
        refusal={atField ? undefined : declining.error}
      >
        <p>{back.customer} can then ask the market to decide.</p>
        <Textarea
          label="Why?"
          description={`${back.customer} reads this in a letter`}
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={atField}
        />
      </Ask>
    </SidePanel>
  )
}

function Receive({ back }: { back: ShopReturn }) {
  const [receive, { isLoading, error }] = useReceiveReturnMutation()
  const [good, setGood] = useState<Record<string, number>>(() =>
    Object.fromEntries(back.lines.map(({ lineId, quantity }) => [lineId, quantity])),
  )
  const act = async () => {
    const restock = back.lines.map(({ lineId, quantity }) => ({ lineId, quantity: good[lineId] ?? quantity }))
    const done = await receive({ id: back.id, body: { restock } })
    if (!done.error) notify('Received. The money goes back by itself')
  }
  return (
    <SidePanel title="Is it here?">
      <p className={styles.words}>
        Say what can be sold again. The money goes back to {back.customer} by itself, and the commission to you.
      </p>
      <ul className={styles.lines}>
        {back.lines.map(({ lineId, title, quantity }) => (
          <li key={lineId}>
            <span>
              {title}
              <span className={styles.quiet}> back on the shelf, of {quantity}</span>
            </span>
            <QuantityStepper
              min={0}
              max={quantity}
              value={good[lineId] ?? quantity}
              label={`Back on the shelf of ${title}`}
              onChange={(count) => setGood({ ...good, [lineId]: count })}
            />
          </li>
        ))}
      </ul>
      <ProblemNote error={error} />
      <Button fullWidth loading={isLoading} onClick={() => void act()}>
        It has arrived
      </Button>
    </SidePanel>
  )
}
