import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { z } from 'zod'
import type { NextCharge, Subscription } from '#shared/api/subscriptions.schemas.ts'
import { Address } from '#shared/api/values.schemas.ts'
import { useSettings } from '../../data/settings.ts'
import { useChangeSubscriptionMutation, usePreviewChangeMutation } from '../../data/subscriptions.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import { AddressFields } from '../orders/address-fields.tsx'
import { emptyCheckoutForm } from '../orders/checkout-form.ts'
import { SavedAddresses } from '../orders/saved-addresses.tsx'
import { ChargeWords } from './charge-words.tsx'

interface ChangeAddressProps {
  subscription: Subscription
  onDone: () => void
}

/** Sends what comes next of a subscription to another address; where that costs something else, it is said and asked once more. */
export function ChangeAddress({ subscription, onDone }: ChangeAddressProps) {
  const { country } = useSettings()
  const [preview, previewing] = usePreviewChangeMutation()
  const [change, changing] = useChangeSubscriptionMutation()
  const [outlook, setOutlook] = useState<NextCharge>()
  const [refusal, setRefusal] = useState<string>()
  const empty = emptyCheckoutForm(country)
  const before = { ...empty.address, ...subscription.address }
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...empty, address: before },
    validate: schemaResolver(z.object({ address: Address }), { sync: true }),
  })
  const submit = form.onSubmit(async ({ address }) => {
    try {
      const { next } = await preview({ id: subscription.id, body: { address } }).unwrap()
      const known = outlook ?? subscription.nextCharge
      if (next && next.total.amountMinor !== known?.total.amountMinor) return setOutlook(next)
      await change({ id: subscription.id, body: { address } }).unwrap()
      notify('The next one goes to this address')
      onDone()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Ask
      isOpen
      onClose={onDone}
      title="Where to?"
      act="Send it there"
      onAct={() => submit()}
      isBusy={previewing.isLoading || changing.isLoading}
      refusal={refusal}
    >
      <p>From the next one on. What is on its way already goes where it was sent.</p>
      <SavedAddresses form={form} before={{ words: 'Where it goes now', address: before }} />
      <AddressFields form={form} />
      {outlook && (
        <output>
          There the next one costs <ChargeWords charge={outlook} />.
        </output>
      )}
    </Ask>
  )
}
