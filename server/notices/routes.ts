import { noticeEndpoints } from '#shared/api/notices.ts'
import { noticeSchemas, type NoticeChoice, type NoticeHours } from '#shared/api/notices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { readyPage, routesFor } from '#server/platform/http/contract.ts'
import { chooseNotices, getChoices } from './choose-notices.ts'
import { listenerOf } from './policy.ts'
import { countUnseen, listNotices } from './repository.ts'
import { seeNotices } from './see-notices.ts'

interface Asked {
  context: Context
}

// The same at each door, where the same person is told other things.
const list = async ({ context, query }: Asked & { query: { limit: number; after?: string | undefined } }) =>
  readyPage(await asMarket(context, () => listNotices(context.db, listenerOf(context), query)))
const unseen = async ({ context }: Asked) => ({
  unseen: await asMarket(context, () => countUnseen(context.db, listenerOf(context))),
})
const see = async ({ context }: Asked) => {
  await seeNotices(context)
  return { unseen: 0 }
}
const choices = ({ context }: Asked) => getChoices(context)
const choose = async ({
  context,
  body,
}: Asked & {
  body: { items?: NoticeChoice[] | undefined; hours?: NoticeHours | undefined }
}) => {
  await chooseNotices(context, body)
  return await getChoices(context)
}

export const noticesRoutes = routesFor(noticeEndpoints, noticeSchemas, {
  listNotices: list,
  countUnseenNotices: unseen,
  seeNotices: see,
  listNoticeChoices: choices,
  chooseNotices: choose,
  listShopNotices: list,
  countUnseenShopNotices: unseen,
  seeShopNotices: see,
  listShopNoticeChoices: choices,
  chooseShopNotices: choose,
  listMarketNotices: list,
  countUnseenMarketNotices: unseen,
  seeMarketNotices: see,
  listMarketNoticeChoices: choices,
  chooseMarketNotices: choose,
})
