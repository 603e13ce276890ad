import { expect, test } from 'vitest'
import { doorsFromCookies } from './doors.ts'

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
