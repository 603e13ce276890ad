import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { invoiceSchemas } from '#shared/api/invoices.schemas.ts'
import { languageNames, languages } from '#shared/languages.ts'
import { Card } from '#web/ui/card.tsx'
import { showProblem } from '#web/ui/form-problem.ts'
import { Note } from '#web/ui/note.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './invoices.module.css'

type View = z.output<typeof invoiceSchemas.getShopLegalDetails.response>
type Body = z.output<typeof invoiceSchemas.setShopLegalDetails.body>

interface LegalDetailsFormProps {
  details: View
  isSaving: boolean
  save: (body: Body) => Promise<unknown>
}

/**
 * What invoices say about their issuer, with what is missing said plainly. In a shop of the market nothing is asked, unless an invoice
 * of what it sold before waits.
 */
export function LegalDetailsForm(props: LegalDetailsFormProps) {
  const { isOfMarket, waiting } = props.details
  if (!isOfMarket) return <DetailsForm {...props} />
  return (
    <>
      <Card title="The market’s invoices">
        <p>
          The market sells in this shop itself: invoices of its orders are the market’s, with the market’s legal details
          and numbers. Your shop needs none of its own.
        </p>
      </Card>
      {waiting > 0 && <DetailsForm {...props} />}
    </>
  )
}

function DetailsForm({ details, isSaving, save }: LegalDetailsFormProps) {
  const { missing, waiting, isOfMarket: _, ...initialValues } = details
  const [refusal, setRefusal] = useState('')
  const form = useForm<Body>({
    initialValues,
    validate: schemaResolver(invoiceSchemas.setShopLegalDetails.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await save(body)
      form.resetDirty()
      notify('Saved')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const text = (field: keyof Body, label: string, description?: string) => (
    <TextInput key={field} label={label} {...(description && { description })} {...form.getInputProps(field)} />
  )
  return (
    <Card title="What invoices say about you">
      {missing.length > 0 && (
        <Note tone="due">
          {missing.map(({ message }) => message).join(' ')}
          {waiting > 0 && ` ${waiting === 1 ? '1 invoice waits' : `${waiting} invoices wait`} for it.`}
        </Note>
      )}
      <form onSubmit={submit} noValidate className={styles.below}>
        <div className={styles.fields}>
          {text('legalName', 'Legal name')}
          {text('vatId', 'VAT ID', 'With its country: PT501234567')}
          {text('line1', 'Street and number')}
          {text('taxNumber', 'Tax number', 'Where there is no VAT ID')}
          {text('postalCode', 'Postal code')}
          {text('city', 'City')}
          {text('country', 'Country', 'Two letters: PT')}
          {text('registrationNumber', 'Registration number')}
          {text('email', 'E-mail on invoices')}
          {text('seriesPrefix', 'Numbers begin with', 'Up to eight letters and digits')}
          <NativeSelect
            label="Language of invoices"
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.getInputProps('language')}
          />
          {text('legalNotes', 'What else the law asks for', 'Court of registration, share capital')}
        </div>
        <Checkbox
          label="A small business that charges no VAT"
          description="What you sell from now on carries no tax, in your orders and on your invoices"
          {...form.getInputProps('isSmallBusiness', { type: 'checkbox' })}
        />
        {form.values.isSmallBusiness && text('exemptionReason', 'Why', 'The words of your country’s law when empty')}
        <ProblemNote error={refusal} />
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
      </form>
    </Card>
  )
}
