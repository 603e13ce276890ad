import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
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
import { AccentField } from './accent-field.tsx'
import { LookPreview } from './look-preview.tsx'
import styles from './settings-form.module.css'

type Settings = z.output<typeof marketSchemas.getSettings.response>

/** Name, look and terms of the market, with the storefront beside them as it would be. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const [save, { isLoading }] = useChangeSettingsMutation()
  const [refusal, setRefusal] = useState('')
  const [lastColor, setLastColor] = useState(settings.accentColor)
  const { name, tagline, accentColor, commissionBps, commissionTaxBps, checkoutMinutes, reviewsProducts, currency } =
    settings
  const form = useForm({
    initialValues: { name, tagline, accentColor, commissionBps, commissionTaxBps, checkoutMinutes, reviewsProducts },
    validate: schemaResolver(marketSchemas.changeSettings.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await save({ body }).unwrap()
      form.resetDirty()
      notify('Saved. The market looks like this from now on')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const pickColor = (color: string) => {
    form.setFieldValue('accentColor', color)
    form.clearFieldError('accentColor')
    if (/^#[0-9a-f]{6}$/i.test(color)) setLastColor(color)
  }
  const errorOf = (field: keyof typeof form.values, label: string) => fieldSentence(label, form.errors[field])

  return (
    <form className={styles.page} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <Card title="Name">
          <div className={styles.group}>
            <TextInput label="Name" {...form.getInputProps('name')} error={errorOf('name', 'Name')} />
            <TextInput
              label="In one line"
              description="Stands on the first page and in search engines"
              {...form.getInputProps('tagline')}
              error={errorOf('tagline', 'Line')}
            />
          </div>
        </Card>
        <Card title="Accent">
          <AccentField value={form.values.accentColor} onChange={pickColor} error={errorOf('accentColor', 'This')} />
        </Card>
        <Card title="Terms">
          <div className={styles.group}>
            <NumberInput
              label="Commission"
              description="Of the goods of new orders, where no rule of the commission says otherwise. Orders keep the rate they were placed with."
              suffix=" %"
              min={0}
              max={50}
              step={0.5}
              decimalScale={2}
              data-path="commissionBps"
              value={form.values.commissionBps / 100}
              onChange={(percent) => form.setFieldValue('commissionBps', Math.round(Number(percent) * 100))}
              error={errorOf('commissionBps', 'Commission')}
            />
            <NumberInput
              label="Tax on the commission"
              description="On top of the commission of new orders, where the market has to charge it"
              suffix=" %"
              min={0}
              max={50}
              decimalScale={2}
              data-path="commissionTaxBps"
              value={form.values.commissionTaxBps / 100}
              onChange={(percent) => form.setFieldValue('commissionTaxBps', Math.round(Number(percent) * 100))}
              error={errorOf('commissionTaxBps', 'Tax on the commission')}
            />
            <NumberInput
              label="Minutes to pay"
              description="How long a checkout holds its goods before they go back on the shelf"
              min={5}
              max={1_440}
              step={5}
              allowDecimal={false}
              {...form.getInputProps('checkoutMinutes')}
              error={errorOf('checkoutMinutes', 'Time to pay')}
            />
            <Switch
              label="Products are reviewed before they go live"
              description="What a shop publishes for the first time waits under Products until you have looked at it"
              checked={form.values.reviewsProducts}
              onChange={(event) => form.setFieldValue('reviewsProducts', event.currentTarget.checked)}
            />
            <p className={styles.fixed}>Prices are in {currency}; that stays as it was when the market was made.</p>
          </div>
        </Card>
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
            Save
          </Button>
          {form.isDirty() && (
            <Button
              variant="sand"
              onClick={() => {
                form.setValues({
                  name,
                  tagline,
                  accentColor,
                  commissionBps,
                  commissionTaxBps,
                  checkoutMinutes,
                  reviewsProducts,
                })
                setLastColor(accentColor)
                form.clearErrors()
                setRefusal('')
              }}
            >
              Back to what is saved
            </Button>
          )}
        </div>
      </div>
      <section className={styles.preview} aria-label="Preview">
        <h2>How it looks</h2>
        <LookPreview name={form.values.name} tagline={form.values.tagline} accentColor={lastColor} />
      </section>
    </form>
  )
}
