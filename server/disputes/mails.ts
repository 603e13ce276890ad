import type { Language } from '#shared/languages.ts'
import { money } from '#shared/money.ts'
import { settingsOf } from '#server/market/index.ts'
import { checkoutKey, findMembersOf, findOrderPage } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, queueMails, type LetterText } from '#server/platform/mail/index.ts'
import type { Currency } from '#shared/currencies.ts'
import { findDisputePage, type DisputePage } from './dispute-pages.ts'
import type { DisputeFact } from './facts.ts'
import type { DisputeInLetter } from './letters/en.ts'
import { letters } from './letters/index.ts'

type Side = 'customer' | 'shop'
type Letters = (typeof letters)[Language]

/** Tells the shop what its customer says. */
export async function mailRaised(context: Context, fact: DisputeFact): Promise<void> {
  await tell(context, fact, 'dispute-raised', ['shop'], (page, about, words) =>
    words.raisedLetter({ ...about, words: page.words[0]?.words ?? '' }),
  )
}

/** Tells both that the market, or a bank, decides. */
export async function mailOpened(context: Context, fact: DisputeFact): Promise<void> {
  await tell(context, fact, 'dispute-opened', ['customer', 'shop'], (page, about, words) =>
    words.openedLetter({ ...about, isOfBank: page.origin === 'chargeback', answerBy: page.answerBy }),
  )
}

/** Tells those who did not speak that there are new words. */
export async function mailSpoken(
  context: Context,
  fact: DisputeFact & { side: 'customer' | 'shop' | 'market' },
): Promise<void> {
  const others = (['customer', 'shop'] as const).filter((side) => side !== fact.side)
  const page = await findDisputePage(context.db, fact.disputeId)
  const last = page?.words.at(-1)?.id ?? fact.disputeId
  await tell(context, fact, `dispute-spoken:${last}`, others, (_page, about, words) => {
    const { customer, shopName } = about.dispute
    const who = { customer, shop: shopName, market: settingsOf(context).name }[fact.side]
    return words.spokenLetter({ ...about, who })
  })
}

/** Tells both the verdict, and why. */
export async function mailDecided(
  context: Context,
  fact: DisputeFact & { amountMinor: number; currency: Currency },
): Promise<void> {
  const amount = money(fact.amountMinor, fact.currency)
  const page = await findDisputePage(context.db, fact.disputeId)
  await tell(context, fact, `dispute-decided:${page?.rounds ?? 1}`, ['customer', 'shop'], (page, about, words) =>
    words.decidedLetter({ ...about, amount, reason: page.verdictReason }),
  )
}

/** Tells the other side that the market is asked to look again. */
export async function mailAppealed(context: Context, fact: DisputeFact & { side: 'customer' | 'shop' }): Promise<void> {
  const other = fact.side === 'customer' ? 'shop' : 'customer'
  await tell(context, fact, 'dispute-appealed', [other], (page, about, words) => {
    const { customer, shopName } = about.dispute
    const who = { customer, shop: shopName }[fact.side]
    return words.appealedLetter({ ...about, who, words: page.words.at(-1)?.words ?? '' })
  })
}

/** Tells the shop that it is over without a verdict of the market. */
export async function mailOver(context: Context, fact: DisputeFact): Promise<void> {
  await tell(context, fact, 'dispute-over', ['shop'], ({ state }, about, words) =>
    words.overLetter({ ...about, outcome: state === 'lost' || state === 'won' ? state : 'withdrawn' }),
  )
}

async function tell(
  context: Context,
  { disputeId, orderId, checkoutId, shopId }: DisputeFact,
  kind: string,
  sides: readonly Side[],
  write: (
    page: DisputePage,
    about: { dispute: DisputeInLetter; url: string; locale: string },
    words: Letters,
  ) => LetterText,
): Promise<void> {
  const page = await findDisputePage(context.db, disputeId)
  const order = await findOrderPage(context.db, orderId)
  invariant(page && order, `dispute ${disputeId} and its order are there`)
  const { number, orderNumber, things, customer } = page
  const dispute = { number, orderNumber, things, customer, shopName: page.shop.name }
  const { publicUrl } = context.config
  if (sides.includes('customer')) {
    const url = `${publicUrl}/orders/${orderId}?key=${checkoutKey(context.config, checkoutId)}`
    await queueMail(context, {
      key: `${kind}:${disputeId}`,
      to: order.email,
      language: order.language,
      write: ({ language, locale }) => write(page, { dispute, url, locale }, letters[language]),
    })
  }
  if (sides.includes('shop')) {
    const url = `${publicUrl}/seller/disputes/${disputeId}`
    const members = await findMembersOf(context.db, [shopId])
    await queueMails(
      context,
      members.map(({ personId, email }) => ({
        key: `${kind}:${disputeId}:${personId}`,
        to: email,
        write: ({ language, locale }) => write(page, { dispute, url, locale }, letters[language]),
      })),
    )
  }
}
