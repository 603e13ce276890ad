import type { Context } from '#server/platform/context.ts'
import { queueMails } from '#server/platform/mail/index.ts'
import type { ReportsFact } from './facts.ts'
import { letters } from './letters/index.ts'
import { findReporters } from './repository.ts'

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
