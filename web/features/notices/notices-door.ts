import type { NoticeDoor } from '#shared/notice-kinds.ts'
import {
  useChooseMarketNoticesMutation,
  useChooseNoticesMutation,
  useChooseShopNoticesMutation,
  useCountUnseenMarketNoticesQuery,
  useCountUnseenNoticesQuery,
  useCountUnseenShopNoticesQuery,
  useListMarketNoticeChoicesQuery,
  useListMarketNoticesInfiniteQuery,
  useListNoticeChoicesQuery,
  useListNoticesInfiniteQuery,
  useListShopNoticeChoicesQuery,
  useListShopNoticesInfiniteQuery,
  useSeeMarketNoticesMutation,
  useSeeNoticesMutation,
  useSeeShopNoticesMutation,
} from '../../data/notices.ts'

/** The hooks of one door; behind each is the same. A page stands at one door, so it always calls the same hooks. */
export const noticesAt = {
  storefront: {
    page: '/account/notices',
    useCount: useCountUnseenNoticesQuery,
    useList: useListNoticesInfiniteQuery,
    useSee: useSeeNoticesMutation,
    useChoices: useListNoticeChoicesQuery,
    useChoose: useChooseNoticesMutation,
  },
  seller: {
    page: '/seller/notices',
    useCount: useCountUnseenShopNoticesQuery,
    useList: useListShopNoticesInfiniteQuery,
    useSee: useSeeShopNoticesMutation,
    useChoices: useListShopNoticeChoicesQuery,
    useChoose: useChooseShopNoticesMutation,
  },
  operator: {
    page: '/operator/notices',
    useCount: useCountUnseenMarketNoticesQuery,
    useList: useListMarketNoticesInfiniteQuery,
    useSee: useSeeMarketNoticesMutation,
    useChoices: useListMarketNoticeChoicesQuery,
    useChoose: useChooseMarketNoticesMutation,
  },
} as const satisfies Record<NoticeDoor, object>
