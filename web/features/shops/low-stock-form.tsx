import { Button, NumberInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { shopSchemas, type OwnShop } from '#shared/api/shops.schemas.ts'
import { useChangeOwnShopMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-forms.module.css'

const label = 'Units left'

/** From how many left the shop is told, where a variant says nothing else. */
export function LowStockForm({ lowStockAt }: Pick<OwnShop, 'lowStockAt'>) {
  const [save, { isLoading }] = useChangeOwnShopMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: { lowStockAt },
    validate: schemaResolver(shopSchemas.changeOwnShop.body, { sync: true }),
  })
  const send = async (body: Pick<OwnShop, 'lowStockAt'>) => {
    setRefusal('')
    try {
      const saved = await save({ body }).unwrap()
      form.setValues({ lowStockAt: saved.lowStockAt })
      form.resetDirty()
      notify('Saved')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  }
  return (
    <Card title="Low stock">
      <form className={styles.form} id="low-stock" onSubmit={form.onSubmit((body) => void send(body))} noValidate>
        <p>
          When no more than this is left of something on the shelf, you are told once, and again when you have restocked
          it. A variant may say otherwise, under its product.
        </p>
        <div className={styles.pair}>
          <NumberInput
            label={label}
            min={0}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('lowStockAt')}
            error={fieldSentence(label, form.errors['lowStockAt'])}
          />
        </div>
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
            Save the number
          </Button>
        </div>
      </form>
    </Card>
  )
}
