/** Which sale events a list shows: those that run, the first to end first, or those to come, the first to begin first. */
export interface EventsAsked {
  state: 'running' | 'scheduled'
  /** The slug of one. */
  shop?: string
  limit: number
}

/** The events the first page shows. */
export const runningEvents: EventsAsked = { state: 'running', limit: 2 }

/** What runs in one shop. */
export const runningEventsOf = (shop: string): EventsAsked => ({ state: 'running', shop, limit: 12 })

/** What the page of all events shows at once. */
export const eventsOnPage = (state: EventsAsked['state']): EventsAsked => ({ state, limit: 12 })
