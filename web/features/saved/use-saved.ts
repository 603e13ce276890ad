import { useEffect } from 'react'
import { useCustomer } from '../../data/doors.ts'
import { messageOf } from '../../data/problem.ts'
import {
  useForgetProductMutation,
  useGetSavedMarksQuery,
  useSaveProductMutation,
  useSaveProductsMutation,
} from '../../data/saved.ts'
import { notify } from '../../ui/toaster.tsx'
import { guestSaved } from './remembered-ids.ts'

/** Whether what was saved as a guest is on its way into the account: many hearts stand on a page, and one of them sends it. */
let isMerging = false

/** Takes what was saved as a guest along into the account. */
export function useMergeSaved(): void {
  const customer = useCustomer()
  const [saveAll] = useSaveProductsMutation()
  const isSignedIn = customer !== undefined
  useEffect(() => {
    const ids = guestSaved.read()
    if (!isSignedIn || ids.length === 0 || isMerging) return
    isMerging = true
    const send = async () => {
      const { error } = await saveAll({ body: { ids: [...ids] } })
      isMerging = false
      if (!error) guestSaved.clear()
    }
    void send()
  }, [isSignedIn, saveAll])
}

/** Whether a product is saved, by the account or as a guest, and the way to change that. */
export function useSaved(productId: string): { isSaved: boolean; toggle: () => Promise<void> } {
  const customer = useCustomer()
  const { data: marks } = useGetSavedMarksQuery(undefined, { skip: !customer })
  const guest = guestSaved.use()
  const [save] = useSaveProductMutation()
  const [forget] = useForgetProductMutation()
  useMergeSaved()
  const isSaved = (customer ? marks?.products.includes(productId) : guest.includes(productId)) ?? false
  const toggle = async () => {
    if (!customer) return isSaved ? guestSaved.remove(productId) : guestSaved.add(productId)
    try {
      await (isSaved ? forget : save)({ id: productId }).unwrap()
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return { isSaved, toggle }
}
