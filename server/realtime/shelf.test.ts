import { expect, test } from 'vitest'
import { networkBehind } from './shelf.ts'

const behind = (forwarded: string | undefined, trustedProxies: number) =>
  networkBehind(
    { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.1' } },
    { trustedProxies },
  )

test('sockets are counted by the network they come from, as far as the proxies are believed and no further', () => {
  expect(behind('203.0.113.9', 0)).toBe('10.0.0.1')
  expect(behind('203.0.113.9', 1)).toBe('203.0.113.9')
  expect(behind('198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9')
  expect(behind('198.51.100.1, 203.0.113.9', 2)).toBe('198.51.100.1')
  expect(behind(undefined, 1)).toBe('10.0.0.1')
})
