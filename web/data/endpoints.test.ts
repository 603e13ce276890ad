import { expect, test } from 'vitest'
import { api } from '#shared/api/index.ts'
import { requestFor } from './endpoints.ts'

test('what stands in the path goes into the path, and the rest behind the question mark', () => {
  expect(requestFor(api.getProduct, { slug: 'tidewater-mug' })).toEqual({
    method: 'GET',
    url: '/api/products/tidewater-mug',
  })
  expect(requestFor(api.listProducts, { category: 'ceramics', sort: '-price', after: undefined })).toEqual({
    method: 'GET',
    url: '/api/products?category=ceramics&sort=-price',
  })
})

test('a name with slashes and question marks stays one step of the path', () => {
  expect(requestFor(api.getProduct, { slug: 'a/b?c#d' }).url).toBe('/api/products/a%2Fb%3Fc%23d')
})

test('an endpoint without arguments needs none', () => {
  expect(requestFor(api.getMarket, undefined)).toEqual({ method: 'GET', url: '/api/market' })
})

test('the body travels as it is, beside the place it is for', () => {
  expect(requestFor(api.changeCartLine, { id: '7', body: { quantity: 2 } })).toEqual({
    method: api.changeCartLine.method,
    url: api.changeCartLine.path.replace(':id', '7'),
    body: { quantity: 2 },
  })
})

test('only who may not be asked twice carries a key', () => {
  expect(requestFor(api.startPayment, { id: '7', body: {}, idempotencyKey: 'k1' }).idempotencyKey).toBe('k1')
  expect(requestFor(api.getProduct, { slug: 'mug', idempotencyKey: 'k1' })).not.toHaveProperty('idempotencyKey')
})

test('a picture travels as a form with one file', () => {
  const file = new Blob(['bytes'], { type: 'image/png' })
  const { body } = requestFor(api.uploadPicture, { file })
  expect(body).toBeInstanceOf(FormData)
  expect((body as FormData).get('file')).toBeInstanceOf(Blob)
})
