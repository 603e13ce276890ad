import type { UseFormReturnType } from '@mantine/form'
import { useEffect, useEffectEvent } from 'react'
import { useCustomer } from '../../data/doors.ts'
import { emptyCheckoutForm, findDraft, type CheckoutForm } from './checkout-form.ts'
import { useLastAddress } from './use-last-address.ts'

type Form = Pick<
  UseFormReturnType<CheckoutForm>,
  'isDirty' | 'resetDirty' | 'setValues' | 'setFieldValue' | 'getValues' | 'getInputNode'
>

const texts = [
  'email',
  'address.phone',
  'address.name',
  'address.line1',
  'address.line2',
  'address.postalCode',
  'address.city',
  'address.region',
] as const

/**
 * Fills in what is known: what was typed in this tab before, else the customer and where their last order went. Nothing
 * is filled in over what somebody has begun to type, also before the page came alive.
 */
export function usePrefill(form: Form): void {
  const customer = useCustomer()
  const address = useLastAddress(customer !== undefined)
  const fill = useEffectEvent((who: typeof customer, where: typeof address) => {
    if (takeTyped(form) || form.isDirty()) return
    const draft = findDraft()
    if (!draft && !who) return
    const empty = emptyCheckoutForm(form.getValues().address.country)
    form.setValues(
      draft ?? {
        email: who?.email ?? '',
        address: where ?? { ...empty.address, name: who?.name ?? '' },
      },
    )
    form.resetDirty()
  })
  useEffect(() => fill(customer, address), [customer, address])
}

/** Takes over what stands in the fields and the form has not heard of; answers whether there was anything. */
function takeTyped(form: Form): boolean {
  const { email, address } = form.getValues()
  const known = {
    email,
    ...Object.fromEntries(Object.entries(address).map(([name, value]) => [`address.${name}`, value])),
  }
  const unheard = texts.flatMap((path) => {
    const field = form.getInputNode(path)
    const value = field instanceof HTMLInputElement ? field.value : ''
    return value !== '' && value !== (known as Record<string, string>)[path] ? [{ path, value }] : []
  })
  for (const { path, value } of unheard) form.setFieldValue(path, value)
  return unheard.length > 0
}
