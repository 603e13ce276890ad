import { Button, NativeSelect } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Address } from '#shared/api/values.schemas.ts'
import { useAddAddressMutation, useListAddressesQuery } from '../../data/account.ts'
import { messageOf } from '../../data/problem.ts'
import { notify } from '../../ui/toaster.tsx'
import type { CheckoutForm } from './checkout-form.ts'

type Form = Pick<UseFormReturnType<CheckoutForm>, 'getValues' | 'setFieldValue' | 'validate'>

interface SavedAddressesProps {
  form: Form
  /** What stands in the form before one is chosen; unless given it is the first that is saved. */
  before?: { words: string; address: Address }
}

/** Fills in a saved address; at the checkout, where none stands before, it saves the one that was typed too. */
export function SavedAddresses({ form, before }: SavedAddressesProps) {
  const { data } = useListAddressesQuery()
  const [add, { isLoading }] = useAddAddressMutation()
  const saved = data?.items ?? []
  const fillIn = (id: string) => {
    const address = id === '' ? before?.address : saved.find((each) => each.id === id)?.address
    if (!address) return
    for (const [field, value] of Object.entries(address)) form.setFieldValue(`address.${field}`, value)
  }
  const save = async () => {
    const { hasErrors, errors } = form.validate()
    if (hasErrors && Object.keys(errors).some((path) => path.startsWith('address.'))) return
    try {
      await add({ body: form.getValues().address }).unwrap()
      notify('The address is saved for next time')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <>
      {saved.length > (before ? 0 : 1) && (
        <NativeSelect
          label="A saved address"
          defaultValue={before ? '' : saved[0]!.id}
          onChange={(event) => fillIn(event.currentTarget.value)}
          data={[
            ...(before ? [{ value: '', label: before.words }] : []),
            ...saved.map(({ id, address: { name, line1, city } }) => ({
              value: id,
              label: `${name}, ${line1}, ${city}`,
            })),
          ]}
        />
      )}
      {data && !before && (
        <Button variant="subtle" size="sm" loading={isLoading} onClick={() => void save()}>
          Save this address
        </Button>
      )}
    </>
  )
}
