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
}

export interface Facts {
  /** Says that something happened. Must stand in the transaction that made it so. */
  announce<Name extends FactName>(tx: Context, fact: Name, data: FactMap[Name]): Promise<void>
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
    async announce(tx, fact, data) {
      invariant(tx.isInTransaction, `${fact} must be announced in the transaction that makes it so`)
      await asMarket(tx, () => tx.ports.acts.hear(tx, fact, data))
      const following = subscriptions.filter((subscription) => subscription.fact === fact)
      await asMarket(tx, async () => {
        const system = actingAs(tx, { kind: 'system' })
        for (const subscription of following) {
          if (subscription.when === 'at once') await subscription.run(system, data as never)
          else await tx.jobs.enqueue(system, delivery, { subscription: subscription.name, data })
        }
      })
    },
  }
  return { facts, delivery }
}
