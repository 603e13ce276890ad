import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { foldWords } from './blocked-words.ts'
import { replaceBlockedWords } from './blocked-words-repository.ts'
import { mayArrangeHall } from './policy.ts'

/**
 * Makes these the words that are not wanted in public; those that differ only in case, accents or spaces count once.
 * Texts that stand already stay.
 */
export async function keepBlockedWords(context: Context, words: readonly string[]): Promise<void> {
  mayArrangeHall(context)
  const once = new Map(words.map((word) => [foldWords(word), word]))
  once.delete('')
  await inTransaction(context, (tx) => replaceBlockedWords(tx.db, [...once.values()], tx.clock.now()))
  await context.ports.market.reload()
}
