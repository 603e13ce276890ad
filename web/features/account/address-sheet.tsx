import { useForm, schemaResolver } from '@mantine/form'
import { useId, useState } from 'react'
import { z } from 'zod'
import type { SavedAddress } from '#shared/api/account.schemas.ts'
import { Address } from '#shared/api/values.schemas.ts'
import { useAddAddressMutation, useChangeAddressMutation } from '../../data/account.ts'
import { useSettings } from '../../data/settings.ts'
import { Button } from '../../ui/button.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import { AddressFields } from '../orders/address-fields.tsx'
import asking from '../orders/asking.module.css'
import { emptyCheckoutForm } from '../orders/checkout-form.ts'

/** Saves a new address, or changes one. */
export function AddressSheet({ saved, onClose }: { saved?: SavedAddress | undefined; onClose: () => void }) {
  const id = useId()
  const { country } = useSettings()
  const [add, adding] = useAddAddressMutation()
  const [change, changing] = useChangeAddressMutation()
  const [refusal, setRefusal] = useState<string>()
  const empty = emptyCheckoutForm(country)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...empty, address: { ...empty.address, ...saved?.address } },
    validate: schemaResolver(z.object({ address: Address }), { sync: true }),
  })
  const submit = form.onSubmit(async ({ address }) => {
    try {
      await (saved ? change({ id: saved.id, body: address }) : add({ body: address })).unwrap()
      notify('The address is saved')
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const isBusy = adding.isLoading || changing.isLoading
  return (
    <Sheet labelledBy={id} onCancel={onClose}>
      <form className={asking.ask} onSubmit={submit} noValidate>
        <h2 id={id}>{saved ? 'Change the address' : 'A new address'}</h2>
        <AddressFields form={form} />
        <ProblemNote error={refusal} />
        <div className={asking.ways}>
          <Button variant="outline" disabled={isBusy} onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" isBusy={isBusy} disabled={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
