declare module '#server/platform/facts.ts' {
  interface FactMap {
    'subscription.started': SubscriptionFact
    /** A cycle is paid and its order goes ahead. */
    'subscription.renewed': CycleFact
    /** A cycle could not be paid; `nextTryAt` (ISO 8601) says when it is tried again, null after the last try. */
    'subscription.unpaid': CycleFact & { failure: string; nextTryAt: string | null }
    /** The customer's bank wants a payment confirmed by its customer; `tries` counts the tries of the cycle. */
    'subscription.confirmation-needed': CycleFact & { checkoutId: string; tries: number }
    'subscription.changed': SubscriptionFact
    'subscription.paused': SubscriptionFact
    'subscription.resumed': SubscriptionFact
    /** It is over: by its customer, by the market after the last try, or because all cycles are done. */
    'subscription.ended': SubscriptionFact & { reason: string }
    /** The card it is charged to expires before the cycle after next. */
    'subscription.card-expiring': SubscriptionFact
  }
}

export interface SubscriptionFact {
  subscriptionId: string
  shopId: string
}

export interface CycleFact extends SubscriptionFact {
  cycleId: string
}
