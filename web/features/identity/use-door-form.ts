import { schemaResolver, useForm } from '@mantine/form'
import { useEffect, useEffectEvent, useState } from 'react'
import type { z } from 'zod'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { takeTyped } from '../../ui/take-typed.ts'

interface DoorForm<Values> {
  initialValues: Values
  schema: z.ZodType
  /** Throws what the API refused. */
  send: (values: Values) => Promise<unknown>
}

/** A short form at a door: checks by the endpoint's own schema, shows refusals at their fields, keeps what was typed. */
export function useDoorForm<Values extends Record<string, string>>({ initialValues, schema, send }: DoorForm<Values>) {
  const form = useForm<Record<string, string>>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(schema, { sync: true }) as never,
  })
  const [refusal, setRefusal] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)

  const paths = Object.keys(initialValues)
  const takeOver = useEffectEvent(() => takeTyped(form, paths, (path) => form.getValues()[path]))
  useEffect(() => void takeOver(), [])

  const submit = form.onSubmit(
    async (values) => {
      setBusy(true)
      setRefusal(undefined)
      try {
        await send(values as Values)
      } catch (error) {
        const sentence = showProblem(form, error)
        setRefusal(sentence === '' ? undefined : error)
      }
      setBusy(false)
    },
    (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus(),
  )

  /** What a field needs besides its key: `<TextInput key={form.key('email')} {...field('email', 'Email')} />`. */
  const field = (path: keyof Values & string, label: string) => {
    const { error, ...props } = form.getInputProps(path)
    return { ...props, label, error: fieldSentence(label, error) }
  }
  return { form, field, submit, isBusy, refusal }
}
