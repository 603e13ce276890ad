import { Button } from '@mantine/core'
import type { WholeMarketWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { useAskProviderAboutWithdrawalMutation, usePayWithdrawalByProviderMutation } from '../../data/withdrawals.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { payoutWords } from './payout-words.ts'

const tones = {
  intended: 'moving',
  sent: 'moving',
  under_way: 'moving',
  unknown: 'due',
  paid: 'good',
  failed: 'refused',
  refused: 'due',
} as const

/** What PayPal says of a withdrawal that it pays by itself, and what an operator can ask of it. */
export function ProviderPayout({ withdrawal }: { withdrawal: WholeMarketWithdrawal }) {
  const { id, number, payout, canPayByProvider, isWithProvider } = withdrawal
  const [pay, paying] = usePayWithdrawalByProviderMutation()
  const [ask, asking] = useAskProviderAboutWithdrawalMutation()
  const act = async () => {
    const { data } = await pay({ id })
    if (data) notify(`PayPal is asked to pay ${number}`)
  }
  return (
    <>
      {payout && <Note tone={tones[payout.state]}>{payoutWords(payout, isWithProvider)}</Note>}
      <ProblemNote error={paying.error ?? asking.error} />
      {canPayByProvider && (
        <Button fullWidth loading={paying.isLoading} onClick={() => void act()}>
          {payout ? 'Try PayPal again' : 'Let PayPal pay it'}
        </Button>
      )}
      {isWithProvider && (
        <Button fullWidth variant="default" loading={asking.isLoading} onClick={() => void ask({ id })}>
          Ask PayPal now
        </Button>
      )}
    </>
  )
}
