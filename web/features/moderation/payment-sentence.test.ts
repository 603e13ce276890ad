import { expect, test } from 'vitest'
import { paymentSentence } from './payment-sentence.ts'

test('a declined payment tells the operator what the customer was told', () => {
  const decline = { code: 'insufficient_funds', message: 'There is not enough money on the card.' }
  expect(paymentSentence({ state: 'declined', method: 'card', decline }).sentence).toBe(
    'Nothing was charged. The customer was told: “There is not enough money on the card.”',
  )
})

test('a lost answer is not told as a failure', () => {
  const { tone, sentence } = paymentSentence({ state: 'unknown', method: 'card', decline: null })
  expect(tone).toBe('refused')
  expect(sentence).toContain('asked again')
})

test('cash is promised until the parcel arrives', () => {
  expect(paymentSentence({ state: 'processing', method: 'cash_on_delivery', decline: null }).word).toBe('Promised')
  expect(paymentSentence({ state: 'captured', method: 'cash_on_delivery', decline: null }).word).toBe('Paid')
})
