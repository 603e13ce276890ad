import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** The letters about messages that wait and about what was reported, with things made up. */
export function chatSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const url = `${config.publicUrl}/messages/sample`
  const judged = { other: 'Oficina do Barro', reason: 'It was no kind word.', url }
  const reported = { about: 'Oficina do Barro', url }
  return {
    'chat-judged:warned': words.judgedLetter({ ...judged, decision: 'warned' }),
    'chat-judged:removed': words.judgedLetter({ ...judged, decision: 'removed' }),
    'chat-judged:blocked': words.judgedLetter({ ...judged, decision: 'blocked' }),
    'chat-report-settled:upheld': words.reportSettledLetter({ ...reported, isUpheld: true }),
    'chat-report-settled:dismissed': words.reportSettledLetter({ ...reported, isUpheld: false }),
    'message-waits:sample': words.messageWaitsLetter({
      author: 'Oficina do Barro',
      count: 2,
      last: { words: 'It leaves tomorrow.', shows: null },
      url,
    }),
    'message-waits:picture': words.messageWaitsLetter({
      author: 'Oficina do Barro',
      count: 1,
      last: { words: null, shows: 'picture' },
      url,
    }),
  }
}
