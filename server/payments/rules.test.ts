import fc from 'fast-check'
import { expect, test } from 'vitest'
import { declineMessage } from './decline-messages.ts'
import { attemptMachine, paymentMachine, type AttemptAct, type PaymentAct } from './payment-state.ts'
import { refundMachine } from './refund-state.ts'
import { firstLookAt, nextLookAt } from './when-to-look.ts'

const now = new Date('2026-11-21T10:00:00Z')
const secondsFrom = (instant: Date) => (instant.getTime() - now.getTime()) / 1_000

test('a payment can never leave captured but by refunds, nor return but by a refund that came back', () => {
  expect(Object.values(paymentMachine.life.captured)).toEqual(['partly_refunded', 'refunded'])
  expect(paymentMachine.life.refunded).toEqual({ undo_part: 'partly_refunded', undo_all: 'captured' })
})

test('no sequence of acts captures an attempt twice', () => {
  const acts = Object.keys(attemptMachine.life.created) as AttemptAct[]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (told) => {
      let state: Parameters<typeof attemptMachine.allows>[0] = 'created'
      let captures = 0
      for (const act of told) {
        if (!attemptMachine.allows(state, act)) continue
        state = attemptMachine.after(state, act)
        if (act === 'capture') captures++
      }
      expect(captures).toBeLessThanOrEqual(1)
    }),
  )
})

test('wherever an attempt may go, its payment may follow', () => {
  for (const [state, moves] of Object.entries(attemptMachine.life)) {
    for (const act of Object.keys(moves)) {
      expect(paymentMachine.allows(state as 'created', act as PaymentAct), `${state}: ${act}`).toBe(true)
    }
  }
})

test('a refund ends once, unless the bank sends back what it had taken', () => {
  for (const end of ['failed', 'declined'] as const) expect(refundMachine.life[end]).toEqual({})
  expect(refundMachine.life.succeeded).toEqual({ fail: 'failed' })
})

test('an act the life does not know is refused with where the thing stands', () => {
  expect(() => paymentMachine.after('declined', 'refund_all')).toThrow(
    'The payment is declined and cannot be refunded.',
  )
})

test('what is undecided is asked about soon, then less and less often, never less than every ten minutes', () => {
  expect([0, 1, 2, 5, 7, 50].map((looks) => secondsFrom(nextLookAt(looks, now)))).toEqual([5, 10, 20, 160, 600, 600])
  expect(secondsFrom(firstLookAt('unknown', now)!)).toBe(5)
})

test('what is decided is not asked about', () => {
  expect((['captured', 'declined', 'expired'] as const).map((state) => firstLookAt(state, now))).toEqual([
    null,
    null,
    null,
  ])
})

test('every decline has a sentence a customer understands', () => {
  const general = declineMessage('a code nobody has explained')
  const codes = [
    'card_declined',
    'insufficient_funds',
    'authentication_failed',
    'authentication_timed_out',
    'token_unknown',
    'never_reached',
    'cancelled',
    // docs.stripe.com/declines/codes, without what is said of stolen and suspicious cards and of a merchant's own lists.
    ...`approve_with_id authentication_required authentication_not_handled call_issuer card_not_supported
      card_velocity_exceeded currency_not_supported do_not_honor duplicate_transaction expired_card generic_decline
      incorrect_number incorrect_cvc incorrect_pin incorrect_zip incorrect_address insufficient_funds invalid_account invalid_amount
      invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available
      new_account_information_available no_action_taken not_permitted offline_pin_required online_or_offline_pin_required
      pin_try_exceeded processing_error reenter_transaction restricted_card revocation_of_all_authorizations
      revocation_of_authorization security_violation service_not_allowed stop_payment_order testmode_decline
      transaction_not_allowed try_again_later withdrawal_count_limit_exceeded`.split(/\s+/),
  ]
  for (const code of codes) expect(declineMessage(code)).not.toBe(general)
  for (const sentence of [...codes.map(declineMessage), general]) expect(sentence).toMatch(/^[A-Z].*[.]$/)
})
