import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { parseAmount } from '#shared/money.ts'
import { usePreviewCommissionMutation } from '../../data/commission.ts'
import { messageOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PreviewSum } from './preview-sum.tsx'
import { useThingsToName } from './use-things-to-name.ts'
import styles from './rules.module.css'

/** Asks what a sale would cost a shop, before anybody sells it. */
export function CommissionPreview() {
  const { currency: ofMarket } = useSettings()
  const [ask, { data, isLoading }] = usePreviewCommissionMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: {
      shopId: '',
      productId: null as string | null,
      categoryId: null as string | null,
      price: '',
      quantity: 1,
    },
    validate: {
      shopId: (id) => (id ? null : 'Choose a shop.'),
    },
  })
  const { shops, categories, products, currency = ofMarket } = useThingsToName(form.values.shopId)
  const submit = form.onSubmit(async ({ price, quantity, ...sale }) => {
    setRefusal('')
    const unitPriceMinor = parseAmount(price, currency)
    if (!unitPriceMinor) return form.setFieldError('price', 'This is not a price.')
    try {
      await ask({ body: { ...sale, quantity, unitPriceMinor } }).unwrap()
    } catch (error) {
      setRefusal(messageOf(error))
    }
  })
  return (
    <Card title="What would a sale cost?">
      <form className={styles.form} onSubmit={submit} noValidate>
        <Select
          label="Shop"
          data={shops}
          searchable
          {...form.getInputProps('shopId')}
          onChange={(shopId) => form.setValues({ shopId: shopId ?? '', productId: null })}
        />
        <Select
          label="Product"
          placeholder="Anything"
          data={products}
          disabled={!form.values.shopId}
          searchable
          clearable
          {...form.getInputProps('productId')}
        />
        <Select
          label="Category"
          placeholder="That of the product"
          data={categories}
          disabled={form.values.productId !== null}
          searchable
          clearable
          {...form.getInputProps('categoryId')}
        />
        <div className={styles.pair}>
          <TextInput label={`Price, ${currency}`} inputMode="decimal" {...form.getInputProps('price')} />
          <NumberInput label="Pieces" min={1} max={999} allowDecimal={false} {...form.getInputProps('quantity')} />
        </div>
        <ProblemNote error={refusal} />
        <Button type="submit" variant="sand" loading={isLoading}>
          Work it out
        </Button>
      </form>
      {data && <PreviewSum preview={data} receiver="The shop receives" />}
    </Card>
  )
}
