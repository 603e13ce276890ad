import type { UseFormReturnType } from '@mantine/form'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useListAddressesQuery } from '../../data/account.ts'
import { useCustomer } from '../../data/doors.ts'
import { takeTyped } from '../../ui/take-typed.ts'
import { dropDraft, emptyCheckoutForm, findDraft, type CheckoutForm } from './checkout-form.ts'
import { useLastAddress } from './use-last-address.ts'

type Form = Pick<
  UseFormReturnType<CheckoutForm>,
  'isDirty' | 'resetDirty' | 'setValues' | 'setFieldValue' | 'getValues' | 'getInputNode'
>

const paths = [
  'email',
  'address.phone',
  'address.name',
  'address.line1',
  'address.line2',
  'address.postalCode',
  'address.city',
  'address.region',
  'address.country',
  'taxNumber',
] as const

/**
 * Fills in what is known: what was typed in this tab before, else the customer and their saved
 * address, or where their last order went. Nothing
 * is filled in over what somebody has begun to type, also before the page came alive.
 */
export function usePrefill(form: Form): void {
  const customer = useCustomer()
  const isSignedIn = customer !== undefined
  const { data: saved } = useListAddressesQuery(undefined, { skip: !isSignedIn })
  const last = useLastAddress(isSignedIn)
  const address = saved?.items[0]?.address ?? last
  const draft = useRef<CheckoutForm | 'none'>(undefined)
  const fill = useEffectEvent((who: typeof customer, where: typeof address) => {
    // Looked for first: what is taken over now becomes the draft.
    draft.current ??= findDraft() ?? 'none'
    const before = form.getValues()
    if (takeTyped(form, paths, (path) => valueAt(form.getValues(), path))) {
      if (draft.current !== 'none') fillGaps(form, before, draft.current)
      return
    }
    if (form.isDirty()) return
    if (draft.current === 'none' && !who) return
    const empty = emptyCheckoutForm(form.getValues().address.country)
    // A copy: what the cache holds cannot be written into.
    const known = {
      email: who?.email ?? '',
      address: { ...empty.address, name: who?.name ?? '', ...where },
      taxNumber: '',
    }
    form.setValues(draft.current === 'none' ? known : draft.current)
    form.resetDirty()
    // What the market knows is not what somebody typed.
    if (draft.current === 'none') dropDraft()
  })
  useEffect(() => fill(customer, address), [customer, address])
}

/** Puts what was typed in this tab before where nothing was typed now. */
function fillGaps(form: Form, before: CheckoutForm, draft: CheckoutForm): void {
  for (const path of paths)
    if (valueAt(form.getValues(), path) === valueAt(before, path)) form.setFieldValue(path, valueAt(draft, path))
}

function valueAt({ email, taxNumber, address }: CheckoutForm, path: string): string {
  if (path === 'email') return email
  return path === 'taxNumber' ? taxNumber : address[path.slice('address.'.length) as keyof typeof address]
}
