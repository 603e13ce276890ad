import { Button, NativeSelect, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { invoiceSchemas } from '#shared/api/invoices.schemas.ts'
import { useSetShopLegalDetailsMutation } from '../../data/invoices.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { countriesFor } from '../orders/countries.ts'
import styles from './application.module.css'

type Details = z.output<typeof invoiceSchemas.getShopLegalDetails.response>
type Body = z.output<typeof invoiceSchemas.setShopLegalDetails.body>

interface ApplicationDetailsFormProps {
  details: Details
  asksAddress: boolean
  asksTaxNumber: boolean
  isGiven: boolean
}

/** Who stands behind the shop in the law's eyes; the same details stand on its invoices later. */
export function ApplicationDetailsForm({ details, asksAddress, asksTaxNumber, isGiven }: ApplicationDetailsFormProps) {
  const locale = useLocale()
  const [save, { isLoading }] = useSetShopLegalDetailsMutation()
  const [refusal, setRefusal] = useState('')
  const { missing: _missing, waiting: _waiting, isOfMarket: _isOfMarket, ...initialValues } = details
  const form = useForm<Body>({
    initialValues,
    validate: schemaResolver(invoiceSchemas.setShopLegalDetails.body, { sync: true }),
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
  const text = (
    field: 'legalName' | 'line1' | 'line2' | 'postalCode' | 'city' | 'vatId' | 'taxNumber',
    label: string,
  ) => ({
    label,
    ...form.getInputProps(field),
    error: fieldSentence(label, form.errors[field]),
  })
  return (
    <Card title={titleOf(asksAddress, asksTaxNumber)} aside={isGiven ? 'Given' : 'Asked for'}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.quiet}>The same stands on your invoices.</p>
        {asksAddress && (
          <>
            <TextInput {...text('legalName', 'Legal name')} description="Of the company, or your own" />
            <TextInput {...text('line1', 'Street and number')} autoComplete="address-line1" />
            <TextInput {...text('line2', 'Further words')} autoComplete="address-line2" />
            <div className={styles.pair}>
              <TextInput {...text('postalCode', 'Postal code')} autoComplete="postal-code" />
              <TextInput {...text('city', 'City')} autoComplete="address-level2" />
            </div>
            <NativeSelect
              label="Country"
              data={countriesFor(details.country, locale)}
              {...form.getInputProps('country')}
            />
          </>
        )}
        {asksTaxNumber && (
          <div className={styles.pair}>
            <TextInput {...text('vatId', 'VAT ID')} description="With its country: PT501234567" />
            <TextInput {...text('taxNumber', 'Tax number')} description="Where there is no VAT ID" />
          </div>
        )}
        <ProblemNote error={refusal} />
        <div>
          <Button type="submit" variant={isGiven ? 'sand' : 'filled'} loading={isLoading} disabled={!form.isDirty()}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}

function titleOf(asksAddress: boolean, asksTaxNumber: boolean): string {
  if (asksAddress && asksTaxNumber) return 'Address and tax number'
  return asksAddress ? 'Address' : 'Tax number'
}
