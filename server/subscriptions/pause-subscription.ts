import { dayIn, type Day } from '#shared/billing-days.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { dayNotAhead } from './errors.ts'
import { dueOf, firstTurnFrom } from './due.ts'
import { letStockGo } from './end-subscription.ts'
import { refuseWhileUnsettled, withOwnSubscription } from './own-subscription.ts'
import { saveSubscription, type Renewal, type SubscriptionRow } from './repository.ts'
import { passOver } from './skip-cycle.ts'
import { moveSubscription } from './subscription-state.ts'

/**
 * Pauses an own subscription, until a day or until it is resumed; kept stock goes back on the shelf. The rhythm stays: it
 * goes on with the first of its days from then on. Refuses with `subscription_not_found`, `wrong_state`, `cycle_unsettled`,
 * or `day_not_ahead`.
 */
export async function pauseSubscription(context: Context, id: string, until: Day | null): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    const today = todayOf(tx)
    if (until !== null && until <= today) throw dayNotAhead(today)
    await refuseWhileUnsettled(tx, sub)
    const paused = { ...(await letStockGo(tx, sub)), state: await moveSubscription(tx, sub, 'pause', until ?? '') }
    await saveSubscription(
      tx.db,
      until === null
        ? { ...paused, resumeOn: null, nextOn: null, nextAt: null }
        : { ...paused, ...nextFrom(tx, sub, until), resumeOn: until },
    )
    await tx.facts.announce(tx, 'subscription.paused', { subscriptionId: id, shopId: sub.shopId })
  })
}

/**
 * Lets an own subscription go on, whatever day it was paused until; an unpaid one too, whose lost cycle stays lost. Refuses
 * with `subscription_not_found` or `wrong_state`.
 */
export async function resumeSubscription(context: Context, id: string): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    const state = await moveSubscription(tx, sub, 'resume')
    await saveSubscription(tx.db, { ...(await goOnFrom(tx, sub, todayOf(tx))), state, resumeOn: null })
    await tx.facts.announce(tx, 'subscription.resumed', { subscriptionId: id, shopId: sub.shopId })
  })
}

/** The day it is in the market. */
export function todayOf(context: Context): Day {
  return dayIn(settingsOf(context).timeZone, context.clock.now())
}

/**
 * The first day of its rhythm from a day on. The turns before are not passed over yet: who goes on earlier has them again.
 */
function nextFrom(context: Context, sub: Renewal, day: Day): Pick<Renewal, 'nextOn' | 'nextAt'> {
  const calendar = { ...sub, timeZone: settingsOf(context).timeZone }
  const { on: nextOn, at: nextAt } = dueOf(calendar, Math.max(firstTurnFrom(calendar, day), sub.nextTurn))
  return { nextOn, nextAt }
}

/** The subscription with its next cycle on the first day of its rhythm from a day on; turns that are passed over are written. */
export async function goOnFrom<Sub extends SubscriptionRow>(tx: Context, sub: Sub, day: Day): Promise<Sub> {
  const turn = firstTurnFrom({ ...sub, timeZone: settingsOf(tx).timeZone }, day)
  return await passOver(tx, sub, Math.max(turn, sub.nextTurn))
}
