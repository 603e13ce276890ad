import { useState } from 'react'
import type { WithdrawMethod } from '#shared/api/withdrawals.schemas.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { useRemoveWithdrawMethodMutation } from '../../data/withdrawals.ts'
import { Ask } from '../../ui/ask.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { notify } from '../../ui/toaster.tsx'
import { CodeField } from './code-field.tsx'

interface RemoveMethodProps {
  method: WithdrawMethod
  onClose: () => void
}

/** Asks before an account is removed. */
export function RemoveMethod({ method: { id, label }, onClose }: RemoveMethodProps) {
  const [remove, { isLoading, error }] = useRemoveWithdrawMethodMutation()
  const [code, setCode] = useState('')
  const wrong = fieldErrorsOf(error)['code']
  const act = async () => {
    const { data } = await remove({ id, body: { code } })
    if (!data) return
    notify(`${label} is removed`)
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={`Remove ${label}?`}
      act={`Remove ${label}`}
      onAct={() => void act()}
      isBusy={isLoading}
      isDanger
      refusal={wrong ? undefined : error}
    >
      <p>Your shop is no longer paid there. Withdrawals that were asked for already still go to it.</p>
      <CodeField
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldSentence('The code', wrong)}
      />
    </Ask>
  )
}
