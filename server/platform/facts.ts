import { asMarket } from './db/transaction.ts'
import { actingAs, type Context } from './context.ts'
import { invariant } from './errors.ts'
import { defineJob, type JobDefinition } from './jobs.ts'

/**
 * What can happen in the market, and what is told about it. Each area adds its own in `facts.ts` by declaration
 * merging: `declare module '#server/platform/facts.ts' { interface FactMap { 'order.placed': { orderId: string } } }`.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the areas
export interface FactMap {}

export type FactName = keyof FactMap

/**
 * What follows from a fact. `at once` runs in the transaction that announces it: for rows that must agree with it
 * (orders and ledger with a captured payment). `later` runs as a job, at least once: for mails and everything outside.
 */
export interface Subscription {
  fact: string
  name: string
  when: 'at once' | 'later'
  run(context: Context, data: never): Promise<void>
  /** Follows several at once that were announced together; without it they are followed one after the other. */
  runAll?(context: Context, all: never): Promise<void>
}

export interface Facts {
  /** Says that something happened. Must stand in the transaction that made it so. */
  announce<Name extends FactName>(tx: Context, fact: Name, data: FactMap[Name]): Promise<void>
  /** Says that the same happened to several, in as many statements as to one where those who follow can. */
  announceAll<Name extends FactName>(tx: Context, fact: Name, all: readonly FactMap[Name][]): Promise<void>
}

/** Declares what an area does when a fact is announced. The name must be unique and stays in the job queue. */
export function on<Name extends FactName>(
  fact: Name,
  when: Subscription['when'],
  name: string,
  run: (context: Context, data: FactMap[Name]) => Promise<void>,
): Subscription {
  return { fact, when, name, run }
}

/** Declares what an area does at once when a fact is announced, about all that it is announced of in one go. */
export function onAll<Name extends FactName>(
  fact: Name,
  name: string,
  runAll: (context: Context, all: readonly FactMap[Name][]) => Promise<void>,
): Subscription {
  return { fact, when: 'at once', name, run: (context, data) => runAll(context, [data]), runAll }
}

interface Delivery {
  subscription: string
  data: object
}

/** Connects facts to their subscriptions; the job it answers delivers the later ones. */
export function connectFacts(subscriptions: readonly Subscription[]): {
  facts: Facts
  delivery: JobDefinition<Delivery>
} {
  const byName = new Map(subscriptions.map((subscription) => [subscription.name, subscription]))
  invariant(byName.size === subscriptions.length, 'every subscription has a name of its own')

  const delivery = defineJob<Delivery>({
    name: 'deliver-fact',
    async run(context, { subscription, data }) {
      const subscriber = byName.get(subscription)
      invariant(subscriber, `nobody subscribes as ${subscription}`)
      await subscriber.run(context, data as never)
    },
  })

  const facts: Facts = {
    announce: (tx, fact, data) => facts.announceAll(tx, fact, [data]),

    async announceAll(tx, fact, all) {
      invariant(tx.isInTransaction, `${fact} must be announced in the transaction that makes it so`)
      if (all.length === 0) return
      await asMarket(tx, () => tx.ports.acts.hear(tx, fact, all))
      const following = subscriptions.filter((subscription) => subscription.fact === fact)
      await asMarket(tx, async () => {
        const system = actingAs(tx, { kind: 'system' })
        for (const subscription of following)
          if (subscription.when === 'at once') await follow(system, subscription, all)
        const later = following.filter(({ when }) => when === 'later')
        await tx.jobs.enqueueAll(
          system,
          delivery,
          all.flatMap((data) => later.map(({ name: subscription }) => ({ subscription, data }))),
        )
      })
    },
  }
  return { facts, delivery }
}

async function follow(system: Context, { run, runAll }: Subscription, all: readonly object[]): Promise<void> {
  if (runAll) return await runAll(system, all as never)
  for (const data of all) await run(system, data as never)
}
