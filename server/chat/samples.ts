import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { messageWaitsLetter } from './letters.ts'

/** The letter about messages that wait, with things made up. */
export function chatSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const url = `${config.publicUrl}/messages/sample`
  return {
    'message-waits:sample': messageWaitsLetter({
      author: 'Oficina do Barro',
      count: 2,
      lastWords: 'It leaves tomorrow.',
      url,
    }),
  }
}
