import type { Context } from '../context.ts'
import { signOff, writeLetter, type LetterText, type WrittenLetter } from './letter.ts'

/** Every letter of an area with things made up, under the key it would have: `order-shipped:sample`. */
export type SampleLetters = (context: Context) => Readonly<Record<string, LetterText | WrittenLetter>>

/** A letter with things made up, as somebody would get it. */
export interface Sample {
  key: string
  letter: WrittenLetter
}

/** Writes all of the samples, in the order of the areas and of their letters. */
export function writeSamples(context: Context, areas: readonly SampleLetters[]): Sample[] {
  return areas.flatMap((samplesOf) =>
    Object.entries(samplesOf(context)).map(([key, sample]) => ({
      key,
      letter: signOff(context, key, 'html' in sample ? sample : writeLetter(context, sample)),
    })),
  )
}
