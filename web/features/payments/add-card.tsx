import { lazy, Suspense, useCallback, useState } from 'react'
import { useSettings } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import type { PaymentSession, PreparePayment } from './payment-method.ts'
import { useKeeping } from './use-keeping.ts'

const SandboxCardForm = lazy(() => import('./sandbox-card-form.tsx'))
const StripeCardForm = lazy(() => import('./stripe-card-form.tsx'))

const consent =
  'I agree that this card is kept, so that I can pay with it again and my subscriptions can be charged to it.'

/** Asks for a card and keeps it, with nothing to pay now; its bank may want its customer first. */
export default function AddCard({ onClose }: { onClose: () => void }) {
  const { gateways, isSandbox, currency } = useSettings()
  const keep = useKeeping()
  const [prepare, setPrepare] = useState<PreparePayment | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const keepPrepare = useCallback((ready: PreparePayment | null) => setPrepare(() => ready), [])
  const [session] = useState<PaymentSession>({
    amount: { amountMinor: 0, currency },
    isSandbox,
    gateways,
    keeps: true,
  })
  const Form = gateways.card?.name === 'stripe' ? StripeCardForm : SandboxCardForm

  const act = async () => {
    if (isBusy || !prepare) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const made = await prepare()
      if (made) {
        await keep({ ...made, consent })
        notify('The card is kept')
        onClose()
      }
    } catch (error) {
      setRefusal(error)
    }
    setBusy(false)
  }

  return (
    <Ask
      isOpen
      onClose={onClose}
      title="Add a card"
      act="Keep this card"
      onAct={() => void act()}
      isBusy={isBusy}
      refusal={refusal}
    >
      <Suspense fallback={<Skeleton height="160px" radius="14px" />}>
        <Form session={session} setSubmit={keepPrepare} />
      </Suspense>
      <p>{consent} Nothing is charged now.</p>
    </Ask>
  )
}
