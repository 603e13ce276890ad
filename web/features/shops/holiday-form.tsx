import { Button, TextInput, Textarea } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { shopSchemas, type OwnShop } from '#shared/api/shops.schemas.ts'
import { useSetHolidayMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-forms.module.css'

/** Days on which the shop is away; it comes back by itself. */
export function HolidayForm({ holiday }: Pick<OwnShop, 'holiday'>) {
  const [save, { isLoading }] = useSetHolidayMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: { holiday: holiday ?? { from: '', until: '', message: '' } },
    validate: schemaResolver(shopSchemas.setHoliday.body, { sync: true }),
  })
  const send = async (wanted: OwnShop['holiday']) => {
    setRefusal('')
    try {
      const saved = await save({ body: { holiday: wanted } }).unwrap()
      form.setValues({ holiday: saved.holiday ?? { from: '', until: '', message: '' } })
      form.resetDirty()
      notify(wanted ? 'Your holiday is noted' : 'Your holiday is called off')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  }
  const day = (field: 'from' | 'until', label: string) => (
    <TextInput
      type="date"
      label={label}
      {...form.getInputProps(`holiday.${field}`)}
      error={fieldSentence(label, form.errors[`holiday.${field}`])}
    />
  )
  return (
    <Card title="Holiday">
      <form
        className={styles.form}
        id="holiday"
        onSubmit={form.onSubmit(({ holiday: wanted }) => void send(wanted))}
        noValidate
      >
        <p>Meanwhile nothing of yours can be bought, and you come back by yourself. Orders you have go on.</p>
        <div className={styles.pair}>
          {day('from', 'First day away')}
          {day('until', 'Last day away')}
        </div>
        <Textarea
          label="What customers read"
          placeholder="Back with new glazes in January."
          autosize
          minRows={2}
          {...form.getInputProps('holiday.message')}
        />
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
            Save the holiday
          </Button>
          {holiday && (
            <Button variant="sand" disabled={isLoading} onClick={() => void send(null)}>
              Call it off
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
