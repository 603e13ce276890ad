import { createSlice, isAnyOf } from '@reduxjs/toolkit'
import { useSelector } from 'react-redux'
import { identityApi, useGetMeQuery } from './identity.ts'

/** Doors at which the browser seems to hold a session. A guess from the cookies, so that strangers cause no 401. */
export interface Doors {
  storefront: boolean
  seller: boolean
  operator: boolean
}

const { signIn, signOut, activate, sellerSignIn, sellerActivate, operatorSignIn, operatorActivate } =
  identityApi.endpoints

const noDoors: Doors = { storefront: false, seller: false, operator: false }

export const doors = createSlice({
  name: 'doors',
  initialState: noDoors,
  reducers: {},
  extraReducers: (builder) => {
    builder
      .addMatcher(isAnyOf(signIn.matchFulfilled, activate.matchFulfilled), (state) => {
        state.storefront = true
      })
      // What still asks in the moment of leaving would only be refused.
      .addMatcher(signOut.matchFulfilled, (state) => {
        state.storefront = false
      })
      .addMatcher(isAnyOf(sellerSignIn.matchFulfilled, sellerActivate.matchFulfilled), (state) => {
        state.seller = true
      })
      .addMatcher(isAnyOf(operatorSignIn.matchFulfilled, operatorActivate.matchFulfilled), (state) => {
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
