import { chatEndpoints } from '#shared/api/chat.ts'
import type { chatSchemas } from '#shared/api/chat.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const chatApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof chatSchemas>()(build, chatEndpoints, {
      lists: [
        'listConversations',
        'listShopConversations',
        'listSupportConversations',
        'searchMessages',
        'searchShopMessages',
        'searchSupportMessages',
      ],
      reads: {
        listConversations: ['Conversations'],
        countUnreadMessages: ['Conversations'],
        getConversation: ['Conversations'],
        listConversationOrders: ['Order'],
        listShopConversations: ['Conversations'],
        countShopUnreadMessages: ['Conversations'],
        getShopConversation: ['Conversations'],
        listTeamNotes: ['Conversations'],
        listShopConversationOrders: ['ShopOrders'],
        listSupportConversations: ['Conversations'],
        countSupportUnreadMessages: ['Conversations'],
        getSupportConversation: ['Conversations'],
      },
      changes: {
        sendMessage: ['Conversations'],
        readConversation: ['Conversations'],
        keepConversation: ['Conversations'],
        sendShopMessage: ['Conversations'],
        readShopConversation: ['Conversations'],
        keepShopConversation: ['Conversations'],
        assignConversation: ['Conversations'],
        addTeamNote: ['Conversations'],
        sendSupportMessage: ['Conversations'],
        readSupportConversation: ['Conversations'],
        keepSupportConversation: ['Conversations'],
        assignSupportConversation: ['Conversations'],
      },
      answers: { setShopChatSettings: 'getShopChatSettings' },
    }),
})

export const {
  useListConversationsInfiniteQuery,
  useListShopConversationsInfiniteQuery,
  useListSupportConversationsInfiniteQuery,
  useCountUnreadMessagesQuery,
  useCountShopUnreadMessagesQuery,
  useCountSupportUnreadMessagesQuery,
  useGetConversationQuery,
  useGetShopConversationQuery,
  useGetSupportConversationQuery,
  useListConversationOrdersQuery,
  useListShopConversationOrdersQuery,
  useListColleaguesQuery,
  useListTeamNotesQuery,
  useAddTeamNoteMutation,
  useGetShopChatSettingsQuery,
  useSetShopChatSettingsMutation,
  useOpenConversationMutation,
  useOpenShopConversationMutation,
  useKeepConversationMutation,
  useKeepShopConversationMutation,
  useAssignConversationMutation,
  useSearchMessagesInfiniteQuery,
  useSearchShopMessagesInfiniteQuery,
  useKeepSupportConversationMutation,
  useListOperatorColleaguesQuery,
  useAssignSupportConversationMutation,
  useSearchSupportMessagesInfiniteQuery,
} = chatApi
