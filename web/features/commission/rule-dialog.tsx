import { NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { CommissionRule } from '#shared/api/commission.schemas.ts'
import { parseAmount, plainAmount, type Money } from '#shared/money.ts'
import { useAddCommissionRuleMutation, useChangeCommissionRuleMutation } from '../../data/commission.ts'
import { useSettings } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import { useThingsToName } from './use-things-to-name.ts'
import styles from './rules.module.css'

interface RuleDialogProps {
  /** Absent for a new one. */
  rule?: CommissionRule | undefined
  onClose: () => void
}

/** Writes a rule of the commission, new or another way. Amounts are typed as people write them. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const { currency } = useSettings()
  const [add, adding] = useAddCommissionRuleMutation()
  const [change, changing] = useChangeCommissionRuleMutation()
  const [refusal, setRefusal] = useState('')
  const typed = (amount: Money | null | undefined) => (amount ? plainAmount(amount) : '')
  const amountWords = (text: string) =>
    text !== '' && parseAmount(text, currency) === null ? 'This is not an amount.' : null
  const form = useForm({
    initialValues: {
      name: rule?.name ?? '',
      shopId: rule?.shop?.id ?? null,
      categoryId: rule?.category?.id ?? null,
      productId: rule?.product?.id ?? null,
      fromMinor: typed(rule?.from),
      belowMinor: typed(rule?.below),
      bps: (rule?.bps ?? 1_000) / 100,
      fixedMinor: typed(rule?.fixed),
      minimumMinor: typed(rule?.minimum),
      capMinor: typed(rule?.cap),
    },
    validate: {
      fromMinor: amountWords,
      belowMinor: amountWords,
      fixedMinor: amountWords,
      minimumMinor: amountWords,
      capMinor: amountWords,
    },
  })
  const { shops, categories, products } = useThingsToName(form.values.shopId)
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    const amount = (text: string) => (text === '' ? null : parseAmount(text, currency))
    const body = {
      ...values,
      bps: Math.round(values.bps * 100),
      fromMinor: amount(values.fromMinor),
      belowMinor: amount(values.belowMinor),
      fixedMinor: amount(values.fixedMinor) ?? 0,
      minimumMinor: amount(values.minimumMinor),
      capMinor: amount(values.capMinor),
    }
    try {
      await (rule ? change({ id: rule.id, body }) : add({ body })).unwrap()
      notify('New orders are sold under this')
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const amountField = { inputMode: 'decimal', placeholder: 'any' } as const
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={rule ? 'Change the rule' : 'A new rule'}
      act={rule ? 'Save the rule' : 'Add the rule'}
      onAct={submit}
      isBusy={adding.isLoading || changing.isLoading}
      refusal={refusal}
    >
      <TextInput label="Name" placeholder="As agreed in May" data-autofocus {...form.getInputProps('name')} />
      <Select
        label="Shop"
        placeholder="Every shop"
        data={shops}
        searchable
        clearable
        {...form.getInputProps('shopId')}
        onChange={(shopId) => form.setValues({ shopId, productId: null })}
      />
      <div className={styles.pair}>
        <Select
          label="Category"
          placeholder="Every category"
          data={categories}
          searchable
          clearable
          {...form.getInputProps('categoryId')}
        />
        <Select
          label="Product"
          placeholder={form.values.shopId ? 'Every product' : 'Choose the shop first'}
          data={products}
          disabled={!form.values.shopId}
          searchable
          clearable
          {...form.getInputProps('productId')}
        />
        <TextInput label={`Priced from, ${currency}`} {...amountField} {...form.getInputProps('fromMinor')} />
        <TextInput label={`Priced below, ${currency}`} {...amountField} {...form.getInputProps('belowMinor')} />
        <NumberInput
          label="Rate"
          suffix=" %"
          min={0}
          max={100}
          step={0.5}
          decimalScale={2}
          {...form.getInputProps('bps')}
        />
        <TextInput
          label={`And for each, ${currency}`}
          inputMode="decimal"
          placeholder="nothing"
          {...form.getInputProps('fixedMinor')}
        />
        <TextInput label={`At least each, ${currency}`} {...amountField} {...form.getInputProps('minimumMinor')} />
        <TextInput label={`At most each, ${currency}`} {...amountField} {...form.getInputProps('capMinor')} />
      </div>
    </Ask>
  )
}
