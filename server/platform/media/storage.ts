/** Where the bytes of pictures lie: local disk, or a store outside. Every adapter passes `storage.conformance.ts`. */
export interface MediaStorage {
  /** Keeps bytes under a name, whole or not at all; the same name may be put again. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes under a name; null when there are none. */
  find(name: string): Promise<Buffer | null>
  /** Forgets a name; one that is not there is no error. */
  remove(name: string): Promise<void>
  /** Where browsers fetch a name without asking the market; null where the market itself serves it. */
  urlOf(name: string): string | null
}

declare module '#server/platform/context.ts' {
  interface Ports {
    storage: MediaStorage
  }
}

const contentTypes = { avif: 'image/avif', jpg: 'image/jpeg' } as const

export type PictureFormat = keyof typeof contentTypes

/** Adapters of stores outside wait so long. */
export const mostStoreMs = 20_000

/** The name of one encoding of a picture: storage key, width in pixels, format. */
export function mediaName(storageKey: string, width: number, format: PictureFormat): string {
  return `${storageKey}-${width}.${format}`
}

/** The name under which a picture waits for its encodings, at its full width. */
export const masterName = (storageKey: string) => mediaName(storageKey, 0, 'jpg')

/** The names of every file a picture may have. */
export function namesOfPicture({
  storageKey,
  width,
  widths,
}: {
  storageKey: string
  width: number
  widths: readonly number[]
}): string[] {
  const names = [mediaName(storageKey, width, 'jpg'), masterName(storageKey)]
  for (const wide of widths) names.push(mediaName(storageKey, wide, 'avif'))
  return names
}

/** The content type told by a media name; null when the text is no media name, so it can never name another file. */
export function contentTypeOf(name: string): string | null {
  const match = /^[a-z0-9][a-z0-9-]{0,120}-\d{1,5}\.(avif|jpg)$/.exec(name)
  return match ? contentTypes[match[1] as PictureFormat] : null
}
