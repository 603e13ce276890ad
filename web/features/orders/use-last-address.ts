import type { Address } from '#shared/api/values.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useGetOrderQuery, useListOrdersInfiniteQuery } from '../../data/orders.ts'

/** Where the last order of a signed-in customer went; undefined for a guest, for a first order, and until it is known. */
export function useLastAddress(isSignedIn: boolean): Address | undefined {
  const { data: orders } = useListOrdersInfiniteQuery({ limit: 1 }, { skip: !isSignedIn })
  const lastId = orders && rowsOf(orders)[0]?.id
  const { data: order } = useGetOrderQuery({ id: lastId! }, { skip: !lastId })
  return order?.address
}
