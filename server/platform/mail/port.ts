import type { Context } from '../context.ts'
import type { Gist, Letter } from './letter.ts'
import type { Mail } from './repository.ts'
import type { Tongue } from './tongue.ts'

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
  /**
   * Hands a letter to the outside; null where no outside is configured and letters stay in the mailbox. Throws `AddressRefused`
   * where it will never be taken, and anything else where it is worth another try.
   */
  readonly deliver: ((envelope: Envelope) => Promise<void>) | null
}

/** Why an address is paused: nothing reaches it, or whoever reads there called a letter unwanted. */
export type PauseReason = 'bounced' | 'complained'

/** A file that a letter carries, made when it leaves. */
export interface Attachment {
  name: string
  type: string
  bytes: Buffer
}

/** Which file a letter carries: the maker that knows it, and the maker's own key. */
export interface AttachmentKey {
  maker: string
  key: string
}

/** Makes the files of letters; each area that sends some has one under its name. */
export type AttachmentMaker = (context: Context, key: string) => Promise<Attachment>

/** The relay takes no letter for this address, now or later: nobody has it. */
export class AddressRefused extends Error {}

export interface Envelope {
  /** The mail's id, the same at every try, so that a letter delivered twice can be told from two letters. */
  id: string
  to: string
  letter: Letter
  attachments: readonly Attachment[]
  /** Where a mail program switches such letters off with one press; null where nobody can. */
  oneClickUrl: string | null
}

/** What is to become of a letter: in what it is written; nobody wants it by mail, or it waits. */
export interface Heard {
  tongue: Tongue
  isDeclined: boolean
  held: { until: Date; isForDigest: boolean } | null
}

/**
 * Hears of every letter in the transaction that keeps it, and answers by key what is to become of those to somebody who is
 * known: what else becomes of a letter is not the mail room's to know.
 */
export type LetterHearer = (tx: Context, mails: readonly Mail[]) => Promise<ReadonlyMap<string, Heard>>

/** Where who gets a letter may choose to get no more of its kind; null for one that always leaves. */
export type ChoicesFinder = (context: Context, key: string, gist?: Gist) => string | null

declare module '#server/platform/context.ts' {
  interface Ports {
    mail: MailPort
    hearLetters: LetterHearer
    findChoices: ChoicesFinder
    /** Whether nobody can switch off the letter with this key. */
    isNecessaryLetter: (key: string) => boolean
    /** Where a mail program switches letters like this one off with one press; null where nobody can. */
    findOneClick: (context: Context, mail: { key: string; recipient: string }) => Promise<string | null>
    /** Who makes the files that letters carry, by name. */
    attachmentMakers: Readonly<Record<string, AttachmentMaker>>
  }
}
