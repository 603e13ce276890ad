/** What the market says over its sockets. Both sides trust these words; nothing is ever said the other way. */

/** Where the sockets are. A proxy sends this path to the realtime process. */
export const realtimePath = '/realtime/'

/** The door whose cookie opens a socket. */
export const realtimeDoors = ['storefront', 'seller', 'operator'] as const
export type RealtimeDoor = (typeof realtimeDoors)[number]

/** Something the listener may see has changed. What it is now, the API says. */
export interface Change {
  kind: 'order'
  id: string
  shopId: string
}

/** What a listener hears. */
export interface Announcements {
  changed(change: Change): void
  /** Announcements may have been lost: look at everything again. */
  missed(): void
}
