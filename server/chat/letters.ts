import type { LetterText } from '#server/platform/mail/index.ts'

/** To who was written to and has not looked for a while: by whom, how much, and the last words. */
export function messageWaitsLetter({
  author,
  count,
  lastWords,
  url,
}: {
  author: string
  count: number
  lastWords: string
  url: string
}): LetterText {
  return {
    subject: count === 1 ? `${author} has written to you` : `${author} has written to you ${count} times`,
    heading: count === 1 ? 'A message waits for you' : `${count} messages wait for you`,
    paragraphs: [`${author} wrote: “${lastWords}”`],
    action: { label: 'Read and answer', url },
    footnote: 'You get this once, until you have looked into the conversation. Mute it there, and you get none.',
  }
}
