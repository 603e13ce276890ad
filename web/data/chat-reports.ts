import { chatReportEndpoints } from '#shared/api/chat-reports.ts'
import type { chatReportSchemas } from '#shared/api/chat-reports.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const chatReportsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof chatReportSchemas>()(build, chatReportEndpoints, {
      lists: ['listChatReports'],
      reads: { listChatReports: ['ChatReports'] },
      changes: {
        decideChatReport: ['ChatReports'],
        liftChatBan: ['ChatReports'],
        eraseChatWords: ['Conversations'],
        erasePersonsChatWords: ['Conversations'],
      },
    }),
})

export const {
  useReportConversationMutation,
  useReportShopConversationMutation,
  useListChatReportsInfiniteQuery,
  useLookIntoChatReportMutation,
  useDecideChatReportMutation,
  useLiftChatBanMutation,
  useEraseChatWordsMutation,
  useErasePersonsChatWordsMutation,
} = chatReportsApi
