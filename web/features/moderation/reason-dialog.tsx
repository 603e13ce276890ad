import { Textarea } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState, type ReactNode } from 'react'
import { marketShopSchemas } from '#shared/api/market-shops.schemas.ts'
import { Ask } from '../../ui/ask.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'

interface ReasonDialogProps {
  isOpen: boolean
  onClose: () => void
  /** What is done, on the title and the button: `Suspend Paper Moon`. */
  act: string
  /** What it is called where its reason is missing: `Suspension`. */
  noun: string
  /** What it does. */
  children: ReactNode
  /** Who reads the reason; else it is the shop. */
  readBy?: string
  isDanger?: boolean
  /** Does it; throws what a mutation throws. */
  onAct: (reason: string) => Promise<void>
}

/** Asks why something is done to what somebody shows or says, and does it. They read the reason. */
export function ReasonDialog({
  isOpen,
  onClose,
  act,
  noun,
  children,
  readBy = 'The shop',
  isDanger = false,
  onAct,
}: ReasonDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: { reason: '' },
    validate: schemaResolver(marketShopSchemas.suspendShop.body, { sync: true }),
  })
  const submit = form.onSubmit(async ({ reason }) => {
    setRefusal('')
    setBusy(true)
    try {
      await onAct(reason)
    } catch (error) {
      setRefusal(showProblem(form, error))
    } finally {
      setBusy(false)
    }
  })
  return (
    <Ask
      isOpen={isOpen}
      onClose={onClose}
      title={act}
      act={act}
      onAct={submit}
      isBusy={isBusy}
      isDanger={isDanger}
      refusal={refusal}
    >
      <p>{children}</p>
      <Textarea
        label="Reason"
        description={`${readBy} reads it; it is kept with its history`}
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('reason')}
        error={fieldSentence(noun, form.errors['reason'])}
      />
    </Ask>
  )
}
