import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { OwnShop } from '#shared/api/shops.schemas.ts'
import { useSetShippingMethodsMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { IconPlus } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { faultsOf, methodFrom, newMethod, typedFrom, type TypedMethod } from './shipping-draft.ts'
import { ShippingMethodFields } from './shipping-method-fields.tsx'
import styles from './shop-forms.module.css'

/** The ways the shop sends its parcels, each with its zone, its price and its days; the first is chosen for a new basket. */
export function ShippingMethodsForm({ shop }: { shop: OwnShop }) {
  const { currency } = shop
  const [setMethods, { isLoading }] = useSetShippingMethodsMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm<{ methods: TypedMethod[] }>({
    initialValues: { methods: shop.shippingMethods.map(typedFrom) },
    validate: ({ methods }) =>
      Object.fromEntries(
        methods.flatMap((method, index) =>
          Object.entries(faultsOf(method, currency)).map(([field, fault]) => [`methods.${index}.${field}`, fault]),
        ),
      ),
  })
  const { methods } = form.getValues()
  const submit = form.onSubmit(async ({ methods }) => {
    setRefusal('')
    try {
      const saved = await setMethods({
        body: { methods: methods.map((method) => methodFrom(method, currency)) },
      }).unwrap()
      form.setValues({ methods: saved.shippingMethods.map(typedFrom) })
      form.resetDirty()
      notify('New baskets see this from now on')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })

  return (
    <Card title="How you send">
      <form className={styles.form} id="shipping" onSubmit={submit} noValidate>
        {methods.map(({ key }, index) => (
          <ShippingMethodFields
            key={key}
            form={form}
            index={index}
            currency={currency}
            onRemove={methods.length > 1 ? () => form.removeListItem('methods', index) : undefined}
          />
        ))}
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty() || methods.length === 0}>
            Save
          </Button>
          <Button
            variant="sand"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={methods.length >= 10}
            onClick={() => form.insertListItem('methods', newMethod())}
          >
            Another way
          </Button>
        </div>
      </form>
    </Card>
  )
}
