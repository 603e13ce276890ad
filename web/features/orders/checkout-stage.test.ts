import { describe, expect, it } from 'vitest'
import type { PaymentState } from '#shared/api/payments.schemas.ts'
import { lookAgainMs, stageOf } from './checkout-stage.ts'

const open = (payment?: PaymentState) => ({
  state: 'open' as const,
  payment: payment ? { state: payment } : null,
})

describe('a checkout', () => {
  it('nobody has paid asks for a payment, also after a refused one', () => {
    expect(stageOf(open())).toBe('pay')
    expect(stageOf(open('declined'))).toBe('pay')
    expect(stageOf(open('expired'))).toBe('pay')
  })

  it('whose bank asks back waits for the customer', () => {
    expect(stageOf(open('requires_action'))).toBe('confirm')
  })

  it('whose bank was answered waits for the word of the bank', () => {
    const action = { type: 'sandbox_challenge' as const, reference: 'pi_1' }
    const asked = { state: 'open' as const, payment: { state: 'requires_action' as const, action } }
    expect(stageOf(asked, 'pi_1')).toBe('waiting')
    expect(stageOf(asked, 'pi_0')).toBe('confirm')
  })

  it.each(['created', 'processing', 'unknown', 'captured'] as const)('with a payment %s asks for patience', (state) => {
    expect(stageOf(open(state))).toBe('waiting')
    expect(lookAgainMs(open(state))).toBeGreaterThan(0)
  })

  it('paid or promised says thank you and rests', () => {
    expect(stageOf({ state: 'paid', payment: { state: 'captured' } })).toBe('thanks')
    expect(stageOf({ state: 'promised', payment: { state: 'created' } })).toBe('thanks')
    expect(lookAgainMs({ state: 'paid', payment: { state: 'captured' } })).toBe(0)
  })

  it('that is over still listens for late money', () => {
    expect(stageOf({ state: 'expired', payment: null })).toBe('expired')
    expect(lookAgainMs({ state: 'expired', payment: null })).toBe(0)
    expect(lookAgainMs({ state: 'expired', payment: { state: 'unknown' } })).toBeGreaterThan(0)
  })
})
