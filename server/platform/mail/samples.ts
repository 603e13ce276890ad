import type { Context } from '../context.ts'
import { writeLetter, type LetterText, type WrittenLetter } from './letter.ts'
import type { Tongue } from './tongue.ts'

/** Every letter of an area with things made up, under the key it would have: `order-shipped:sample`. */
export type SampleLetters = (context: Context, tongue: Tongue) => Readonly<Record<string, LetterText>>

/** A letter with things made up, as somebody would get it. */
export interface Sample {
  key: string
  letter: WrittenLetter
}

/** Writes all of the samples in a tongue, in the order of the areas and of their letters. */
export function writeSamples(context: Context, areas: readonly SampleLetters[], tongue: Tongue): Sample[] {
  return areas.flatMap((samplesOf) =>
    Object.entries(samplesOf(context, tongue)).map(([key, text]) => ({
      key,
      letter: writeLetter(context, key, () => text, tongue),
    })),
  )
}
