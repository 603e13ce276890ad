import { may, type Ability } from '#shared/team-roles.ts'
import { useSellerGetMeQuery } from '../../data/house-identity.ts'

/** Whether who is signed in may do this in the shop; undefined until it is known. A courtesy: the API decides. */
export function useMay(ability: Ability): boolean | undefined {
  const { data: me } = useSellerGetMeQuery()
  return me && me.shop !== null && may(me.shop.role, ability)
}
