import { Textarea } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { shopSchemas, type ShopForReview } from '#shared/api/shops.schemas.ts'
import { useSuspendShopMutation } from '../../data/shops.ts'
import { Ask } from '../../ui/ask.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'

interface SuspendDialogProps {
  shop: ShopForReview
  isOpen: boolean
  onClose: () => void
  onDone: () => void
}

/** Asks why a shop is suspended, and suspends it. */
export function SuspendDialog({ shop: { id, name }, isOpen, onClose, onDone }: SuspendDialogProps) {
  const [suspend, { isLoading }] = useSuspendShopMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: { reason: '' },
    validate: schemaResolver(shopSchemas.suspendShop.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await suspend({ id, body }).unwrap()
      notify(`${name} is suspended`)
      onDone()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Ask
      isOpen={isOpen}
      onClose={onClose}
      title={`Suspend ${name}`}
      act={`Suspend ${name}`}
      onAct={submit}
      isBusy={isLoading}
      isDanger
      refusal={refusal}
    >
      <p>
        Its things leave the shelf at once and its page is gone for customers. Parcels that were paid are still sent,
        and its money stays its own.
      </p>
      <Textarea
        label="Reason"
        description="Kept with the history of the shop"
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('reason')}
        error={fieldSentence('Suspension', form.errors['reason'])}
      />
    </Ask>
  )
}
