import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { shopSchemas, type OwnShop } from '#shared/api/shops.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { useChangeOwnShopMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { currencyChoices } from './currency-choices.ts'
import { countriesFor } from '../orders/countries.ts'
import styles from './shop-forms.module.css'

/** Name, words, town and terms of the shop. */
export function ShopProfileForm({ shop }: { shop: OwnShop }) {
  const locale = useLocale()
  const [changeShop, { isLoading }] = useChangeOwnShopMutation()
  const [refusal, setRefusal] = useState('')
  const { name, tagline, story, policies, city, country, currency, returnDays, acceptsCash } = shop
  const form = useForm({
    initialValues: { name, tagline, story, policies, city, country, currency, returnDays, acceptsCash },
    validate: schemaResolver(shopSchemas.changeOwnShop.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await changeShop({ body }).unwrap()
      form.resetDirty()
      notify('Your shop page is up to date')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Card title="Who you are">
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput label="Name" {...form.getInputProps('name')} />
        <TextInput label="In one line" description="Stands under your name" {...form.getInputProps('tagline')} />
        <Textarea label="The story" autosize minRows={4} maxRows={12} {...form.getInputProps('story')} />
        <div className={styles.pair}>
          <TextInput label="Town" {...form.getInputProps('city')} />
          <NativeSelect label="Country" data={countriesFor(country, locale)} {...form.getInputProps('country')} />
        </div>
        <NativeSelect
          label="Prices are in"
          description={
            shop.hasPrices
              ? 'Stays as it is, because something is priced in it'
              : 'Choose before your first product: nothing is converted later, the prices of your ways to send neither'
          }
          disabled={shop.hasPrices}
          data={currencyChoices(locale)}
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label="Days to change one’s mind"
          description="How long customers may send things back"
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('returnDays')}
        />
        <Textarea
          label="Your policies"
          description="What you take back, what is made to order, how you handle complaints. Stands on your page under “Before you buy”."
          autosize
          minRows={4}
          maxRows={16}
          {...form.getInputProps('policies')}
        />
        <Checkbox
          label="Customers may pay in cash when the parcel arrives"
          {...form.getInputProps('acceptsCash', { type: 'checkbox' })}
        />
        <ProblemNote error={refusal} />
        <div>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}
