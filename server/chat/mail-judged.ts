import type { Context } from '#server/platform/context.ts'
import { queueMails, type Mail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { findJudged } from './report-repository.ts'

/**
 * Tells whom a report is against what was decided and why, unless it was dismissed, and who reported it that it was
 * decided; what came of it for the other side is not theirs to know.
 */
export async function mailJudged(context: Context, { reportId }: { reportId: string }): Promise<void> {
  const judged = await findJudged(context.db, reportId)
  if (!judged) return
  const { decision, reason, side, conversationId, shopName, customerName, against, reporter } = judged
  const pageOf = (own: string) =>
    `${context.config.publicUrl}${own === 'shop' ? '/seller/messages' : '/messages'}/${conversationId}`
  const other = side === 'shop' ? customerName : shopName
  const mails: Mail[] =
    decision === 'dismissed'
      ? []
      : against.map(({ personId, email }) => ({
          key: `chat-judged:${reportId}:${personId}`,
          to: email,
          write: ({ language }) => letters[language].judgedLetter({ decision, reason, other, url: pageOf(side) }),
        }))
  if (reporter) {
    const url = pageOf(reporter.side)
    const about = side === 'shop' ? shopName : customerName
    mails.push({
      key: `chat-report-settled:${reportId}:${reporter.personId}`,
      to: reporter.email,
      write: ({ language }) =>
        letters[language].reportSettledLetter({ about, isUpheld: decision !== 'dismissed', url }),
    })
  }
  await queueMails(context, mails)
}
