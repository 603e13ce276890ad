import { cardOf } from './bank.ts'
import { deleteToken, writeToken, type Bank } from './books.ts'

export interface KeptCard {
  /** The bank's name for the card from now on; a charge takes it as a token. */
  reference: string
  brand: string
  last4: string
}

/** Keeps a card for later charges, once per key; it goes on behaving as its scenario says. Null when the token is unknown. */
export async function keepCard(bank: Bank, { key, token }: { key: string; token: string }): Promise<KeptCard | null> {
  const reference = `kept_${key}`
  const card = (await cardOf(bank, reference)) ?? (await cardOf(bank, token))
  if (!card) return null
  await writeToken(bank.db, { ...card, token: reference, at: bank.clock.now() })
  return { reference, brand: card.brand, last4: card.last4 }
}

/** The card that was kept under a key; null when none was. */
export async function findKeptCard(bank: Bank, key: string): Promise<KeptCard | null> {
  const reference = `kept_${key}`
  const card = await cardOf(bank, reference)
  return card && { reference, brand: card.brand, last4: card.last4 }
}

/** Forgets a kept card: it can be charged no more. */
export async function forgetCard(bank: Bank, reference: string): Promise<void> {
  await deleteToken(bank.db, reference)
}
