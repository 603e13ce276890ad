import { writeToken, type Bank } from './books.ts'
import { brandOf, hasExpired, hasRightCheckDigit } from './card-number.ts'
import { cardExpired, cardNumberInvalid } from './errors.ts'
import { newReference } from './references.ts'
import { scenarioOf } from './scenarios.ts'

export interface CardData {
  /** Digits only. */
  number: string
  expiryMonth: number
  expiryYear: number
}

/** Turns a card's data into a token; the number itself is not kept. Refuses with `card_number_invalid`, `card_expired`. */
export async function createToken(
  bank: Bank,
  card: CardData,
): Promise<{ token: string; brand: string; last4: string }> {
  const { number } = card
  const at = bank.clock.now()
  if (!hasRightCheckDigit(number)) throw cardNumberInvalid()
  if (hasExpired(card, at)) throw cardExpired()
  const token = { token: newReference('tok'), brand: brandOf(number), last4: number.slice(-4) }
  await writeToken(bank.db, { ...token, scenario: scenarioOf(number), at })
  return token
}
