import { NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { TaxRule } from '#shared/api/tax.schemas.ts'
import { useAddTaxRuleMutation, useChangeTaxRuleMutation } from '../../data/tax.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import { useThingsToName } from '../commission/use-things-to-name.ts'
import styles from './tax-rules.module.css'

interface TaxRuleDialogProps {
  /** Absent for a new one. */
  rule?: TaxRule | undefined
  onClose: () => void
}

/** Writes a rate for a place and a kind of thing, new or another way. */
export function TaxRuleDialog({ rule, onClose }: TaxRuleDialogProps) {
  const [add, adding] = useAddTaxRuleMutation()
  const [change, changing] = useChangeTaxRuleMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: {
      name: rule?.name ?? '',
      shopId: rule?.shop?.id ?? null,
      place: rule?.place ?? '',
      taxCategory: rule?.taxCategory ?? 'standard',
      bps: (rule?.bps ?? 2_300) / 100,
    },
  })
  const { shops } = useThingsToName(null)
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    const body = { ...values, bps: Math.round(values.bps * 100) }
    try {
      await (rule ? change({ id: rule.id, body }) : add({ body })).unwrap()
      notify('New orders are taxed by this')
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={rule ? 'Change the rate' : 'A new rate'}
      act={rule ? 'Save the rate' : 'Add the rate'}
      onAct={submit}
      isBusy={adding.isLoading || changing.isLoading}
      refusal={refusal}
    >
      <div className={styles.pair}>
        <TextInput
          label="Place"
          description="PT, US-CA or PT:95; empty is everywhere"
          data-autofocus
          {...form.getInputProps('place')}
        />
        <NumberInput
          label="Rate"
          description="Of the price without tax"
          suffix=" %"
          min={0}
          max={100}
          decimalScale={2}
          {...form.getInputProps('bps')}
        />
        <TextInput
          label="Kind of thing"
          description="standard, reduced, or a word of yours"
          {...form.getInputProps('taxCategory')}
        />
        <TextInput label="Name" description="As invoices call it" placeholder="IVA" {...form.getInputProps('name')} />
      </div>
      <Select
        label="Shop"
        placeholder="Every shop without a rate of its own"
        data={shops}
        searchable
        clearable
        {...form.getInputProps('shopId')}
      />
    </Ask>
  )
}
