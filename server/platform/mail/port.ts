import type { Letter } from './letter.ts'

/** What stands at the head of every letter. */
export interface Letterhead {
  marketName: string
  /** As #rrggbb; white text can be read on it. */
  accentColor: string
  /** BCP 47 language tag. */
  locale: string
}

/** How letters look and leave. */
export interface MailPort {
  letterhead(): Letterhead
  /** Hands a letter to the outside; null where no outside is configured and letters stay in the mailbox. */
  readonly deliver: ((envelope: Envelope) => Promise<void>) | null
}

export interface Envelope {
  /** The mail's id, the same at every try, so that a letter delivered twice can be told from two letters. */
  id: string
  to: string
  letter: Letter
}

declare module '#server/platform/context.ts' {
  interface Ports {
    mail: MailPort
  }
}
