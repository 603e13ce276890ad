/** What the market and open pages say to each other over sockets. Both sides trust these words; `realtime.schemas.ts` checks them. */

import type { Message, Side } from './api/chat.schemas.ts'

/** Where the sockets are. A proxy sends this path to the realtime process. */
export const realtimePath = '/realtime/'

/** The door whose cookie opens a socket. */
export const realtimeDoors = ['storefront', 'seller', 'operator'] as const
export type RealtimeDoor = (typeof realtimeDoors)[number]

/** Something the listener may see has changed. What it is now, the API says; only what was just said comes along. */
export type Change =
  | { kind: 'order'; id: string; shopId: string }
  /** Something was said in a conversation (the message, unless it is a long one), or it was read, edited, assigned. */
  | { kind: 'conversation'; id: string; message?: Message }
  /** Something waits for who runs the market, or does no longer: an application, a product, a dispute, a payout, a report. */
  | { kind: 'queue' }
  /** Money of the shop has moved: it became theirs, was set aside to be paid out, was paid or came back. */
  | { kind: 'money' }

  /** An invoice or a credit note was issued. */
  | { kind: 'invoice' }
  /** The listener was told something, or has seen it on another screen. */
  | { kind: 'notices' }

/** Somebody is writing in a conversation the listener watches. Kept nowhere. */
export interface Typing {
  conversationId: string
  side: Side
  /** First name. */
  name: string
}

/** What a listener hears. */
export interface Announcements {
  changed(change: Change): void
  /** Announcements may have been lost: look at everything again. */
  missed(): void
  typing(typing: Typing): void
  /** Somebody came to a conversation the listener watches. */
  came(to: Watched): void
}

/** The conversation that a page shows. */
export interface Watched {
  conversationId: string
}

/** What a page may say; everything else is counted and dropped. */
export interface Words {
  /** It shows a conversation, and wants to hear who writes there. Answers whether it may. */
  watch(watched: Watched, answer: (isLetIn: boolean) => void): void
  unwatch(watched: Watched): void
  /** The person is writing in a conversation that is watched. */
  typing(watched: Watched): void
}

/** Where visitors listen, signed in or not: a place of its own, with rooms of things alone. */
export const shelfNamespace = '/shelf'

/** What a page of a visitor shows; named when its socket opens. */
export interface ShelfThing {
  kind: 'product' | 'event'
  id: string
}

/** What such a page hears. */
export interface ShelfAnnouncements {
  /** Somebody bought, or gave back: look again. */
  moved(): void
}
