import { closeTheDay } from './close-the-day.ts'
import { sql } from 'kysely'
import { cashGateway, sandboxGateway } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { askNewShops } from './hand-in.ts'
import { holdConversations } from './hold-conversations.ts'
import { setLegalDetails } from '#server/invoices/index.ts'
import { legalDetailsOfMarket } from './legal-details.ts'
import { holdEvents } from './hold-events.ts'
import { inviteHand } from './invite-hand.ts'
import { openShop, putUpCategories } from './open-shops.ts'
import { operator, people } from './people.ts'
import { readPictureBook } from './picture-book.ts'
import { playOrders } from './play-orders.ts'
import { reportThings } from './report-things.ts'
import { findTownspeople, settlePeople } from './settle-people.ts'
import { subscribe } from './subscribe.ts'
import { signPapers } from './sign-papers.ts'
import { shops } from './shops.ts'
import { daysAgo, storyClock } from './story-clock.ts'
import { writeReviews } from './write-reviews.ts'

/**
 * Moves the demo town into an empty sandbox market; `tell` gets a line now and then. Answers whether the whole town is
 * there. Each step is done whole or not at all, so a fill that was interrupted goes on when it is called again. A market
 * that holds anything else, or the whole town, is left as it is. Must be called before the worker starts, for the jobs
 * of the story run by the story's clock.
 */
export async function fillDemoTown(context: Context, tell: (line: string) => void): Promise<boolean> {
  if (!context.config.isSandbox) return false
  return await withoutTwin(context, async () => {
    const { began, isWhole, isForeign } = await findTraces(context)
    if (isWhole || isForeign) return isWhole
    // An interrupted town keeps the day it had begun with.
    const opensAt = began ? daysAgo(-people[operator].joinedDaysAgo, began) : context.clock.now()
    await fill(context, opensAt, tell)
    return true
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
  await setLegalDetails(story, null, legalDetailsOfMarket)
  const aisles = await putUpCategories(story, pictures, opensAt)
  for (const shop of shops) {
    // The others came before papers were asked for.
    if (shop.isWaiting) await askNewShops(story, townspeople)
    await openShop(story, shop, { clock, people: townspeople, aisles, pictures, opensAt })
    clock.set(daysAgo(shop.appliedDaysAgo, opensAt))
    await story.jobs.drain(story)
  }
  tell(`${shops.length} shops have put out their things`)

  await playOrders(story, { clock, people: townspeople, opensAt }, tell)
  await holdConversations(story, { clock, people: townspeople, opensAt })
  await subscribe(story, townspeople, opensAt)
  await holdEvents(story, opensAt)
  await closeTheDay(story)
  await inviteHand(story, townspeople, opensAt)
  await keepRecentMails(story, opensAt)
  await signPapers(story, townspeople)
  await reportThings(story, townspeople, opensAt)
  await writeReviews(story, townspeople, opensAt)
  tell(`The demo town is open (${((performance.now() - startedAt) / 1_000).toFixed(1)} s).`)
}

/** The same market on the story's clock. Letters stay in the house, whatever is configured. */
function inTheStory(context: Context, clock: ReturnType<typeof storyClock>): Context {
  const { db, config, ports } = context
  const sandbox = sandboxGateway({ db, clock, secret: config.secret })
  const cash = cashGateway()
  return {
    ...context,
    clock,
    // What goes wrong in the story is meant to.
    log: context.log.child({}, { level: 'silent' }),
    ports: {
      ...ports,
      mail: { ...ports.mail, deliver: null },
      gateways: { card: sandbox, paypal: null, payer: null, cash, all: [sandbox, cash] },
    },
  }
}

/** Lets one process after the other do the work; the second finds the town there. */
async function withoutTwin(context: Context, work: () => Promise<boolean>): Promise<boolean> {
  // The lock keeps a connection to itself, which a very small pool cannot spare.
  if (context.config.databasePoolSize < 4) return await work()
  return await context.db.transaction().execute(async (guard) => {
    await sql`select pg_advisory_xact_lock(hashtext('demo town'))`.execute(guard)
    return await work()
  })
}

/** What of the town is there: since when, whether to the last review, or whether somebody else lives here. */
async function findTraces({ db }: Context): Promise<{ began: Date | null; isWhole: boolean; isForeign: boolean }> {
  const { email } = people[operator]
  const { rows } = await sql<{ began: Date | null; isInhabited: boolean; hasReviews: boolean }>`
    select (select created_at from people where email = ${email}) as began,
           exists (select from people) as "isInhabited", exists (select from reviews) as "hasReviews"`.execute(db)
  const { began, isInhabited, hasReviews } = rows[0]!
  return { began, isWhole: began !== null && hasReviews, isForeign: began === null && isInhabited }
}

/** A mailbox of forty days would bury the letters a visitor causes; the last two days are kept. */
async function keepRecentMails({ db }: Context, opensAt: Date): Promise<void> {
  await sql`delete from mails where created_at < ${daysAgo(2, opensAt)}`.execute(db)
}
