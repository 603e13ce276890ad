import type { Side } from '#shared/api/chat.schemas.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMails, type Mail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { findUnreadForAWhile } from './repository.ts'

/** Who has a message unread for this long is told by mail; within it people who are there have looked. */
const unreadMinutes = 5
/** Older messages were told of, or never will be: a market that was closed for a week writes no letters about it. */
const forgottenMinutes = 24 * 60
const mostAtOnce = 200

const pages: Record<Side, string> = { customer: '/messages', shop: '/seller/messages', market: '/operator/messages' }

/**
 * Tells people by mail of messages they have not read for five minutes: the customer, or everybody of the shop, or of who runs
 * the market, or who of them answers the conversation. Once for each time they were away, whatever is retried; not for a muted conversation.
 */
export async function mailWhileAway(context: Context): Promise<void> {
  const now = context.clock.now()
  const unread = await findUnreadForAWhile(context.db, {
    since: minutesAfter(now, -forgottenMinutes),
    until: minutesAfter(now, -unreadMinutes),
    most: mostAtOnce,
  })
  const { publicUrl } = context.config
  const mails = unread.map(({ key, to, side, conversationId, author, count, last }): Mail => {
    const url = `${publicUrl}${pages[side]}/${conversationId}`
    return {
      key,
      to,
      write: ({ language }) => letters[language].messageWaitsLetter({ author, count, last, url }),
    }
  })
  await queueMails(context, mails)
}
