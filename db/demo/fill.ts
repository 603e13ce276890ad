import { sql } from 'kysely'
import { cashGateway, sandboxGateway } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { openShop, putUpCategories } from './open-shops.ts'
import { operator, people } from './people.ts'
import { readPictureBook } from './picture-book.ts'
import { playOrders } from './play-orders.ts'
import { findTownspeople, settlePeople } from './settle-people.ts'
import { shops } from './shops.ts'
import { daysAgo, storyClock } from './story-clock.ts'
import { hasReviews, writeReviews } from './write-reviews.ts'

/**
 * Moves the demo town into an empty sandbox market; `tell` gets a line now and then. Each step is done whole or not at
 * all, so a fill that was interrupted goes on when it is called again. A market that holds anything else, or the whole
 * town, is left as it is. Must be called before the worker starts, for jobs of the story run by the story's clock.
 */
export async function fillDemoTown(context: Context, tell: (line: string) => void): Promise<void> {
  if (!context.config.isSandbox) return
  await withoutTwin(context, async () => {
    const opensAt = await findOpeningDay(context)
    if (opensAt) await fill(context, opensAt, tell)
  })
}

async function fill(context: Context, opensAt: Date, tell: (line: string) => void): Promise<void> {
  const startedAt = performance.now()
  const clock = storyClock(opensAt)
  const story = inTheStory(context, clock)
  const pictures = readPictureBook()

  tell('A small town moves in …')
  if ((await findTownspeople(story)).size === 0) await settlePeople(story, pictures, opensAt)
  const townspeople = await findTownspeople(story)
  const aisles = await putUpCategories(story, pictures, opensAt)
  for (const shop of shops) await openShop(story, shop, { clock, people: townspeople, aisles, pictures, opensAt })
  clock.set(opensAt)
  await story.jobs.drain(story)
  tell(`${shops.length} shops have put out their things`)

  await playOrders(story, { clock, people: townspeople, opensAt }, tell)
  await keepRecentMails(story, opensAt)
  await writeReviews(story, townspeople, opensAt)
  tell(`The demo town is open (${((performance.now() - startedAt) / 1_000).toFixed(1)} s).`)
}

/** The same market on the story's clock; letters stay in the house, whatever is configured. */
function inTheStory(context: Context, clock: ReturnType<typeof storyClock>): Context {
  const { db, config, ports } = context
  return {
    ...context,
    clock,
    ports: {
      ...ports,
      mail: { ...ports.mail, deliver: null },
      gateways: { card: sandboxGateway({ db, clock, secret: config.secret }), cash: cashGateway() },
    },
  }
}

/** Runs `work` unless another process is at it; then waits and finds the town there. */
async function withoutTwin(context: Context, work: () => Promise<void>): Promise<void> {
  await context.db.transaction().execute(async (guard) => {
    await sql`select pg_advisory_xact_lock(hashtext('demo town'))`.execute(guard)
    await work()
  })
}

/**
 * The day the town opens: now, in an empty market; in one that was interrupted, the day it had begun with. Null when
 * there is nothing to do.
 */
async function findOpeningDay(context: Context): Promise<Date | null> {
  const { rows } = await sql<{ people: number; began: Date | null }>`
    select count(*) as people, max(p.created_at) filter (where p.email = ${people[operator].email}) as began
    from people p`.execute(context.db)
  const { people: count, began } = rows[0]!
  if (count === 0) return context.clock.now()
  if (!began || (await hasReviews(context))) return null
  return daysAgo(-people[operator].joinedDaysAgo, began)
}

/** A mailbox of forty days would bury the letters a visitor causes; the last two days are kept. */
async function keepRecentMails({ db }: Context, opensAt: Date): Promise<void> {
  await sql`delete from mails where created_at < ${daysAgo(2, opensAt)}`.execute(db)
}
