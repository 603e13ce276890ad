import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { keepPicture, mediaName, type EncodedPicture, type PictureOwner } from '#server/platform/media/index.ts'

const folder = join(import.meta.dirname, 'pictures')

type Kind = 'product' | 'hero' | 'banner' | 'logo' | 'avatar'

/** A line of `pictures/manifest.json`. */
export interface DemoPicture {
  name: string
  kind: Kind
  alt: string
  width: number
  height: number
  dominantColor: string
}

/** The widths that come in AVIF and, for the largest, in JPEG too. */
export const widthsOf: Record<Kind, number[]> = {
  product: [240, 480, 800],
  hero: [800, 1_600],
  banner: [800, 1_600],
  logo: [240],
  avatar: [240],
}

/** The files of a picture, as they lie in `pictures/`. */
export function filesOf({ name, kind }: DemoPicture): { name: string; width: number; format: 'avif' | 'jpg' }[] {
  const widths = widthsOf[kind]
  const largest = widths.at(-1)!
  return [
    ...widths.map((width) => ({ name: mediaName(name, width, 'avif'), width, format: 'avif' as const })),
    { name: mediaName(name, largest, 'jpg'), width: largest, format: 'jpg' as const },
  ]
}

/** Every picture of which all files are there, by name. */
export function readPictureBook(): Map<string, DemoPicture> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as DemoPicture[]
  const whole = manifest.filter((picture) => filesOf(picture).every(({ name }) => existsSync(join(folder, name))))
  return new Map(whole.map((picture) => [picture.name, picture]))
}

/**
 * Hangs a picture up for its owner by copying its files; nothing is encoded again. Answers its id, the same one when
 * the owner has it already.
 */
export async function hangPicture(
  context: Context,
  picture: DemoPicture,
  owner: PictureOwner & { slug: string },
): Promise<string> {
  const files = filesOf(picture).map(({ name, width, format }) => {
    return { width, format, bytes: readFileSync(join(folder, name)) }
  })
  const storageKey = `${owner.slug}-${picture.name}-${digestOf(files.at(-1)!.bytes)}`
  const { rows } = await sql<{ id: string }>`select id from media where storage_key = ${storageKey}`.execute(context.db)
  if (rows[0]) return rows[0].id
  const row = await keepPicture(context, encoded(picture, files), owner, { id: newId(), storageKey, alt: picture.alt })
  return row.id
}

function encoded({ kind, width, height, dominantColor }: DemoPicture, files: EncodedPicture['files']): EncodedPicture {
  const widths = widthsOf[kind]
  const largest = widths.at(-1)!
  return { width: largest, height: Math.round((height * largest) / width), widths, color: dominantColor, files }
}

/** Part of the name, because what was served under a name is kept by browsers for good. */
function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}
