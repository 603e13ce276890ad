import { noteAct } from '#server/audit/index.ts'
import type { ChatDecision, ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { chatNotClosed, chatReportDecided, chatReportNotFound, fileNotFound, messageToRemoveMissing } from './errors.ts'
import { factOf } from './fact-of.ts'
import { judgeOf } from './policy.ts'
import {
  findReportedFile,
  hideMessage,
  insertBan,
  liftBan,
  listReportedMessages,
  lockReport,
  settleReport,
} from './report-repository.ts'

/**
 * What was said around a report. Nobody else's words are read without a reason, and who read which, when and why is in
 * the audit log before they see it. Refuses with `chat_report_not_found`.
 */
export async function lookIntoReport(context: Context, id: string, reason: string): Promise<ReportedMessage[]> {
  judgeOf(context)
  return await inTransaction(context, async (tx) => {
    const report = await lockReport(tx.db, id)
    if (!report) throw chatReportNotFound()
    await noteAct(tx, { act: 'chat_report.looked_into', subject: 'chat_report', subjectId: id, detail: { reason } })
    return await listReportedMessages(tx.db, report)
  })
}

/**
 * A PDF that one of the messages shown with a report shows, or showed until it was withdrawn. Its id is told by who looked into the
 * report; that it was fetched is in the audit log too. Refuses with `file_not_found`.
 */
export async function readReportedFile(context: Context, id: string): Promise<ReadyFile> {
  judgeOf(context)
  const file = await findReportedFile(context.db, id)
  if (!file) throw fileNotFound()
  return new ReadyFile(file.bytes, 'application/pdf', file.name)
}

/**
 * Decides about a report, once, with a reason for whom it is against: dismiss it, warn, remove the message, or close the
 * chat with customers and shops to the customer or the shop. Refuses with `chat_report_not_found`, `chat_report_decided`
 * or `message_to_remove_missing`.
 */
export async function decideReport(
  context: Context,
  id: string,
  { decision, reason }: { decision: ChatDecision; reason: string },
): Promise<void> {
  const operatorId = judgeOf(context)
  await inTransaction(context, async (tx) => {
    const report = await lockReport(tx.db, id)
    if (!report) throw chatReportNotFound()
    if (report.decision) throw chatReportDecided()
    if (decision === 'removed' && !report.messageId) throw messageToRemoveMissing()
    const at = tx.clock.now()
    if (decision === 'removed' && (await hideMessage(tx.db, report, operatorId, at)))
      await tx.facts.announce(tx, 'conversation.changed', factOf({ ...report, id: report.conversationId }))
    if (decision === 'blocked') await insertBan(tx.db, report, at)
    await settleReport(tx.db, id, { decision, reason, operatorId, at })
    await noteAct(tx, { act: `chat_report.${decision}`, subject: 'chat_report', subjectId: id, detail: { reason } })
    await tx.facts.announce(tx, 'chat.judged', { reportId: id })
  })
}

/**
 * Opens the chat again to whom a decision closed it. Refuses with `chat_report_not_found` or `chat_not_closed`.
 */
export async function liftChatBan(context: Context, id: string, reason: string): Promise<void> {
  judgeOf(context)
  await inTransaction(context, async (tx) => {
    if (!(await lockReport(tx.db, id))) throw chatReportNotFound()
    if (!(await liftBan(tx.db, id, tx.clock.now()))) throw chatNotClosed()
    await noteAct(tx, { act: 'chat_report.ban_lifted', subject: 'chat_report', subjectId: id, detail: { reason } })
  })
}
