import { useDispatch, useSelector } from 'react-redux'
import { useLocation, useSearchParams } from 'react-router'
import type { Doors } from '../../data/doors.ts'
import { identityApi, useGetMeQuery } from '../../data/identity.ts'
import { houseIdentityApi, useOperatorGetMeQuery, useSellerGetMeQuery } from '../../data/house-identity.ts'
import type { Store } from '../../data/store.ts'
import { doorOf, homeOf } from './door.ts'
import { nextPath } from './next-path.ts'

const endpoints = { ...identityApi.endpoints, ...houseIdentityApi.endpoints }

const acts = {
  storefront: {
    signIn: endpoints.signIn,
    signUp: endpoints.signUp,
    activate: endpoints.activate,
    signOut: endpoints.signOut,
    requestPasswordReset: endpoints.requestPasswordReset,
    resetPassword: endpoints.resetPassword,
  },
  seller: {
    signIn: endpoints.sellerSignIn,
    activate: endpoints.sellerActivate,
    signOut: endpoints.sellerSignOut,
    requestPasswordReset: endpoints.sellerRequestPasswordReset,
    resetPassword: endpoints.sellerResetPassword,
  },
  operator: {
    signIn: endpoints.operatorSignIn,
    activate: endpoints.operatorActivate,
    signOut: endpoints.operatorSignOut,
    requestPasswordReset: endpoints.operatorRequestPasswordReset,
    resetPassword: endpoints.operatorResetPassword,
  },
}

export interface NewPerson {
  name: string
  email: string
  password: string
  /** At the seller's door. */
  shopName: string
  /** At the operator's door. */
  invitation: string
}

/** The door of this page with what can be done at it. Every act throws what the API refused. */
export function useDoor() {
  const dispatch = useDispatch<Store['dispatch']>()
  const door = doorOf(useLocation().pathname)
  const wish = useSearchParams()[0].get('next')
  const at = acts[door]
  return {
    door,
    /** As it stands in the address, to be handed on. */
    wish,
    /** Where to go once in; always a page of this market. */
    next: nextPath(wish, homeOf[door]),
    signIn: (body: { email: string; password: string; code?: string }) =>
      dispatch(at.signIn.initiate({ body })).unwrap(),
    activate: (token: string) => dispatch(at.activate.initiate({ body: { token } })).unwrap(),
    signOut: () => dispatch(at.signOut.initiate()).unwrap(),
    requestPasswordReset: (email: string) => dispatch(at.requestPasswordReset.initiate({ body: { email } })).unwrap(),
    resetPassword: (body: { token: string; password: string }) =>
      dispatch(at.resetPassword.initiate({ body })).unwrap(),
    signUp: ({ shopName, invitation, ...typed }: NewPerson) => {
      const body = { ...typed, ...(wish !== null && { next: nextPath(wish, homeOf[door]) }) }
      if (door === 'seller') return dispatch(endpoints.sellerSignUp.initiate({ body: { ...body, shopName } })).unwrap()
      if (door === 'operator')
        return dispatch(endpoints.operatorSignUp.initiate({ body: { ...body, invitation } })).unwrap()
      return dispatch(endpoints.signUp.initiate({ body })).unwrap()
    },
  }
}

/** Who is signed in at the door of this page; undefined for a stranger, and until it is known. */
export function usePersonAtDoor(): { name: string } | undefined {
  const door = doorOf(useLocation().pathname)
  const mayBe = useSelector((state: { doors: Doors }) => state.doors[door])
  const skipBut = (each: typeof door) => ({ skip: !mayBe || door !== each })
  const customer = useGetMeQuery(undefined, skipBut('storefront'))
  const seller = useSellerGetMeQuery(undefined, skipBut('seller'))
  const operator = useOperatorGetMeQuery(undefined, skipBut('operator'))
  const { data, isError } = { storefront: customer, seller, operator }[door]
  return mayBe && !isError ? data : undefined
}
