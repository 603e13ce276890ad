import type sharp from 'sharp'
import type { OutputInfo, Sharp } from 'sharp'
import { pictureFormat, pictureTooManyPixels, pictureUnreadable } from './errors.ts'
import type { PictureFormat } from './storage.ts'

const mostMegapixels = 50
const widest = 800
const tallest = 1_600
const steps = [240, 480]
const quality = {
  avif: { quality: 52, effort: 3 },
  jpg: { quality: 80, mozjpeg: true },
  master: { quality: 95 },
} as const

/** A picture as the market keeps it: its largest size, every encoding, and the colour to show before it arrives. */
export interface EncodedPicture {
  width: number
  height: number
  /** Of the AVIF files, ascending; the last is the width of the JPEG too. */
  widths: number[]
  /** Dominant colour, `#rrggbb`. */
  color: string
  files: { width: number; format: PictureFormat; bytes: Buffer }[]
}

interface Pixels {
  data: Buffer
  info: OutputInfo
}

type Decoder = typeof sharp

// Opened with the first picture: a process that never sees one saves its memory.
let decoder: Promise<Decoder> | null = null

async function openDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  return sharp
}

// A decoded photograph takes a hundred megabytes and more, so a process works on one at a time.
let lastTurn: Promise<unknown> = Promise.resolve()

/** A picture as it is shown first: upright, in sRGB, on white, at most 800 × 1600, a JPEG; and one to make the others of. */
export interface FirstPicture {
  width: number
  height: number
  color: string
  jpeg: Buffer
  /** At the same width and nearly without loss. */
  master: Buffer
}

/**
 * Decodes what somebody sent and encodes it anew as a JPEG, without EXIF or any other word of the sender's. Refuses with
 * `picture_format`, `picture_unreadable` or `picture_too_many_pixels` (beyond 50 megapixels, all pictures of an animation together).
 */
export async function readPicture(bytes: Buffer): Promise<FirstPicture> {
  if (!looksTaken(bytes)) throw pictureFormat()
  return await inTurn(async (sharp) => {
    const pixels = await decode(sharp, bytes)
    const { width, height, channels } = pixels.info
    const picture = sharp(pixels.data, { raw: { width, height, channels } })
    const [jpeg, master, color] = await Promise.all([
      picture.clone().jpeg(quality.jpg).toBuffer(),
      picture.clone().jpeg(quality.master).toBuffer(),
      dominantColor(picture),
    ])
    return { width, height, color, jpeg, master }
  })
}

/** The AVIF files of a picture that was read: at 240, 480 and its full width, ascending. */
export async function encodeWidths(master: Buffer): Promise<{ width: number; bytes: Buffer }[]> {
  return await inTurn(async (sharp) => {
    const { width } = await sharp(master).metadata()
    const widths = [...steps.filter((step) => step < width), width]
    return await Promise.all(
      widths.map(async (wide) => ({
        width: wide,
        bytes: await sharp(master).resize({ width: wide }).avif(quality.avif).toBuffer(),
      })),
    )
  })
}

async function inTurn<T>(work: (sharp: Decoder) => Promise<T>): Promise<T> {
  const turn = lastTurn.then(async () => {
    decoder ??= openDecoder()
    return await work(await decoder)
  })
  lastTurn = turn.catch(() => {})
  return await turn
}

/** The first bytes decide, not the name or the type the sender wrote on it: nothing else reaches a decoder. */
function looksTaken(bytes: Buffer): boolean {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  return (
    text(0, 3) === '\xff\xd8\xff' ||
    text(0, 8) === '\x89PNG\r\n\x1a\n' ||
    (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') ||
    // ISO base media: the brands stand behind the size of the first box.
    (text(4, 8) === 'ftyp' && text(8, 40).includes('avif'))
  )
}

async function decode(sharp: Decoder, bytes: Buffer): Promise<Pixels> {
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata()
    // An animation is unfolded picture by picture wherever it is looked at.
    const megapixels = (header.width * header.height * (header.pages ?? 1)) / 1_000_000
    if (megapixels > mostMegapixels) throw pictureTooManyPixels(megapixels, mostMegapixels)
    return await sharp(bytes, { limitInputPixels: mostMegapixels * 1_000_000, failOn: 'error' })
      .autoOrient()
      .resize({ width: widest, height: tallest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
  } catch (error) {
    // sharp throws plain errors about what it cannot read; our own refusals pass.
    throw error instanceof Error && error.constructor === Error ? pictureUnreadable() : error
  }
}

async function dominantColor(picture: Sharp): Promise<string> {
  const { dominant } = await picture.stats()
  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
