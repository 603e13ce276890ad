import { newId } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { invariant } from '../errors.ts'
import { encodePicture, type EncodedPicture } from './encode-picture.ts'
import { insertPicture, type PictureOwner, type PictureRow } from './repository.ts'
import { mediaName } from './storage.ts'

/**
 * Takes a picture somebody sent: encodes it anew and keeps it for its owner. Refuses with `picture_format`,
 * `picture_unreadable` or `picture_too_many_pixels`. Must stand outside a transaction: decoding is slow.
 */
export async function storePicture(context: Context, bytes: Buffer, owner: PictureOwner): Promise<PictureRow> {
  invariant(!context.isInTransaction, 'a picture is decoded outside a transaction')
  const id = newId()
  return await keepPicture(context, await encodePicture(bytes), owner, { id, storageKey: id, alt: '' })
}

/** Keeps a picture that is encoded already, under a storage key of the caller's choice. */
export async function keepPicture(
  context: Context,
  { files, ...picture }: EncodedPicture,
  owner: PictureOwner,
  name: Pick<PictureRow, 'id' | 'storageKey' | 'alt'>,
): Promise<PictureRow> {
  const row: PictureRow = { ...name, ...picture }
  // Files first: a row must never point at nothing, a file without a row only takes space.
  for (const { width, format, bytes } of files) {
    await context.ports.storage.put(mediaName(name.storageKey, width, format), bytes)
  }
  await inTransaction(context, (tx) => insertPicture(tx.db, row, owner, context.clock.now()))
  return row
}
