import { Checkbox, NumberInput, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { useOfferPlanMutation } from '../../data/plans.ts'
import { Ask } from '../../ui/ask.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './plans-of-product.module.css'

const units = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
  { value: 'year', label: 'years' },
]

/** Offers a variant by plan: how often, for how much, and from when to when. */
export function OfferPlan({ product, onClose }: { product: OwnProduct; onClose: () => void }) {
  const { variants } = product
  const { currency } = variants[0]!.price
  const scale = 10 ** minorUnitDigits[currency]
  const [variantId, setVariantId] = useState(variants[0]?.id ?? null)
  const [every, setEvery] = useState<string | number>(1)
  const [unit, setUnit] = useState('month')
  const [priced, setPriced] = useState<'discount' | 'fixed'>('discount')
  const [percent, setPercent] = useState<string | number>(10)
  const [price, setPrice] = useState<string | number>('')
  const [first, setFirst] = useState<string | number>('')
  const [trialDays, setTrialDays] = useState<string | number>(0)
  const [minCycles, setMinCycles] = useState<string | number>(0)
  const [endAfter, setEndAfter] = useState<string | number>('')
  const [reservesStock, setReservesStock] = useState(false)
  const [offer, { isLoading, error }] = useOfferPlanMutation()
  const minor = (amount: string | number) => Math.round(Number(amount) * scale)
  const act = async () => {
    const body = {
      variantId,
      every: Number(every),
      unit,
      trialDays: Number(trialDays),
      price:
        priced === 'discount'
          ? { kind: 'discount' as const, bps: Math.round(Number(percent) * 100) }
          : { kind: 'fixed' as const, amountMinor: minor(price) },
      firstPriceMinor: first === '' ? null : minor(first),
      minCycles: Number(minCycles),
      endAfter: endAfter === '' ? null : Number(endAfter),
      reservesStock,
    }
    const offered = await offer({ body: body as Parameters<typeof offer>[0]['body'] })
    if ('error' in offered) return
    notify('The plan is offered')
    onClose()
  }
  const money = { min: 0, decimalScale: minorUnitDigits[currency], suffix: ` ${currency}` }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="Offer a plan"
      act="Offer the plan"
      onAct={() => void act()}
      isBusy={isLoading}
      refusal={error}
    >
      <Stack>
        {variants.length > 1 && (
          <Select
            label="Variant"
            data={variants.map((each) => ({ value: each.id, label: each.optionValues.join(', ') }))}
            value={variantId}
            onChange={setVariantId}
            allowDeselect={false}
          />
        )}
        <div className={styles.pair}>
          <NumberInput label="Every" min={1} max={366} value={every} onChange={setEvery} />
          <Select
            label="Of what"
            data={units}
            value={unit}
            onChange={(value) => setUnit(value ?? 'month')}
            allowDeselect={false}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label="Priced"
            data={[
              { value: 'discount', label: 'Less than once' },
              { value: 'fixed', label: 'At its own price' },
            ]}
            value={priced}
            onChange={(value) => setPriced(value as 'discount' | 'fixed')}
            allowDeselect={false}
          />
          {priced === 'discount' ? (
            <NumberInput label="So much less" min={0} max={100} suffix=" %" value={percent} onChange={setPercent} />
          ) : (
            <NumberInput label="Price of one" {...money} value={price} onChange={setPrice} />
          )}
        </div>
        <div className={styles.pair}>
          <NumberInput label="The first for (optional)" {...money} value={first} onChange={setFirst} />
          <NumberInput label="Days on trial" min={0} max={366} value={trialDays} onChange={setTrialDays} />
        </div>
        <div className={styles.pair}>
          <NumberInput label="At least so often" min={0} max={1000} value={minCycles} onChange={setMinCycles} />
          <NumberInput label="Ends after (optional)" min={1} max={1000} value={endAfter} onChange={setEndAfter} />
        </div>
        <Checkbox
          label="Keep the units of the next one from the shelf"
          checked={reservesStock}
          onChange={(event) => setReservesStock(event.currentTarget.checked)}
        />
      </Stack>
    </Ask>
  )
}
