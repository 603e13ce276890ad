import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { judgedLetter, messageWaitsLetter, reportSettledLetter } from './letters.ts'

/** The letters about messages that wait and about what was reported, with things made up. */
export function chatSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const url = `${config.publicUrl}/messages/sample`
  const judged = { other: 'Oficina do Barro', reason: 'It was no kind word.', url }
  const reported = { about: 'Oficina do Barro', url }
  return {
    'chat-judged:warned': judgedLetter({ ...judged, decision: 'warned' }),
    'chat-judged:removed': judgedLetter({ ...judged, decision: 'removed' }),
    'chat-judged:blocked': judgedLetter({ ...judged, decision: 'blocked' }),
    'chat-report-settled:upheld': reportSettledLetter({ ...reported, isUpheld: true }),
    'chat-report-settled:dismissed': reportSettledLetter({ ...reported, isUpheld: false }),
    'message-waits:sample': messageWaitsLetter({
      author: 'Oficina do Barro',
      count: 2,
      lastWords: 'It leaves tomorrow.',
      url,
    }),
  }
}
