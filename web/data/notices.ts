import { noticeEndpoints } from '#shared/api/notices.ts'
import type { noticeSchemas } from '#shared/api/notices.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const noticesApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof noticeSchemas>()(build, noticeEndpoints, {
      lists: ['listNotices', 'listShopNotices', 'listMarketNotices'],
      reads: {
        listNotices: ['Notices'],
        countUnseenNotices: ['Notices'],
        listShopNotices: ['Notices'],
        countUnseenShopNotices: ['Notices'],
        listMarketNotices: ['Notices'],
        countUnseenMarketNotices: ['Notices'],
      },
      answers: {
        seeNotices: 'countUnseenNotices',
        chooseNotices: 'listNoticeChoices',
        seeShopNotices: 'countUnseenShopNotices',
        chooseShopNotices: 'listShopNoticeChoices',
        seeMarketNotices: 'countUnseenMarketNotices',
        chooseMarketNotices: 'listMarketNoticeChoices',
      },
    }),
})

export const {
  useListNoticesInfiniteQuery,
  useCountUnseenNoticesQuery,
  useSeeNoticesMutation,
  useListNoticeChoicesQuery,
  useChooseNoticesMutation,
  useListShopNoticesInfiniteQuery,
  useCountUnseenShopNoticesQuery,
  useSeeShopNoticesMutation,
  useListShopNoticeChoicesQuery,
  useChooseShopNoticesMutation,
  useListMarketNoticesInfiniteQuery,
  useCountUnseenMarketNoticesQuery,
  useSeeMarketNoticesMutation,
  useListMarketNoticeChoicesQuery,
  useChooseMarketNoticesMutation,
} = noticesApi
