import { chatReportEndpoints } from '#shared/api/chat-reports.ts'
import { chatReportSchemas } from '#shared/api/chat-reports.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { readyPage, ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { erasePersonsWords, eraseWords } from './erase-words.ts'
import { chatReportNotFound } from './errors.ts'
import { decideReport, liftChatBan, lookIntoReport, readReportedFile } from './judge-report.ts'
import { reportConversation } from './report-conversation.ts'
import { findReport, listReports } from './report-repository.ts'

interface Reported {
  context: Context
  params: { id: string }
  body: { reason: string; messageId?: string | undefined }
}

const report = async ({ context, params, body }: Reported) => {
  await reportConversation(context, params.id, body)
  return undefined
}

export const chatReportRoutes = routesFor(chatReportEndpoints, chatReportSchemas, {
  reportConversation: report,
  reportShopConversation: report,
  listChatReports: async ({ context, query }) => {
    const { waiting, ...page } = await listReports(context.db, query.list, query)
    return new ReadyJson(`${readyPage(page).text.slice(0, -1)},"waiting":${waiting}}`)
  },
  lookIntoChatReport: async ({ context, params, body }) => ({
    items: await lookIntoReport(context, params.id, body.reason),
  }),
  getReportedFile: async ({ context, params }) => await readReportedFile(context, params.id),
  decideChatReport: async ({ context, params, body }) => {
    await decideReport(context, params.id, body)
    return await one(context, params.id)
  },
  liftChatBan: async ({ context, params, body }) => {
    await liftChatBan(context, params.id, body.reason)
    return await one(context, params.id)
  },
  eraseChatWords: async ({ context, params, body }) => ({
    messages: await eraseWords(context, params.id, body.reason),
  }),
  erasePersonsChatWords: async ({ context, params, body }) => ({
    messages: await erasePersonsWords(context, params.id, body.reason),
  }),
})

async function one(context: Context, id: string): Promise<ReadyJson> {
  const json = await findReport(context.db, id)
  if (json === null) throw chatReportNotFound()
  return new ReadyJson(json)
}
