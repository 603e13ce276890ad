import { Button, NumberInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { minorUnitDigits } from '#shared/currencies.ts'
import { marketSchemas } from '#shared/api/market.schemas.ts'
import { useChangeSettingsMutation } from '../../data/market-desk.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './settings-form.module.css'

type Settings = z.output<typeof marketSchemas.getSettings.response>

/** On which terms shops are paid: how long their money rests, and what they may withdraw. */
export function PayoutSettings({ settings }: { settings: Settings }) {
  const [save, { isLoading }] = useChangeSettingsMutation()
  const [refusal, setRefusal] = useState('')
  const { currency, holdDays, reserveBps, reserveDays } = settings
  const { withdrawalMinimumMinor, withdrawalFeeMinor, withdrawalDailyLimitMinor } = settings
  const digits = minorUnitDigits[currency]
  const form = useForm({
    initialValues: {
      holdDays,
      reserveBps,
      reserveDays,
      withdrawalMinimumMinor,
      withdrawalFeeMinor,
      withdrawalDailyLimitMinor,
    },
    validate: schemaResolver(marketSchemas.changeSettings.body, { sync: true }),
  })
  type Field = keyof typeof form.values
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await save({ body }).unwrap()
      form.resetDirty()
      notify('Saved')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const scaled = (field: Field, label: string, scale: number) => ({
    label,
    'data-path': field,
    min: 0,
    value: form.values[field] === null ? '' : form.values[field] / scale,
    onChange: (value: string | number) =>
      form.setFieldValue(field, value === '' ? null : Math.round(Number(value) * scale)),
    error: fieldSentence(label, form.errors[field]),
  })
  const amount = (field: Field, label: string) => ({
    ...scaled(field, label, 10 ** digits),
    decimalScale: digits,
    suffix: ` ${currency}`,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Card title="Paying shops">
        <div className={styles.group}>
          <NumberInput
            {...scaled('holdDays', 'Days of hold', 1)}
            description="Days after delivery in which the money of an order stays pending. A shop may have days of its own."
            max={120}
            allowDecimal={false}
          />
          <NumberInput
            {...scaled('reserveBps', 'Reserve', 100)}
            description="Of what becomes available, kept back against returns and disputes"
            suffix=" %"
            max={100}
            decimalScale={2}
          />
          <NumberInput
            {...scaled('reserveDays', 'Days of reserve', 1)}
            description="After which the reserve of an order is available too"
            max={365}
            allowDecimal={false}
          />
          <NumberInput
            {...amount('withdrawalMinimumMinor', 'Least withdrawal')}
            description="Smaller ones are not worth a transfer. A shop that prices in another currency has no such bound"
          />
          <NumberInput
            {...amount('withdrawalFeeMinor', 'Fee')}
            description="What each withdrawal costs the shop, beside its amount"
          />
          <NumberInput
            {...amount('withdrawalDailyLimitMinor', 'Most in a day')}
            description="For one shop, from midnight to midnight UTC; empty is no limit"
          />
          <ProblemNote error={refusal} />
          <div className={styles.acts}>
            <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
              Save the terms
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
