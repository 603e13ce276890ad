import { useSellerGetMeQuery } from '../../data/identity.ts'

/** Owner and managers see and change the shop's money and its face; staff pack, list and send. */
export function useMayRunShop(): boolean | undefined {
  const { data: me } = useSellerGetMeQuery()
  return me && me.shop?.role !== undefined && me.shop.role !== 'staff'
}
