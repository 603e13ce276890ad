import { Refusal } from '#server/platform/errors.ts'
import type { Context } from '#server/platform/context.ts'

/** Answers the first blocked word in a text, or null. */
export type WordFinder = (text: string) => string | null

/** A text in which case, accents and the space between words make no difference: `Çá  va` is `ca va`. */
export function foldWords(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Looks for whole words and phrases in any language that puts spaces between words. */
export function wordFinderOf(words: readonly string[]): WordFinder {
  const folded = words.map((word) => ({ word, padded: ` ${foldWords(word)} ` })).filter(({ padded }) => padded !== '  ')
  return (text) => {
    if (folded.length === 0) return null
    const padded = ` ${foldWords(text)} `
    return folded.find((each) => padded.includes(each.padded))?.word ?? null
  }
}

/** Whether one of these texts holds a word that is not wanted in public. */
export function hasBlockedWord({ ports }: Context, texts: readonly string[]): boolean {
  return texts.some((text) => ports.market.blockedWordIn(text) !== null)
}

/** Refuses with `word_blocked` (422) every field, by its path, that holds a word not wanted in public. */
export function refuseBlockedWords(
  { ports }: Context,
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): void {
  const errors = Object.entries(fields).flatMap(([path, said = []]) => {
    const word = [said]
      .flat()
      .map((text) => ports.market.blockedWordIn(text))
      .find((found) => found !== null)
    return word ? [{ path, code: 'word_blocked', message: `holds a word that is not wanted here: ${word}` }] : []
  })
  if (errors.length > 0)
    throw new Refusal(422, 'word_blocked', 'A word in this is not wanted in this market.', { errors })
}
