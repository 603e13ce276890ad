/** The events the first page shows: those that run, the first to end first. */
export const runningEvents = { state: 'running', limit: 2 } as const
