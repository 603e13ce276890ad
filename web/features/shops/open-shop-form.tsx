import { Button, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { shopSchemas } from '#shared/api/shops.schemas.ts'
import { useOpenShopMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './open-shop-form.module.css'

/** For a seller without a shop: a name, and the application is sent. */
export function OpenShopForm() {
  const [openShop, { isLoading }] = useOpenShopMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: { name: '' },
    validate: schemaResolver(shopSchemas.openShop.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await openShop({ body }).unwrap()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Card title="Apply with a shop">
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput label="Name of your shop" {...form.getInputProps('name')} key={form.key('name')} />
        <ProblemNote error={refusal} />
        <Button type="submit" loading={isLoading}>
          Apply
        </Button>
      </form>
    </Card>
  )
}
