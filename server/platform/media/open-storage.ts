import { join } from 'node:path'
import { openBucket, type BucketSettings } from './bucket.ts'
import { openCloudinary, type CloudinarySettings } from './cloudinary.ts'
import { openLocalDisk } from './local-disk.ts'
import type { MediaStorage } from './storage.ts'

/** Where the pictures of a market lie. */
export type MediaStore =
  | { kind: 'disk' }
  | ({ kind: 'bucket' } & BucketSettings)
  | ({ kind: 'cloudinary' } & CloudinarySettings)

/** Opens the store the settings name; on disk it is the folder `media` of the data folder. */
export function openStorage({ mediaStore, dataFolder }: { mediaStore: MediaStore; dataFolder: string }): MediaStorage {
  switch (mediaStore.kind) {
    case 'disk':
      return openLocalDisk(join(dataFolder, 'media'))
    case 'bucket':
      return openBucket(mediaStore)
    case 'cloudinary':
      return openCloudinary(mediaStore)
  }
}

/** The hosts from which pages show pictures, besides the market itself. */
export function pictureHostsOf(mediaStore: MediaStore): string[] {
  if (mediaStore.kind === 'cloudinary') return [new URL(mediaStore.deliveryBase).origin]
  return mediaStore.kind === 'bucket' && mediaStore.publicUrl ? [new URL(mediaStore.publicUrl).origin] : []
}
