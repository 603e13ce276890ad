import type { Context } from '#server/platform/context.ts'
import { queueMails } from '#server/platform/mail/index.ts'
import type { ReportsFact, SaidOutcome, SaidThing } from './facts.ts'
import { letters } from './letters/index.ts'
import { findReporters, findReportersOfSaid } from './repository.ts'

/** Tells everybody who reported it what became of it. */
export async function mailDecided(context: Context, { reportIds, outcome }: ReportsFact): Promise<void> {
  const { config } = context
  const reporters = await findReporters(context.db, reportIds)
  await queueMails(
    context,
    reporters.map(({ reportId, email, called, path }) => ({
      key: `report-decided:${reportId}:${outcome}`,
      to: email,
      write: ({ language }) =>
        letters[language].reportDecidedLetter({
          called,
          outcome,
          url: config.publicUrl + (outcome === 'stands' ? path : '/products'),
        }),
    })),
  )
}

interface SaidDecided {
  what: SaidThing
  /** Of the review or question. */
  id: string
  productId: string
  shopId: string
  reporterIds: readonly string[]
  outcome: SaidOutcome
}

/** Tells everybody who reported a review or a question whether it was taken down, or back: who works in the shop where they reported it, at its door. */
export async function mailSaidDecided(
  context: Context,
  { what, id, productId, shopId, reporterIds, outcome }: SaidDecided,
): Promise<void> {
  if (reporterIds.length === 0) return
  const { publicUrl } = context.config
  const reporters = await findReportersOfSaid(context.db, { reporterIds, productId, shopId })
  await queueMails(
    context,
    reporters.map(({ personId, email, isOfShop, productTitle, path }) => ({
      key: `report-decided:${id}:${personId}:${outcome}`,
      to: email,
      write: ({ language }) =>
        letters[language].saidDecidedLetter({
          what,
          productTitle,
          outcome,
          url: publicUrl + (isOfShop ? `/seller/${what}s` : path),
        }),
    })),
  )
}
