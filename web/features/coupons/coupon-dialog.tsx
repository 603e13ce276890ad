import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { MarketCouponInput, OwnCouponInput } from '#shared/api/coupons.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { parseAmount } from '#shared/money.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import { ChooseProducts } from '../home/choose-things.tsx'
import styles from './coupons.module.css'

interface CouponDialogProps {
  currency: Currency
  /** The address of the shop whose code it is; absent for the market. */
  shop?: string | undefined
  /** Codes of the market say who bears them; those of a shop are borne by it. */
  hasBearer?: boolean
  /** Writes it; what it throws is shown. */
  create: (coupon: OwnCouponInput, bearer: MarketCouponInput['bearer']) => Promise<unknown>
  onClose: () => void
}

interface CouponValues {
  code: string
  kind: OwnCouponInput['kind']
  bearer: MarketCouponInput['bearer']
  percent: number
  amountMinor: string
  minMinor: string
  maxMinor: string
  maxDiscountMinor: string
  categoryIds: string[]
  products: { id: string; name: string }[]
  startsAt: string
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
export function CouponDialog({ currency, shop, hasBearer = false, create, onClose }: CouponDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const { data: categories } = useListCategoriesQuery()
  const amountFault = (typed: string) =>
    typed !== '' && !parseAmount(typed, currency) ? 'This is not an amount.' : null
  const form = useForm<CouponValues>({
    initialValues: {
      code: '',
      kind: 'percent',
      bearer: hasBearer ? 'market' : 'shop',
      percent: 10,
      amountMinor: '',
      minMinor: '',
      maxMinor: '',
      maxDiscountMinor: '',
      categoryIds: [],
      products: [],
      startsAt: '',
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
      minMinor: amountFault,
      maxMinor: amountFault,
      maxDiscountMinor: amountFault,
    },
  })
  const { kind } = form.values
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    setBusy(true)
    const count = (value: number | '') => (value === '' ? null : value)
    const amount = (typed: string) => (typed === '' ? null : parseAmount(typed, currency))
    const instant = (day: string, time: string) => (day === '' ? null : new Date(`${day}T${time}Z`).toISOString())
    try {
      const coupon: OwnCouponInput = {
        code: values.code.trim(),
        kind,
        bps: kind === 'percent' ? Math.round(values.percent * 100) : null,
        amountMinor: kind === 'fixed' ? amount(values.amountMinor) : null,
        minMinor: amount(values.minMinor),
        maxMinor: amount(values.maxMinor),
        maxDiscountMinor: amount(values.maxDiscountMinor),
        productIds: values.products.map(({ id }) => id),
        categoryIds: values.categoryIds,
        startsAt: instant(values.startsAt, '00:00:00'),
        endsAt: instant(values.endsAt, '23:59:59'),
        maxUses: count(values.maxUses),
        maxUsesPerCustomer: count(values.maxUsesPerCustomer),
        isForFirstOrder: values.isForFirstOrder,
        isStackable: values.isStackable,
      }
      await create(coupon, values.bearer)
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
        <TextInput
          label={`Up to, ${currency}`}
          inputMode="decimal"
          placeholder="any amount"
          {...form.getInputProps('maxMinor')}
        />
        {kind !== 'fixed' && (
          <TextInput
            label={`At most off, ${currency}`}
            inputMode="decimal"
            placeholder="no bound"
            {...form.getInputProps('maxDiscountMinor')}
          />
        )}
        {hasBearer && (
          <Select
            label="Borne by"
            data={[
              { value: 'market', label: 'The market' },
              { value: 'shop', label: 'Each shop, for its own things' },
            ]}
            allowDeselect={false}
            {...form.getInputProps('bearer')}
          />
        )}
        <TextInput label="First day" type="date" {...form.getInputProps('startsAt')} />
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
      <MultiSelect
        label="Only for things of"
        placeholder={form.values.categoryIds.length + form.values.products.length === 0 ? 'Every category' : ''}
        data={(categories?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        {...form.getInputProps('categoryIds')}
      />
      <ChooseProducts
        label="Only for these things"
        shop={shop}
        most={200}
        chosen={form.values.products}
        onChange={(products) => form.setFieldValue('products', products)}
      />
      <Checkbox label="Only for a first order" {...form.getInputProps('isForFirstOrder', { type: 'checkbox' })} />
      <Checkbox label="Together with other codes" {...form.getInputProps('isStackable', { type: 'checkbox' })} />
    </Ask>
  )
}
