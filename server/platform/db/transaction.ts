import { sql } from 'kysely'
import { beginAct, endAct } from '../acts.ts'
import type { Context } from '../context.ts'
import type { Database } from './database.ts'

/**
 * Runs `work` in one database transaction; what it throws rolls everything back. Inside a transaction it joins it.
 * A seller's transaction runs as the role that sees the own shop's rows only.
 */
export async function inTransaction<T>(context: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (context.isInTransaction) return await work(context)
  return await context.db.transaction().execute(async (db) => {
    const tx: Context = { ...context, db, isInTransaction: true }
    await beginAct(tx)
    await takeRole(tx)
    const result = await work(tx)
    await endAct(tx)
    return result
  })
}

/** Transactions that stand outside the seller's role at this moment. */
const steppedOut = new WeakSet<Database>()

/**
 * Steps out of the seller's role for the part of a verb that touches what no shop owns (ledger, payments, a customer's
 * checkout), then steps back, also when the part throws; inside another such part it stays out. For others it changes nothing. Must stand in a
 * transaction.
 */
export async function asMarket<T>(tx: Context, work: () => Promise<T>): Promise<T> {
  if (tx.actor.kind !== 'seller' || steppedOut.has(tx.db)) return await work()
  await sql`set local role none`.execute(tx.db)
  steppedOut.add(tx.db)
  let result: T
  try {
    result = await work()
  } catch (error) {
    steppedOut.delete(tx.db)
    // Where the database refused, it takes nothing more until a rollback, which brings the role back as well.
    await takeRole(tx).catch(() => undefined)
    throw error
  }
  steppedOut.delete(tx.db)
  await takeRole(tx)
  return result
}

/** Runs `work` in a part of the transaction that is undone alone when it throws. Must stand in a transaction. */
export async function inSavepoint<T>({ db }: Context, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(db)
    // It still stands after a rollback, and a part around this one would come back to it instead of to its own beginning.
    await sql`release savepoint part`.execute(db)
    throw error
  }
}

async function takeRole({ actor, db }: Context): Promise<void> {
  if (actor.kind !== 'seller') return
  await sql`select set_config('role', 'stoa_seller', true), set_config('stoa.shop_id', ${actor.shop?.id ?? ''}, true)`.execute(
    db,
  )
}
