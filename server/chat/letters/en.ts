import type { ChatDecision } from '#shared/api/chat-reports.schemas.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import type { LastSaid } from '../repository.ts'

const shownWords: Record<NonNullable<LastSaid['shows']>, string> = {
  picture: 'has sent you a picture.',
  file: 'has sent you a PDF.',
  order: 'has shown you an order.',
  product: 'has shown you a product.',
}

/** To who was written to and has not looked for a while: by whom, how much, and the last words. */
export function messageWaitsLetter({
  author,
  count,
  last,
  url,
}: {
  author: string
  count: number
  last: LastSaid
  url: string
}): LetterText {
  return {
    subject: count === 1 ? `${author} has written to you` : `${author} has written to you ${count} times`,
    heading: count === 1 ? 'A message waits for you' : `${count} messages wait for you`,
    paragraphs: [last.words === null ? `${author} ${shownWords[last.shows]}` : `${author} wrote: “${last.words}”`],
    action: { label: 'Read and answer', url },
    footnote: 'You get this once, until you have looked into the conversation. Mute it there, and you get none.',
  }
}

const judgedWords: Record<
  Exclude<ChatDecision, 'dismissed'>,
  { subject: string; sentence: (other: string) => string }
> = {
  warned: {
    subject: 'A warning about what you wrote',
    sentence: (other) => `We have looked at what you wrote to ${other}, and ask you not to write like this again.`,
  },
  removed: {
    subject: 'A message of yours was removed',
    sentence: (other) => `We have removed a message you wrote to ${other}.`,
  },
  blocked: {
    subject: 'The chat is closed to you',
    sentence: (other) =>
      `Because of what you wrote to ${other}, you can no longer write to customers and shops. You can still write to us.`,
  },
}

/** To whom a report is against: what was decided about it, and why. */
export function judgedLetter({
  decision,
  reason,
  other,
  url,
}: {
  decision: Exclude<ChatDecision, 'dismissed'>
  reason: string
  other: string
  url: string
}): LetterText {
  const { subject, sentence } = judgedWords[decision]
  return {
    subject,
    heading: subject,
    paragraphs: [sentence(other), `The reason: ${reason}`],
    action: { label: 'See the conversation', url },
  }
}

/** To who reported something: it was decided. */
export function reportSettledLetter({
  about,
  isUpheld,
  url,
}: {
  about: string
  isUpheld: boolean
  url: string
}): LetterText {
  return {
    subject: `We have looked at your report about ${about}`,
    heading: 'Your report is decided',
    paragraphs: [
      isUpheld
        ? `Thank you. We agree with you, and have done something about it.`
        : `Thank you. We found nothing against the rules of the market this time. You can block the conversation whenever you want.`,
    ],
    action: { label: 'See the conversation', url },
  }
}
