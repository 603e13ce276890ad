import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { noticeEndpoints } from './notices.ts'
import { PauseReason } from './paused-addresses.schemas.ts'
import { Id, Instant, LanguageCode, PageQuery, pageOf } from './values.schemas.ts'

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
    isPushed: z.boolean().meta({ description: 'Comes to devices that are told while no page is open' }),
  })
  .meta({ id: 'NoticeChoice' })

const Hour = z.int().min(0).max(23).nullable()

export const NoticeHours = z
  .strictObject({
    quietFrom: Hour.meta({ description: 'From this full hour of the day on no mail comes but the necessary one' }),
    quietTo: Hour.meta({ description: 'Until this full hour; both or none of them' }),
    timeZone: z.string().max(60).refine(isTimeZone, 'This is no time zone.'),
    wantsDigest: z.boolean().meta({ description: 'What is not urgent comes in one letter a day, in the morning' }),
  })
  .refine(
    ({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null),
    'Quiet hours have both ends, or none.',
  )
  .refine(({ quietFrom, quietTo }) => quietFrom === null || quietFrom !== quietTo, 'Quiet hours end at another hour.')
  .meta({ id: 'NoticeHours' })

const LetterLanguage = LanguageCode.nullable().meta({
  description: 'In which language mails and notices are written to the person, at every door; null: in the market’s',
})

export const NoticeChoices = z
  .object({
    items: z.array(NoticeChoice),
    language: LetterLanguage,
    hours: NoticeHours,
    pausedBecause: PauseReason.nullable().meta({ description: 'Why no mail goes to the address of the account' }),
  })
  .meta({ id: 'NoticeChoices' })
const Choosing = z.strictObject({
  items: z.array(NoticeChoice).min(1).max(100).optional(),
  hours: NoticeHours.optional(),
  language: LetterLanguage.optional(),
})

const list = { query: z.object({ ...PageQuery }), response: pageOf(Notice) }
const unseen = { response: Unseen }
const choices = { response: NoticeChoices }
const choose = { body: Choosing, response: NoticeChoices }

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
export type NoticeHours = z.output<typeof NoticeHours>
export type NoticeChoices = z.output<typeof NoticeChoices>

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
