import { type Gateway, type Movement } from '#server/payments/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { matchAgain } from './match-again.ts'
import { mayReconcile } from './policy.ts'
import {
  findFirstAttemptAt,
  findReadUntil,
  finishRun,
  insertDifferences,
  insertRun,
  listMissingThere,
} from './repository.ts'
import { takeMovements, type Taken } from './take-movements.ts'

/** Lines are read again this far back: some gateways add to a day after it is over. */
const overlapDays = 3
/** A gateway is given this long to show a charge in its account. */
const graceDays = 1

/**
 * Lays a gateway's account of our money beside the book, from where it was read last until now: keeps its lines, books
 * fees and payouts, and writes down what does not agree. Answers what was found; a gateway that cannot be read is noted
 * in the run and read again next time. Everything in it can be done twice.
 */
export async function reconcile(context: Context, gateway: Gateway): Promise<void> {
  const { personId } = mayReconcile(context)
  const to = context.clock.now()
  const until = await findReadUntil(context.db, gateway.name)
  const begun = until ?? (await findFirstAttemptAt(context.db, gateway.name))
  if (!begun) return
  const period = { from: daysAfter(begun, -overlapDays), to: new Date(to.getTime() + 1) }
  const id = await insertRun(context.db, { gateway: gateway.name, source: 'gateway', ...period, at: to, personId })
  await run(context, id, gateway.name, async () => {
    const taken = await takeMovements(context, gateway.name, gateway.listMovements(period), 'gateway')
    await matchAgain(context, gateway.name)
    const missing = await listMissingThere(context.db, gateway.name, {
      from: period.from,
      to: daysAfter(to, -graceDays),
    })
    const differences = await insertDifferences(context.db, missing, to)
    return { ...taken, differences: taken.differences + differences }
  })
}

/** The same from a file of the gateway: only what the file tells is looked at. */
export async function reconcileFile(context: Context, gateway: string, movements: readonly Movement[]): Promise<void> {
  const { personId } = mayReconcile(context)
  const at = context.clock.now()
  const days = movements.map((movement) => movement.at.getTime()).toSorted((one, other) => one - other)
  const [from, to] = [new Date(days[0] ?? at), new Date(days.at(-1) ?? at)]
  const id = await insertRun(context.db, { gateway, source: 'file', from, to, at, personId })
  await run(context, id, gateway, async () => {
    const taken = await takeMovements(context, gateway, movements, 'file')
    await matchAgain(context, gateway)
    return taken
  })
}

async function run(context: Context, id: string, gateway: string, work: () => Promise<Taken>): Promise<void> {
  const none: Taken = { lines: 0, newLines: 0, differences: 0 }
  try {
    const taken = await work()
    await finishRun(context.db, { id, ...taken, error: '', at: context.clock.now() })
    if (taken.differences > 0)
      context.log.warn({ gateway, differences: taken.differences }, 'the gateway and the book differ')
  } catch (error) {
    context.log.error({ err: error, gateway }, 'a gateway could not be reconciled')
    const message = error instanceof Error ? error.message : String(error)
    await finishRun(context.db, { id, ...none, error: message.slice(0, 500), at: context.clock.now() })
  }
}
