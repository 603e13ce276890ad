import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import type { ChargeAnswer } from './gateways/gateway.ts'
import { settleMeans } from './kept-means-repository.ts'
import { attemptMachine, paymentMachine, type AttemptAct, type AttemptState } from './payment-state.ts'
import { giveBackCharge } from './give-back-charge.ts'
import {
  findAttempt,
  moveAttempts,
  noteOnPayment,
  type Move,
  type MovedPayment,
  type PaymentRow,
} from './repository.ts'
import { firstLookAt } from './when-to-look.ts'

const actOf: Record<ChargeAnswer['outcome'], AttemptAct> = {
  captured: 'capture',
  requires_action: 'challenge',
  approved: 'process',
  processing: 'process',
  declined: 'decline',
  unknown: 'lose_sight',
}

/** Whether an answer says something new about an attempt in this state. */
export function isNewsOfAttempt(state: AttemptState, answer: ChargeAnswer): boolean {
  return attemptMachine.allows(state, actOf[answer.outcome])
}

/** What a gateway says of an attempt, and how it came to say it. */
export interface Told {
  attemptId: string
  answer: ChargeAnswer
  reason: string
}

/**
 * Writes down what a gateway answered, told by itself or was asked for, and announces what follows. The same answer
 * twice, or one that comes out of order, changes nothing; then null is answered, else the payment as it stands now.
 */
export async function recordAnswer(
  context: Context,
  attemptId: string,
  answer: ChargeAnswer,
  reason: string,
): Promise<PaymentRow | null> {
  return (await recordAnswers(context, [{ attemptId, answer, reason }]))[0]!
}

/** The same for answers about several attempts, in one transaction and as many statements; answers in their order. */
export async function recordAnswers(context: Context, told: readonly Told[]): Promise<(PaymentRow | null)[]> {
  return await inTransaction(actingAs(context, { kind: 'system' }), async (tx) => {
    const rows = await moveAttempts(
      tx.db,
      told.map((one) => moveOf(one, tx.clock.now())),
    )
    const moved: Moved[] = []
    for (const { attemptId, answer } of told) {
      const row = rows.find((each) => each.attemptId === attemptId)
      if (row) moved.push({ row, answer })
      else if (answer.outcome === 'captured') await giveBackSecond(tx, attemptId, answer.reference)
    }
    for (const { row } of moved)
      invariant(row.paymentMoved, `payment ${row.id} follows its attempt to ${row.attemptState}`)
    for (const one of moved) await keepWithIt(tx, one)
    await announce(tx, moved)
    return told.map(({ attemptId }) => rows.find((each) => each.attemptId === attemptId) ?? null)
  })
}

interface Moved {
  row: MovedPayment
  answer: ChargeAnswer
}

function moveOf({ attemptId, answer, reason }: Told, at: Date): Move {
  const act = actOf[answer.outcome]
  // every act leads to one state, and all of them are possible at the beginning
  const to = attemptMachine.after('created', act)
  return {
    attemptId,
    from: attemptMachine.statesBefore(act),
    paymentFrom: paymentMachine.statesBefore(act),
    to,
    reference: 'reference' in answer ? answer.reference : null,
    card: 'card' in answer ? answer.card : null,
    declineCode: answer.outcome === 'declined' ? answer.declineCode : null,
    action: answer.outcome === 'requires_action' ? answer.action : null,
    reason: answer.outcome === 'unknown' ? answer.because : reason,
    at,
    nextLookAt: firstLookAt(to, at),
  }
}

/** The means that were to be kept with this charge. */
async function keepWithIt(tx: Context, { row: { keepsMethod, meansId }, answer }: Moved): Promise<void> {
  if (answer.outcome === 'captured' && answer.kept && keepsMethod && meansId)
    await settleMeans(tx.db, { id: meansId, answer: { ...answer.kept, outcome: 'kept' }, at: tx.clock.now() })
}

/** The money of an attempt cannot be taken when another has paid, or is paying, in its place: it goes back. */
async function giveBackSecond(tx: Context, attemptId: string, reference: string): Promise<void> {
  const row = await findAttempt(tx.db, attemptId)
  if (!row || row.attemptState === 'captured') return
  const { id: paymentId } = row
  const isNoted = await noteOnPayment(tx.db, {
    paymentId,
    attemptId,
    reason: 'charged a second time; the money goes back',
    at: tx.clock.now(),
  })
  if (isNoted) await tx.jobs.enqueue(tx, giveBackCharge, { attemptId, reference })
}

async function announce(tx: Context, moved: readonly Moved[]): Promise<void> {
  const captured = []
  for (const { row, answer } of moved) {
    const { id: paymentId, checkoutId, method, amountMinor } = row
    if (answer.outcome === 'captured') {
      invariant(answer.amountMinor === amountMinor, `payment ${paymentId} is captured with the amount that was asked`)
      captured.push({ paymentId, checkoutId, method, amountMinor })
    }
    if (answer.outcome === 'declined')
      await tx.facts.announce(tx, 'payment.declined', { paymentId, checkoutId, code: answer.declineCode })
    if (answer.outcome === 'processing' && row.gateway === 'cash')
      await tx.facts.announce(tx, 'payment.promised', { paymentId, checkoutId })
  }
  await tx.facts.announceAll(tx, 'payment.captured', captured)
}
