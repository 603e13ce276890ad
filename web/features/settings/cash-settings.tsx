import { Button, NumberInput, Switch, TagsInput } from '@mantine/core'
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

/** Up to which sum and where cash is collected, and who keeps it. Whether a shop takes cash at all it says itself. */
export function CashSettings({ settings }: { settings: Settings }) {
  const [save, { isLoading }] = useChangeSettingsMutation()
  const [refusal, setRefusal] = useState('')
  const { currency, cashLimitMinor, cashPlaces, shopsCollectCash } = settings
  const digits = minorUnitDigits[currency]
  const scale = 10 ** digits
  const form = useForm({
    initialValues: { cashLimitMinor, cashPlaces, shopsCollectCash },
    validate: schemaResolver(marketSchemas.changeSettings.body, { sync: true }),
  })
  const placesError = Object.entries(form.errors).find(([path]) => path.startsWith('cashPlaces'))?.[1]
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
  return (
    <form onSubmit={submit} noValidate>
      <Card title="Cash at the door">
        <div className={styles.group}>
          <NumberInput
            label="Most per checkout"
            data-path="cashLimitMinor"
            description="What a courier collects at most; empty is no limit"
            min={0}
            decimalScale={digits}
            suffix={` ${currency}`}
            value={form.values.cashLimitMinor === null ? '' : form.values.cashLimitMinor / scale}
            onChange={(value) =>
              form.setFieldValue('cashLimitMinor', value === '' ? null : Math.round(Number(value) * scale))
            }
            error={fieldSentence('Most per checkout', form.errors['cashLimitMinor'])}
          />
          <TagsInput
            label="Where"
            data-path="cashPlaces"
            description="Countries, regions or postal codes such as PT, ES-CN or PT:95, with ! before it to leave one out; none is everywhere"
            value={form.values.cashPlaces}
            onChange={(places) => form.setFieldValue('cashPlaces', places)}
            error={fieldSentence('Where', placesError)}
          />
          <Switch
            label="Shops collect the cash themselves"
            description="They keep it, and owe the commission, which is taken from what they earn. A shop may have its own word on it."
            checked={form.values.shopsCollectCash}
            onChange={(event) => form.setFieldValue('shopsCollectCash', event.currentTarget.checked)}
          />
          <ProblemNote error={refusal} />
          <div className={styles.acts}>
            <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
              Save the limits
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
