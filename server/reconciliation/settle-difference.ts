import { noteAct } from '#server/audit/index.ts'
import { askAboutPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { bookDifference } from './book-difference.ts'
import { differenceClosed, differenceNotFound } from './errors.ts'
import { matchAgain } from './match-again.ts'
import { mayReconcile } from './policy.ts'
import { closeDifference, findDifference, type DifferenceRow } from './repository.ts'

/** Books a difference, so that the book agrees with the gateway. Refuses with `difference_not_found`, `wrong_state`. */
export async function postDifference(context: Context, id: string, note: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await bookDifference(tx, await close(tx, id, 'posted', note))
  })
}

/** Marks a difference as explained: nothing is booked. Refuses with `difference_not_found`, `wrong_state`. */
export async function explainDifference(context: Context, id: string, note: string): Promise<void> {
  await inTransaction(context, (tx) => close(tx, id, 'explained', note))
}

/** Asks the gateway about the payment behind a difference, and looks whether that resolves it. Refuses with `difference_not_found`. */
export async function askAboutDifference(context: Context, id: string): Promise<void> {
  mayReconcile(context)
  const difference = await findDifference(context.db, id)
  if (!difference) throw differenceNotFound()
  await noteAct(context, { act: 'difference.asked_about', subject: 'difference', subjectId: id })
  if (difference.paymentId) await askAboutPayment(context, difference.paymentId)
  await matchAgain(context, difference.gateway)
}

async function close(tx: Context, id: string, to: 'posted' | 'explained', note: string): Promise<DifferenceRow> {
  const { personId } = mayReconcile(tx)
  const at = tx.clock.now()
  const hasClosed = await closeDifference(tx.db, { id, from: ['open'], to, note, personId, at })
  const difference = await findDifference(tx.db, id)
  if (!difference) throw differenceNotFound()
  if (!hasClosed) throw differenceClosed(difference.state, to)
  const gapMinor = difference.gatewayMinor - difference.bookMinor
  await noteAct(tx, {
    act: `difference.${to}`,
    subject: 'difference',
    subjectId: id,
    detail: { note, gapMinor, currency: difference.currency },
  })
  return difference
}
