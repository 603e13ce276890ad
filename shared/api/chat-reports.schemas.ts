import { z } from 'zod'
import { Id, IdParams, Instant, Nothing, PageQuery, Picture, pageOf } from './values.schemas.ts'
import type { chatReportEndpoints } from './chat-reports.ts'
import { FileInChat, Side } from './chat.schemas.ts'
import { schemasFor } from './endpoint.ts'

const Reason = z.string().trim().min(3, 'needs a few words').max(500)

export const ChatDecision = z.enum(['dismissed', 'warned', 'removed', 'blocked'])

export const ChatReport = z
  .object({
    id: Id,
    against: z.object({ side: Side, name: z.string() }),
    by: z
      .object({ side: Side, name: z.string() })
      .nullable()
      .meta({ description: 'null: noted by the contact filter' }),
    isAboutMessage: z.boolean().meta({ description: 'Otherwise it is about the conversation as a whole' }),
    reason: z.string(),
    reportedAt: Instant,
    decision: ChatDecision.nullable(),
    decidedReason: z.string(),
    decidedAt: Instant.nullable(),
    isClosed: z.boolean().meta({ description: 'The decision keeps whom it is against from writing' }),
  })
  .meta({ id: 'ChatReport' })

export const ReportedMessage = z
  .object({
    id: Id,
    side: Side,
    author: z.string(),
    text: z.string(),
    picture: Picture.nullable(),
    file: FileInChat.nullable(),
    shows: z.string().meta({ description: 'What it shows besides words, a picture and a file: product, order' }),
    writtenAt: Instant,
    isReported: z.boolean(),
    isWithdrawn: z.boolean(),
    isHidden: z.boolean(),
    before: z.array(z.string()).meta({ description: 'What it said before it was edited or withdrawn, oldest first' }),
  })
  .meta({ id: 'ReportedMessage' })

const Report = z.strictObject({
  reason: Reason,
  messageId: Id.optional().meta({ description: 'Absent: the conversation as a whole' }),
})
const WithReason = z.strictObject({ reason: Reason })

export const ChatReportList = z.enum(['waiting', 'decided'])

export const chatReportSchemas = schemasFor<typeof chatReportEndpoints>()({
  reportConversation: { params: IdParams, body: Report, response: Nothing },
  reportShopConversation: { params: IdParams, body: Report, response: Nothing },
  listChatReports: {
    query: z.object({ list: ChatReportList.default('waiting'), ...PageQuery }),
    response: pageOf(ChatReport).extend({ waiting: z.int() }),
  },
  lookIntoChatReport: {
    params: IdParams,
    body: WithReason,
    response: z.object({ items: z.array(ReportedMessage).meta({ description: 'At most twenty before and after it' }) }),
  },
  getReportedFile: { params: IdParams, response: Nothing },
  decideChatReport: {
    params: IdParams,
    body: z.strictObject({ decision: ChatDecision, reason: Reason }),
    response: ChatReport,
  },
  liftChatBan: { params: IdParams, body: WithReason, response: ChatReport },
  eraseChatWords: { params: IdParams, body: WithReason, response: z.object({ messages: z.int() }) },
  erasePersonsChatWords: { params: IdParams, body: WithReason, response: z.object({ messages: z.int() }) },
})

export type ChatDecision = z.output<typeof ChatDecision>
export type ChatReport = z.output<typeof ChatReport>
export type ChatReportList = z.output<typeof ChatReportList>
export type ReportedMessage = z.output<typeof ReportedMessage>
