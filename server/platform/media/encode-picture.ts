import type sharp from 'sharp'
import type { OutputInfo, Sharp } from 'sharp'
import { pictureFormat, pictureTooManyPixels, pictureUnreadable } from './errors.ts'
import type { PictureFormat } from './storage.ts'

const mostMegapixels = 50
const widest = 800
const tallest = 1_600
const steps = [240, 480]
const quality = { avif: { quality: 52, effort: 3 }, jpg: { quality: 80, mozjpeg: true } } as const

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

/**
 * Decodes what somebody sent and encodes it anew: upright, in sRGB, on white, at most 800 × 1600 pixels, without
 * EXIF or any other word of the sender's. AVIF at 240, 480 and the full width, JPEG at the full width.
 * Refuses with `picture_format`, `picture_unreadable` or `picture_too_many_pixels` (beyond 50 megapixels).
 */
export async function encodePicture(bytes: Buffer): Promise<EncodedPicture> {
  if (!looksTaken(bytes)) throw pictureFormat()
  const turn = lastTurn.then(() => encode(bytes))
  lastTurn = turn.catch(() => {})
  return await turn
}

async function encode(bytes: Buffer): Promise<EncodedPicture> {
  decoder ??= openDecoder()
  const sharp = await decoder
  const open = ({ data, info: { width, height, channels } }: Pixels) =>
    sharp(data, { raw: { width, height, channels } })
  const pixels = await decode(sharp, bytes)
  const { width, height } = pixels.info
  const widths = [...steps.filter((step) => step < width), width]
  const files = await Promise.all([
    ...widths.map(async (wide) => ({
      width: wide,
      format: 'avif' as const,
      bytes: await open(pixels).resize({ width: wide }).avif(quality.avif).toBuffer(),
    })),
    open(pixels)
      .jpeg(quality.jpg)
      .toBuffer()
      .then((jpeg) => ({ width, format: 'jpg' as const, bytes: jpeg })),
  ])
  return { width, height, widths, color: await dominantColor(open(pixels)), files }
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
    const megapixels = (header.width * header.height) / 1_000_000
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
