import { z } from 'zod'
import { Id, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { simulationEndpoints } from './simulation.ts'

export const ClockStep = z.enum(['hour', 'day', 'week', 'month', 'year', 'cycle', 'event'])

const Count = z.int().meta({ description: 'How many' })

export const ClockFigures = z
  .object({
    renewals: Count.meta({ description: 'Cycles of subscriptions that were paid' }),
    income: Money.meta({ description: 'What they came to, with tax and shipping' }),
    failures: Count.meta({ description: 'Tries that came to nothing' }),
    lost: Count.meta({ description: 'Subscriptions that were given up, cancelled or ended' }),
    started: Count.meta({ description: 'Subscriptions that began' }),
    orders: Count.meta({ description: 'Orders placed' }),
    released: Count.meta({ description: 'Orders whose money became the shop’s' }),
    refunds: Count.meta({ description: 'Refunds asked for' }),
    invoices: Count.meta({ description: 'Invoices and credit notes issued' }),
    letters: Count.meta({ description: 'Mails written' }),
  })
  .meta({ id: 'ClockFigures' })

export const ClockMove = z
  .object({
    id: Id,
    by: ClockStep,
    state: z.enum(['running', 'done', 'stopped']),
    fromAt: Instant,
    untilAt: Instant,
    reachedAt: Instant,
    steps: z.int().meta({ description: 'At so many instants it stopped and did what was due' }),
    tookMs: z.int(),
    askedBy: z.string().nullable(),
    figures: ClockFigures.meta({ description: 'Of the whole way until now' }),
  })
  .meta({ id: 'ClockMove' })

export const ClockLogEntry = z
  .object({ id: Id, fromAt: Instant, toAt: Instant, figures: ClockFigures })
  .meta({ id: 'ClockLogEntry' })

const Percent = z.number('must be a number').min(0, 'must be at least 0').max(100, 'must be at most 100')

export const Misfortunes = z
  .strictObject({
    softDeclines: Percent.meta({ description: 'Refused for want of money, and tried again later' }),
    hardDeclines: Percent.meta({ description: 'Refused for good: the card was stolen' }),
    confirmations: Percent.meta({ description: 'The bank wants the customer to confirm' }),
    lostAnswers: Percent.meta({ description: 'Charged, but the answer is lost' }),
    lateWebhooks: Percent.meta({ description: 'Told hours late, whatever became of the charge' }),
  })
  .refine(
    ({ softDeclines, hardDeclines, confirmations, lostAnswers }) =>
      softDeclines + hardDeclines + confirmations + lostAnswers <= 100,
    { message: 'come to more than 100 together', path: ['softDeclines'] },
  )
  .meta({ id: 'Misfortunes', description: 'Of a hundred charges at the sandbox gateway' })

export const Simulation = z
  .object({
    now: Instant.meta({ description: 'Business time' }),
    aheadSeconds: z.int().meta({ description: 'How far it runs ahead of the time outside' }),
    next: z.object({ at: Instant, what: z.string() }).nullable().meta({ description: 'What is due first' }),
    move: ClockMove.nullable().meta({ description: 'Under way, or the last one' }),
    misfortunes: Misfortunes,
    subscriptions: z.object({
      running: z.int(),
      pastDue: z.int(),
      unpaid: z.int(),
      over: z.int().meta({ description: 'Cancelled or ended' }),
    }),
  })
  .meta({ id: 'Simulation' })

export const simulationSchemas = schemasFor<typeof simulationEndpoints>()({
  getSimulation: { response: Simulation },
  moveClock: { body: z.strictObject({ by: ClockStep }), response: Simulation },
  stopClock: { response: Simulation },
  listClockLog: { query: z.object(PageQuery), response: pageOf(ClockLogEntry) },
  askForSubscribers: {
    body: z.strictObject({
      count: z.int('must be a whole number').min(1, 'must be at least 1').max(1_000, 'must be at most 1,000'),
    }),
    response: Simulation,
  },
  changeMisfortunes: { body: Misfortunes, response: Simulation },
})

export type ClockStep = z.output<typeof ClockStep>
export type ClockFigures = z.output<typeof ClockFigures>
export type ClockMove = z.output<typeof ClockMove>
export type ClockLogEntry = z.output<typeof ClockLogEntry>
export type Misfortunes = z.output<typeof Misfortunes>
export type Simulation = z.output<typeof Simulation>
