import { endpoints } from './endpoint.ts'

const report = { door: 'operator', policy: 'any operator', subject: 'chat-report' } as const
const reporting = ['conversation_not_found', 'message_not_found', 'own_message', 'too_many_attempts'] as const

export const chatReportEndpoints = endpoints({
  reportConversation: {
    method: 'POST',
    path: '/api/conversations/:id/reports',
    door: 'storefront',
    policy: 'who takes part',
    subject: 'conversation',
    status: 204,
    summary: 'Tell the operator what is wrong with a message or a conversation',
    refusals: reporting,
  },
  reportShopConversation: {
    method: 'POST',
    path: '/api/seller/conversations/:id/reports',
    ability: 'talk',
    door: 'seller',
    policy: 'members of the shop',
    subject: 'conversation',
    status: 204,
    summary: 'Tell the operator what is wrong with a message or a conversation',
    refusals: reporting,
  },
  listChatReports: {
    method: 'GET',
    path: '/api/operator/chat-reports',
    door: 'operator',
    policy: 'any operator',
    summary: 'What was reported about messages: what waits, the oldest first, or what was decided, the latest first',
    refusals: ['cursor_invalid'],
  },
  lookIntoChatReport: {
    method: 'POST',
    path: '/api/operator/chat-reports/:id/looks',
    ...report,
    summary: 'Read what was said around a report; who looked and why stands in the audit log',
    refusals: ['chat_report_not_found'],
  },
  getReportedFile: {
    method: 'GET',
    path: '/api/operator/reported-files/:id',
    door: 'operator',
    policy: 'any operator',
    subject: 'reported-file',
    answers: 'file',
    isAudited: true,
    summary: 'A PDF of a message that is shown with a report',
    refusals: ['file_not_found'],
  },
  decideChatReport: {
    method: 'POST',
    path: '/api/operator/chat-reports/:id/decision',
    ...report,
    summary: 'Dismiss a report, warn, remove the message, or close the chat to who wrote it; they hear the reason',
    refusals: ['chat_report_not_found', 'chat_report_decided', 'message_to_remove_missing'],
  },
  liftChatBan: {
    method: 'POST',
    path: '/api/operator/chat-reports/:id/lifting',
    ...report,
    summary: 'Open the chat again to whom a decision closed it',
    refusals: ['chat_report_not_found', 'chat_not_closed'],
  },
  eraseChatWords: {
    method: 'POST',
    path: '/api/operator/conversations/:id/erasure',
    door: 'operator',
    policy: 'any operator',
    subject: 'support-conversation',
    summary: 'Erase, at their wish, every word the customer of a support conversation ever wrote to anybody',
    refusals: ['conversation_not_found', 'customer_unknown'],
  },
})
