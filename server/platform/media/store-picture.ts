import { newId } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { asMarket, inTransaction } from '../db/transaction.ts'
import { invariant } from '../errors.ts'
import { readPicture, type EncodedPicture } from './encode-picture.ts'
import { makeWidths } from './jobs.ts'
import { insertPicture, type PictureOwner, type PictureRow } from './repository.ts'
import { masterName, mediaName } from './storage.ts'

/**
 * Takes a picture somebody sent and keeps it for its owner, as a JPEG that shows at once; a job makes the smaller files, and
 * `widths` is empty until then. Refuses with `picture_format`, `picture_unreadable`, `picture_too_many_pixels` or
 * `storage_unavailable`. Must stand outside a transaction: decoding is slow.
 */
export async function storePicture(context: Context, bytes: Buffer, owner: PictureOwner): Promise<PictureRow> {
  invariant(!context.isInTransaction, 'a picture is decoded outside a transaction')
  const { jpeg, master, ...picture } = await readPicture(bytes)
  const id = newId()
  const row: PictureRow = { id, storageKey: id, alt: '', widths: [], ...picture }
  const { storage } = context.ports
  await Promise.all([storage.put(mediaName(id, row.width, 'jpg'), jpeg), storage.put(masterName(id), master)])
  await inTransaction(context, async (tx) => {
    await insertPicture(tx.db, row, owner, context.clock.now())
    await asMarket(tx, () => tx.jobs.enqueue(tx, makeWidths, { id }))
  })
  return row
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
