import { describe, expect, test } from 'vitest'
import { cashGateway } from './cash.ts'
import { gatewayConforms } from './conformance.ts'

describe('cash is a gateway like any other', () => {
  const abilities = {
    tokens: { success: null },
    success: 'processing',
    givesRefunds: false,
    sendsEvents: false,
    listsMovements: false,
    vault: null,
  } as const
  gatewayConforms(abilities, () => ({
    gateway: cashGateway(),
    webhook: () => Promise.reject(new Error('cash is silent')),
    now: new Date(0),
  }))
})

test('cash cannot be sent back by the market', async () => {
  const refund = { refundId: 'a', reference: 'b', amountMinor: 1, currency: 'EUR' as const }
  expect(await cashGateway().refund(refund)).toMatchObject({ outcome: 'failed' })
})

test('nobody tells of cash by webhook', async () => {
  expect(await cashGateway().readEvent(Buffer.from('{}'), {})).toBeNull()
  expect(() => cashGateway().interpret(Buffer.from('{}'))).toThrow('sends no events')
})
