import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Difference } from '#shared/api/reconciliation.schemas.ts'
import { useExplainDifferenceMutation, usePostDifferenceMutation } from '../../data/reconciliation.ts'
import { Ask } from '../../ui/ask.tsx'
import { Money } from '../../ui/money.tsx'
import { notify } from '../../ui/toaster.tsx'

interface SettleDifferenceProps {
  difference: Difference
  how: 'post' | 'explain'
  onClose: () => void
}

/** Asks before a difference is booked or explained away; both want a word for who reads the book later. */
export function SettleDifference({ difference: { id, reason, gap }, how, onClose }: SettleDifferenceProps) {
  const [post, posting] = usePostDifferenceMutation()
  const [explain, explaining] = useExplainDifferenceMutation()
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<unknown>()
  const isFee = reason === 'fee_unknown'
  const settle = async () => {
    setRefusal(undefined)
    try {
      await (how === 'post' ? post : explain)({ id, body: { note } }).unwrap()
      notify(how === 'post' ? 'The book agrees with the gateway now.' : 'Noted. Nothing was booked.')
      onClose()
    } catch (problem) {
      setRefusal(problem)
    }
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={how === 'post' ? (isFee ? 'Book as a fee' : 'Book the difference') : 'Explain the difference'}
      act={how === 'post' ? 'Book it' : 'Mark as explained'}
      onAct={() => void settle()}
      isBusy={posting.isLoading || explaining.isLoading}
      refusal={refusal}
    >
      <p>
        {how === 'post' ? (
          <>
            <Money value={gap} /> is booked between gateway clearing and {isFee ? 'fees' : 'differences'}, so that the
            book agrees with the gateway. If its other side comes later, the posting is taken back by itself.
          </>
        ) : (
          'Nothing is booked. The difference leaves the list, and stays between the book and the gateway.'
        )}
      </p>
      <Textarea
        label="Why"
        description="For who reads the book later."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        required
        autosize
        minRows={2}
        data-autofocus
      />
    </Ask>
  )
}
