import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { noticeEndpoints } from './notices.ts'
import { Id, Instant, PageQuery, pageOf } from './values.schemas.ts'

export const Notice = z
  .object({
    id: Id,
    kind: z.string(),
    title: z.string(),
    words: z.string(),
    path: z.string().meta({ description: 'Where to go: a path of the market' }),
    toldAt: Instant,
    isSeen: z.boolean(),
  })
  .meta({ id: 'Notice' })

export const Unseen = z.object({ unseen: z.int() }).meta({ id: 'UnseenNotices' })

export const NoticeChoice = z
  .strictObject({
    kind: z.string().max(60),
    isMailed: z.boolean(),
    isShown: z.boolean().meta({ description: 'Stands among the notices in the pages' }),
  })
  .meta({ id: 'NoticeChoice' })

const Choices = z.object({ items: z.array(NoticeChoice) })
const Choosing = z.strictObject({ items: z.array(NoticeChoice).min(1).max(100) })

const list = { query: z.object({ ...PageQuery }), response: pageOf(Notice) }
const unseen = { response: Unseen }
const choices = { response: Choices }
const choose = { body: Choosing, response: Choices }

export const noticeSchemas = schemasFor<typeof noticeEndpoints>()({
  listNotices: list,
  countUnseenNotices: unseen,
  seeNotices: unseen,
  listNoticeChoices: choices,
  chooseNotices: choose,
  listShopNotices: list,
  countUnseenShopNotices: unseen,
  seeShopNotices: unseen,
  listShopNoticeChoices: choices,
  chooseShopNotices: choose,
  listMarketNotices: list,
  countUnseenMarketNotices: unseen,
  seeMarketNotices: unseen,
  listMarketNoticeChoices: choices,
  chooseMarketNotices: choose,
})

export type Notice = z.output<typeof Notice>
export type NoticeChoice = z.output<typeof NoticeChoice>
