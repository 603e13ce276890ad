import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { withdrawalSchemas } from '#shared/api/withdrawals.schemas.ts'
import { useAddWithdrawMethodMutation } from '../../data/withdrawals.ts'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { CodeField } from './code-field.tsx'
import styles from './withdraw-form.module.css'

type Kind = 'bank' | 'paypal'

/** Names a bank account or PayPal address to be paid at. */
export function AddMethodForm() {
  const [add, { isLoading }] = useAddWithdrawMethodMutation()
  const [refusal, setRefusal] = useState('')
  const [kind, setKind] = useState<Kind>('bank')
  const form = useForm({
    initialValues: { holder: '', iban: '', bic: '', email: '', code: '' },
    validate: (values) =>
      schemaResolver(withdrawalSchemas.addWithdrawMethod.body, { sync: true })({ kind, ...typedOf(kind, values) }),
  })
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    try {
      const { label } = await add({ body: { kind, ...typedOf(kind, values) } }).unwrap()
      notify(`${label} is added and can be used tomorrow`)
      form.reset()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const field = (name: 'holder' | 'iban' | 'bic' | 'email' | 'code', label: string) => ({
    label,
    ...form.getInputProps(name),
    error: fieldSentence(label, form.errors[name]),
  })
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <SegmentedControl
        aria-label="Kind of account"
        value={kind}
        onChange={(value) => setKind(value)}
        data={[
          { value: 'bank', label: 'Bank account' },
          { value: 'paypal', label: 'PayPal' },
        ]}
      />
      {kind === 'bank' ? (
        <>
          <TextInput {...field('holder', 'Account holder')} description="As the bank knows it" autoComplete="off" />
          <TextInput {...field('iban', 'IBAN')} autoComplete="off" spellCheck={false} />
          <TextInput {...field('bic', 'BIC')} description="Only outside the euro area" autoComplete="off" />
        </>
      ) : (
        <TextInput {...field('email', 'PayPal address')} type="email" autoComplete="off" />
      )}
      <CodeField {...field('code', 'Code')} />
      <ProblemNote error={refusal} />
      <Button type="submit" fullWidth loading={isLoading}>
        Add this account
      </Button>
    </form>
  )
}

/** What belongs to the kind, without the fields that were left empty. */
function typedOf(
  kind: Kind,
  { holder, iban, bic, email, code }: Record<'holder' | 'iban' | 'bic' | 'email' | 'code', string>,
) {
  return kind === 'paypal' ? { ...(email && { email }), code } : { holder, iban, ...(bic && { bic }), code }
}
