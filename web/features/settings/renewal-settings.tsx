import { Button, Select, TagsInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { marketSchemas } from '#shared/api/market.schemas.ts'
import { useChangeSettingsMutation } from '../../data/market-desk.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './settings-form.module.css'

type Settings = z.output<typeof marketSchemas.getSettings.response>

const ends = [
  { value: 'unpaid', label: 'It stays unpaid until its customer takes it up again' },
  { value: 'pause', label: 'It is paused' },
  { value: 'cancel', label: 'It is cancelled' },
]

/** By whose days subscriptions are counted, and what happens when a card is refused. */
export function RenewalSettings({ settings }: { settings: Settings }) {
  const [save, { isLoading }] = useChangeSettingsMutation()
  const [refusal, setRefusal] = useState('')
  const { timeZone, dunningDays, dunningEnd } = settings
  const form = useForm({
    initialValues: { timeZone, dunningDays, dunningEnd },
    validate: schemaResolver(marketSchemas.changeSettings.body, { sync: true }),
  })
  const daysError = Object.entries(form.errors).find(([path]) => path.startsWith('dunningDays'))?.[1]
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
      <Card title="Subscriptions">
        <div className={styles.group}>
          <Select
            label="Time zone"
            data-path="timeZone"
            description="By which days are counted"
            data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
            searchable
            limit={40}
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
          <TagsInput
            label="Try a refused card again after"
            data-path="dunningDays"
            description="Days, each counted from the try before; a card that is said to be stolen is not tried again"
            value={form.values.dunningDays.map(String)}
            allowDuplicates
            onChange={(days) =>
              form.setFieldValue(
                'dunningDays',
                days.map(Number).filter((day) => Number.isSafeInteger(day)),
              )
            }
            error={fieldSentence('The days', daysError)}
          />
          <Select
            label="After the last try"
            data-path="dunningEnd"
            data={ends}
            allowDeselect={false}
            {...form.getInputProps('dunningEnd')}
          />
          <ProblemNote error={refusal} />
          <div className={styles.acts}>
            <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
              Save the rules
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
