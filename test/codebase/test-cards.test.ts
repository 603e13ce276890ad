import { expect, it } from 'vitest'
import { scenarioOf, testCards as known } from '#server/payments/sandbox/scenarios.ts'
import { passesLuhn } from '#web/features/payments/card.ts'
import { testCards as offered } from '#web/features/payments/test-cards.ts'

it('every card offered at the checkout is one the sandbox bank knows', () => {
  const numbers = known.map(({ number }) => number)
  for (const { number } of offered) expect(numbers).toContain(number)
})

it('every card of the sandbox bank passes the check of the card form', () => {
  for (const { number } of known) expect(passesLuhn(number), `${number} (${scenarioOf(number)})`).toBe(true)
})
