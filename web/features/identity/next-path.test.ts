import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

describe('after signing in', () => {
  it.each(['/checkout', '/orders/1?key=a', '/seller/orders?state=processing#top'])(
    'a page of the market is honoured: %s',
    (wish) => {
      expect(nextPath(wish, '/account')).toBe(wish)
    },
  )

  it.each([
    null,
    '',
    'checkout',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
  ])('anything else leads home: %j', (wish) => {
    expect(nextPath(wish, '/account')).toBe('/account')
  })
})
