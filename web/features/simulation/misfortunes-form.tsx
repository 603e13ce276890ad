import { Button, NumberInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { Misfortunes } from '#shared/api/simulation.schemas.ts'
import { simulationSchemas } from '#shared/api/simulation.schemas.ts'
import { useChangeMisfortunesMutation } from '../../data/simulation.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './simulation.module.css'

const fields: { name: keyof Misfortunes; label: string; description: string }[] = [
  { name: 'softDeclines', label: 'Refused for want of money', description: 'Tried again after some days' },
  { name: 'hardDeclines', label: 'Refused for good', description: 'The card was stolen; nothing is tried again' },
  { name: 'confirmations', label: 'To be confirmed', description: 'The bank wants its customer, who is away' },
  { name: 'lostAnswers', label: 'Answer lost', description: 'Charged, and the market has to ask' },
  { name: 'lateWebhooks', label: 'Webhook late', description: 'By six hours, whatever became of it' },
]

/** How many of a hundred charges are befallen, and by what. */
export function MisfortunesForm({ misfortunes }: { misfortunes: Misfortunes }) {
  const [save, { isLoading }] = useChangeMisfortunesMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm<Misfortunes>({
    initialValues: misfortunes,
    validate: schemaResolver(simulationSchemas.changeMisfortunes.body, { sync: true }),
  })
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
      <Card title="Misfortunes">
        <p className={styles.quiet}>
          Of a hundred charges of good cards at the sandbox gateway so many are befallen. Play cards that have a fate of
          their own keep it.
        </p>
        <div className={styles.fields}>
          {fields.map(({ name, label, description }) => (
            <NumberInput
              key={name}
              label={label}
              description={description}
              data-path={name}
              min={0}
              max={100}
              decimalScale={1}
              suffix=" %"
              value={form.values[name]}
              onChange={(value) => form.setFieldValue(name, value === '' ? 0 : Number(value))}
              error={fieldSentence(label, form.errors[name])}
            />
          ))}
        </div>
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
            Save the misfortunes
          </Button>
        </div>
      </Card>
    </form>
  )
}
