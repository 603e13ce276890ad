import { expect, test } from 'vitest'
import { doorsFromCookies } from './doors.ts'
import { houseIdentityApi } from './house-identity.ts'
import { identityApi } from './identity.ts'
import { makeStore } from './store.ts'

test('a browser without cookies stands at no door', () => {
  expect(doorsFromCookies('')).toEqual({ storefront: false, seller: false, operator: false })
})

test('each cookie opens its own door and no other', () => {
  expect(doorsFromCookies('token=abc')).toEqual({ storefront: true, seller: false, operator: false })
  expect(doorsFromCookies('seller_token=abc')).toEqual({ storefront: false, seller: true, operator: false })
  expect(doorsFromCookies('cart=1; operator_token=abc;seller_token=d')).toEqual({
    storefront: false,
    seller: true,
    operator: true,
  })
})

test('a cookie that is empty, or only ends in the name, opens nothing', () => {
  expect(doorsFromCookies('token=; my_token=abc; seller_token=')).toEqual({
    storefront: false,
    seller: false,
    operator: false,
  })
})

test('who signs in or out opens or closes that door and no other', async () => {
  const store = makeStore({ callApi: async () => ({ status: 200, text: '{}' }) })
  const body = { email: 'ines@example.com', password: 'market-day' }
  await store.dispatch(identityApi.endpoints.signIn.initiate({ body }))
  await store.dispatch(houseIdentityApi.endpoints.sellerSignIn.initiate({ body }))
  expect(store.getState().doors).toEqual({ storefront: true, seller: true, operator: false })
  await store.dispatch(identityApi.endpoints.signOut.initiate())
  await store.dispatch(houseIdentityApi.endpoints.operatorActivate.initiate({ body: { token: 't' } }))
  expect(store.getState().doors).toEqual({ storefront: false, seller: true, operator: true })
})
