import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'

// Not every package of fonts lets its files be imported, so they are found where npm puts them.
const packages = join(import.meta.dirname, '../../../node_modules')

/** A typeface of documents: its bytes for embedding, and which letters it has. */
export interface Face {
  name: string
  bytes: Buffer
  has(codePoint: number): boolean
}

export type Weight = 'regular' | 'bold' | 'title'

/**
 * The faces of a weight in the order in which they are tried: the house's own, then DejaVu for Greek, Cyrillic, Hebrew,
 * Arabic and the rest of the Latin world, then Noto for Japanese. All are complete static fonts, for a variable one cannot be
 * embedded in a PDF.
 */
const files: Record<Weight, string[]> = {
  regular: [
    '@expo-google-fonts/instrument-sans/400Regular/InstrumentSans_400Regular.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
    '@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf',
  ],
  bold: [
    '@expo-google-fonts/instrument-sans/600SemiBold/InstrumentSans_600SemiBold.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
    '@embedpdf/fonts-jp/fonts/NotoSansJP-Bold.otf',
  ],
  title: [
    '@expo-google-fonts/fraunces/500Medium/Fraunces_500Medium.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
    '@embedpdf/fonts-jp/fonts/NotoSansJP-Bold.otf',
  ],
}

const opened = new Map<string, Face>()

/** The faces of a weight, the first choice first. Read from disk once in the life of the process, when first needed. */
export function* facesOf(weight: Weight): Generator<Face> {
  for (const file of files[weight]) yield open(file)
}

function open(file: string): Face {
  const known = opened.get(file)
  if (known) return known
  const bytes = readFileSync(join(packages, file))
  const font = create(bytes) as Font
  const face = { name: file, bytes, has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint) }
  opened.set(file, face)
  return face
}

/** A piece of text that one face can set. */
export interface Run {
  face: Face
  text: string
}

/**
 * Splits text into the fewest runs that embedded faces can set, so that no letter is lost. A letter that no face has is
 * shown as a question mark, for a PDF/A file must not have holes (ISO 19005-3, 6.2.11.8).
 */
export function runsOf(text: string, weight: Weight): Run[] {
  const letters = Array.from(text.normalize('NFC'))
  for (const face of facesOf(weight)) {
    if (letters.every((letter) => isSet(face, letter))) return [{ face, text: letters.join('') }]
  }
  const faces = [...facesOf(weight)]
  const runs: Run[] = []
  for (const letter of letters) {
    const face = faces.find((candidate) => isSet(candidate, letter))
    const shown = face ? letter : '?'
    const last = runs.at(-1)
    if (last && (!face || last.face === face || (letter === ' ' && isSet(last.face, letter)))) last.text += shown
    else runs.push({ face: face ?? faces[0]!, text: shown })
  }
  return runs
}

function isSet({ has }: Face, letter: string): boolean {
  return letter === '\n' || has(letter.codePointAt(0)!)
}
