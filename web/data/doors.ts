import { createSlice, isFulfilled, type UnknownAction } from '@reduxjs/toolkit'
import { useSelector } from 'react-redux'
import { useGetMeQuery } from './identity.ts'

/** Doors at which the browser seems to hold a session. A guess from the cookies, so that strangers cause no 401. */
export interface Doors {
  storefront: boolean
  seller: boolean
  operator: boolean
}

const noDoors: Doors = { storefront: false, seller: false, operator: false }

/** Whether an act has been done, by its name: those of sellers and operators come with their pages. */
const isDone =
  (...names: string[]) =>
  (action: UnknownAction) =>
    isFulfilled(action) &&
    names.includes((action.meta.arg as { endpointName?: string } | undefined)?.endpointName ?? '')

export const doors = createSlice({
  name: 'doors',
  initialState: noDoors,
  reducers: {},
  extraReducers: (builder) => {
    builder
      .addMatcher(isDone('signIn', 'activate'), (state) => {
        state.storefront = true
      })
      // What still asks in the moment of leaving would only be refused.
      .addMatcher(isDone('signOut'), (state) => {
        state.storefront = false
      })
      .addMatcher(isDone('sellerSignIn', 'sellerActivate'), (state) => {
        state.seller = true
      })
      .addMatcher(isDone('operatorSignIn', 'operatorActivate'), (state) => {
        state.operator = true
      })
  },
})

/** Reads from a Cookie header which doors have a session cookie. */
export function doorsFromCookies(cookies: string): Doors {
  const has = (name: string) => new RegExp(`(?:^|;\\s*)${name}=[^;]`).test(cookies)
  return { storefront: has('token'), seller: has('seller_token'), operator: has('operator_token') }
}

/** The signed-in customer; undefined for a guest, and until the answer is there. */
export function useCustomer() {
  const mayBeSignedIn = useSelector((state: { doors: Doors }) => state.doors.storefront)
  const { data, isError } = useGetMeQuery(undefined, { skip: !mayBeSignedIn })
  return mayBeSignedIn && !isError ? data : undefined
}
