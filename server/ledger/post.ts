import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { checkBalanced, shopOfEntry, type Posting } from './posting.ts'
import { ensureAccounts, writePostings, type EntryRow, type PostingRow } from './repository.ts'

/**
 * Writes a posting and moves its balances; a posting whose key is known already changes nothing. Answers whether it
 * was written now. Must stand in the transaction of what it books, and runs as the market.
 */
export async function post(tx: Context, posting: Posting): Promise<boolean> {
  return (await postAll(tx, [posting])).length > 0
}

/**
 * Writes several postings in one statement and answers the keys written now. Verbs that book more than one order use
 * this and not `post` in a loop: all accounts are locked together in id order, so two checkouts cannot wait for each
 * other.
 */
export async function postAll(tx: Context, postings: readonly Posting[]): Promise<string[]> {
  return await write(tx, postings, { mustBeCovered: false })
}

async function write(tx: Context, postings: readonly Posting[], guard: { mustBeCovered: boolean }): Promise<string[]> {
  if (postings.length === 0) return []
  invariant(tx.isInTransaction, 'a posting stands in the transaction of what it books')
  for (const posting of postings) checkBalanced(posting)
  const rows = postings.map(rowOf)
  const entries = postings.flatMap((posting, index) => entriesOf(posting, rows[index]!))
  const first = await writePostings(tx.db, rows, entries, guard)
  if (first.missingAccounts === 0) return first.written
  await ensureAccounts(tx.db, entries)
  const second = await writePostings(tx.db, rows, entries, guard)
  invariant(second.missingAccounts === 0, 'every account is there once it was ensured')
  return second.written
}

/**
 * Writes a posting only if what it takes from the shop's available balance is there, in one guarded statement: of two
 * that ask at once for the same money, one gets it. Answers whether it was written; otherwise nothing was.
 */
export async function postIfCovered(tx: Context, posting: Posting): Promise<boolean> {
  return (await write(tx, [posting], { mustBeCovered: true })).length > 0
}

function rowOf({ key, kind, description, shopId, orderId, at }: Posting): PostingRow {
  return { id: newId(), key, kind, description, shop_id: shopId, order_id: orderId, at: at.toISOString() }
}

function entriesOf(posting: Posting, row: PostingRow): EntryRow[] {
  return posting.entries.map((entry, position) => ({
    id: newId(),
    account_id: newId(),
    posting_id: row.id,
    posting_key: row.key,
    shop_id: shopOfEntry(posting, entry),
    owner: entry.owner,
    purpose: entry.purpose,
    amount_minor: entry.amountMinor,
    currency: posting.currency,
    at: row.at,
    position,
  }))
}
