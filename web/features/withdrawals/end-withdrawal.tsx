import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WholeMarketWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import {
  useRecordWithdrawalFailedMutation,
  useRecordWithdrawalPaidMutation,
  useRejectWithdrawalMutation,
} from '../../data/withdrawals.ts'
import { Ask } from '../../ui/ask.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { notify } from '../../ui/toaster.tsx'

export type Ending = 'paid' | 'failed' | 'came_back' | 'rejected'

interface EndWithdrawalProps {
  withdrawal: WholeMarketWithdrawal
  ending: Ending
  onClose: () => void
}

const words: Record<Ending, { title: string; act: string; effect: string; done: string }> = {
  paid: {
    title: 'as paid',
    act: 'Note as paid',
    effect: 'For money that has left the bank. The shop is told that it is on its way.',
    done: 'is noted as paid',
  },
  failed: {
    title: 'as not paid',
    act: 'It could not be paid',
    effect: 'The money is available to the shop again, and it reads the reason.',
    done: 'is noted as not paid',
  },
  came_back: {
    title: 'as come back',
    act: 'It came back',
    effect: 'For money that was paid and sent back. It is available to the shop again, and it reads the reason.',
    done: 'is noted as come back',
  },
  rejected: {
    title: 'back',
    act: 'Send it back',
    effect: 'The money is available to the shop again, and it reads the reason.',
    done: 'is sent back',
  },
}

/** Asks for the reference or the reason with which a withdrawal ends, and ends it. */
export function EndWithdrawal({ withdrawal: { id, number }, ending, onClose }: EndWithdrawalProps) {
  const [pay, paying] = useRecordWithdrawalPaidMutation()
  const [fail, failing] = useRecordWithdrawalFailedMutation()
  const [reject, rejecting] = useRejectWithdrawalMutation()
  const [text, setText] = useState('')
  const { title, act, effect, done } = words[ending]
  const { error, isLoading } = { paid: paying, failed: failing, came_back: failing, rejected: rejecting }[ending]
  const send = async () => {
    const acts = {
      paid: () => pay({ id, body: { reference: text } }),
      failed: () => fail({ id, body: { reason: text } }),
      came_back: () => fail({ id, body: { reason: text } }),
      rejected: () => reject({ id, body: { reason: text } }),
    }
    const { data } = await acts[ending]()
    if (!data) return
    notify(`${number} ${done}`)
    onClose()
  }
  const wrong = fieldErrorsOf(error)['reason']
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={ending === 'rejected' ? `Send ${number} ${title}` : `Note ${number} ${title}`}
      act={act}
      onAct={() => void send()}
      isBusy={isLoading}
      isDanger={ending !== 'paid'}
      refusal={wrong ? undefined : error}
    >
      <p>{effect}</p>
      {ending === 'paid' ? (
        <TextInput
          label="Reference of the transfer"
          description="The bank’s own word for it, if there is one"
          maxLength={140}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
      ) : (
        <Textarea
          label="Reason"
          description="The shop reads it"
          autosize
          minRows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fieldSentence('Reason', wrong)}
          data-autofocus
        />
      )}
    </Ask>
  )
}
