import type { WithdrawMethod } from '#shared/api/withdrawals.schemas.ts'
import { useRemoveWithdrawMethodMutation } from '../../data/withdrawals.ts'
import { Ask } from '../../ui/ask.tsx'
import { notify } from '../../ui/toaster.tsx'

interface RemoveMethodProps {
  method: WithdrawMethod
  onClose: () => void
}

/** Asks before an account is removed. */
export function RemoveMethod({ method: { id, label }, onClose }: RemoveMethodProps) {
  const [remove, { isLoading, error }] = useRemoveWithdrawMethodMutation()
  const act = async () => {
    const { data } = await remove({ id })
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
      refusal={error}
    >
      <p>Your shop is no longer paid there. Withdrawals that were asked for already still go to it.</p>
    </Ask>
  )
}
