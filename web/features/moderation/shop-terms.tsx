import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { PayoutTerms } from '#shared/api/shops.schemas.ts'
import { marketShopSchemas } from '#shared/api/market-shops.schemas.ts'
import { useGetSettingsQuery } from '../../data/market-desk.ts'
import { useGetPayoutTermsQuery, useSetPayoutTermsMutation } from '../../data/market-shops.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-terms.module.css'

/** On which terms a shop is paid, where they are not those of the whole market. */
export function ShopTerms({ shopId }: { shopId: string }) {
  const terms = useGetPayoutTermsQuery({ id: shopId })
  const market = useGetSettingsQuery()
  const error = terms.error ?? market.error
  return (
    <section className={styles.terms} aria-labelledby="shop-terms">
      <h3 id="shop-terms">How it is paid</h3>
      <p className={styles.words}>
        What is left empty is as everywhere in the market. New terms are for parcels that arrive from now on.
      </p>
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => {
            if (terms.error) void terms.refetch()
            if (market.error) void market.refetch()
          }}
        />
      ) : terms.data && market.data ? (
        <TermsForm key={shopId} shopId={shopId} terms={terms.data} market={market.data} />
      ) : (
        <SkeletonText lines={5} />
      )}
    </section>
  )
}

interface TermsFormProps {
  shopId: string
  terms: PayoutTerms
  /** What holds where the shop has no terms of its own. */
  market: { holdDays: number; reserveBps: number; reserveDays: number; shopsCollectCash: boolean }
}

function TermsForm({ shopId, terms, market }: TermsFormProps) {
  const [save, { isLoading }] = useSetPayoutTermsMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: terms,
    validate: schemaResolver(marketShopSchemas.setPayoutTerms.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await save({ id: shopId, body }).unwrap()
      form.resetDirty()
      notify('Saved')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const number = (field: 'holdDays' | 'reserveBps' | 'reserveDays', label: string, scale: number) => ({
    label,
    'data-path': field,
    min: 0,
    placeholder: `${market[field] / scale}`,
    value: form.values[field] === null ? '' : form.values[field] / scale,
    onChange: (value: string | number) =>
      form.setFieldValue(field, value === '' ? null : Math.round(Number(value) * scale)),
    error: fieldSentence(label, form.errors[field]),
  })
  const { collectsCash } = form.values
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <NumberInput {...number('holdDays', 'Days of hold', 1)} max={120} allowDecimal={false} />
      <NumberInput {...number('reserveBps', 'Reserve', 100)} suffix=" %" max={100} decimalScale={2} />
      <NumberInput {...number('reserveDays', 'Days of reserve', 1)} max={365} allowDecimal={false} />
      <NativeSelect
        label="Cash at the door"
        value={collectsCash === null ? '' : collectsCash ? 'shop' : 'courier'}
        onChange={({ currentTarget: { value } }) =>
          form.setFieldValue('collectsCash', value === '' ? null : value === 'shop')
        }
        data={[
          { value: '', label: `As everywhere: ${market.shopsCollectCash ? 'the shop keeps it' : 'couriers bring it'}` },
          { value: 'shop', label: 'The shop keeps it and owes the commission' },
          { value: 'courier', label: 'Couriers bring it to the market' },
        ]}
      />
      <ProblemNote error={refusal} />
      <div>
        <Button type="submit" variant="default" loading={isLoading} disabled={!form.isDirty()}>
          Save the terms
        </Button>
      </div>
    </form>
  )
}
