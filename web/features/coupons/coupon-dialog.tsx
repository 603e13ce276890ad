import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { OwnCouponInput } from '#shared/api/coupons.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { parseAmount } from '#shared/money.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './coupons.module.css'

interface CouponDialogProps {
  currency: Currency
  /** Writes it; what it throws is shown. */
  create: (coupon: OwnCouponInput) => Promise<unknown>
  onClose: () => void
}

interface CouponValues {
  code: string
  kind: OwnCouponInput['kind']
  percent: number
  amountMinor: string
  minMinor: string
  maxUses: number | ''
  maxUsesPerCustomer: number | ''
  endsAt: string
  isForFirstOrder: boolean
  isStackable: boolean
}

const kinds = [
  { value: 'percent', label: 'A percentage' },
  { value: 'fixed', label: 'An amount' },
  { value: 'free_shipping', label: 'Free delivery' },
]

/** Writes a new code: what it takes off, from what on, how often and until when. */
export function CouponDialog({ currency, create, onClose }: CouponDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const form = useForm<CouponValues>({
    initialValues: {
      code: '',
      kind: 'percent',
      percent: 10,
      amountMinor: '',
      minMinor: '',
      maxUses: '',
      maxUsesPerCustomer: '',
      endsAt: '',
      isForFirstOrder: false,
      isStackable: false,
    },
    validate: {
      code: (code) => (/^[\w-]{3,30}$/.test(code.trim()) ? null : 'The code needs 3 to 30 letters or figures.'),
      amountMinor: (typed, { kind }) =>
        kind === 'fixed' && !parseAmount(typed, currency) ? 'This is not an amount.' : null,
      minMinor: (typed) => (typed !== '' && !parseAmount(typed, currency) ? 'This is not an amount.' : null),
    },
  })
  const { kind } = form.values
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    setBusy(true)
    const count = (value: number | '') => (value === '' ? null : value)
    try {
      await create({
        code: values.code.trim(),
        kind,
        bps: kind === 'percent' ? Math.round(values.percent * 100) : null,
        amountMinor: kind === 'fixed' ? parseAmount(values.amountMinor, currency) : null,
        minMinor: values.minMinor === '' ? null : parseAmount(values.minMinor, currency),
        maxMinor: null,
        maxDiscountMinor: null,
        productIds: [],
        categoryIds: [],
        startsAt: null,
        endsAt: values.endsAt === '' ? null : new Date(`${values.endsAt}T23:59:59Z`).toISOString(),
        maxUses: count(values.maxUses),
        maxUsesPerCustomer: count(values.maxUsesPerCustomer),
        isForFirstOrder: values.isForFirstOrder,
        isStackable: values.isStackable,
      })
      notify('Customers can use it from now on')
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
    setBusy(false)
  })
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="A new code"
      act="Create the code"
      onAct={submit}
      isBusy={isBusy}
      refusal={refusal}
    >
      <TextInput label="Code" data-autofocus {...form.getInputProps('code')} />
      <div className={styles.pair}>
        <Select label="Takes off" data={kinds} allowDeselect={false} {...form.getInputProps('kind')} />
        {kind === 'percent' && (
          <NumberInput
            label="How much"
            suffix=" %"
            min={0.01}
            max={100}
            decimalScale={2}
            {...form.getInputProps('percent')}
          />
        )}
        {kind === 'fixed' && (
          <TextInput label={`How much, ${currency}`} inputMode="decimal" {...form.getInputProps('amountMinor')} />
        )}
        <TextInput
          label={`From, ${currency}`}
          inputMode="decimal"
          placeholder="any amount"
          {...form.getInputProps('minMinor')}
        />
        <TextInput label="Last day" type="date" {...form.getInputProps('endsAt')} />
        <NumberInput
          label="Uses in all"
          placeholder="any"
          min={1}
          allowDecimal={false}
          {...form.getInputProps('maxUses')}
        />
        <NumberInput
          label="Uses of each customer"
          placeholder="any"
          min={1}
          allowDecimal={false}
          {...form.getInputProps('maxUsesPerCustomer')}
        />
      </div>
      <Checkbox label="Only for a first order" {...form.getInputProps('isForFirstOrder', { type: 'checkbox' })} />
      <Checkbox label="Together with other codes" {...form.getInputProps('isStackable', { type: 'checkbox' })} />
    </Ask>
  )
}
