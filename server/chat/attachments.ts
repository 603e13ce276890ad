import { newId } from '#shared/ids.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Call } from '#server/platform/http/contract.ts'
import { presentPicture, storePicture } from '#server/platform/media/index.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { chatFileTooLarge, fileFormat, fileNotFound } from './errors.ts'
import { getParticipants } from './get-participants.ts'
import { partyOf } from './policy.ts'
import { findFile, insertFile } from './repository.ts'

/** Decoding a picture takes seconds of a processor, and files take room. */
const uploadsOfPerson = { most: 60, seconds: 600 }
const mostMegabytes = 5

interface Asked {
  context: Context
  params: { id: string }
}

type Uploading = Asked & Pick<Call<object>, 'file'>

/**
 * Takes a picture to be sent in a conversation: it is encoded anew, as every picture is. It belongs to the shop that takes
 * part as well, or the shop could not see it. Refuses with `conversation_not_found` and as `uploadPicture` does.
 */
export async function keepPicture({ context, params, file }: Uploading): Promise<Picture> {
  invariant(file, 'an upload brings a file')
  const { personId } = partyOf(context)
  const { shopId } = await inTransaction(context, (tx) => getParticipants(tx, params.id))
  await limitRate(context, `chat files of ${personId}`, uploadsOfPerson)
  return presentPicture(await storePicture(context, file.bytes, { shopId, personId }))
}

/**
 * Takes a PDF to be sent in a conversation. It is kept as it is and never shown by the market, only given to be kept
 * elsewhere. Refuses with `conversation_not_found`, `file_format` or `file_too_large`.
 */
export async function keepFile({
  context,
  params,
  file,
}: Uploading): Promise<{ id: string; name: string; bytes: number }> {
  invariant(file, 'an upload brings a file')
  const { personId } = partyOf(context)
  const { shopId } = await inTransaction(context, (tx) => getParticipants(tx, params.id))
  await limitRate(context, `chat files of ${personId}`, uploadsOfPerson)
  const { bytes } = file
  if (bytes.length > mostMegabytes * 1_048_576) throw chatFileTooLarge(mostMegabytes)
  // The first bytes decide, not the name (ISO 32000-2, section 7.5.2).
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw fileFormat()
  const kept = { id: newId(), conversationId: params.id, shopId, personId, name: plainName(file.name), bytes }
  await inTransaction(context, (tx) => insertFile(tx.db, kept, tx.clock.now()))
  return { id: kept.id, name: kept.name, bytes: bytes.length }
}

/** A PDF of a conversation of the actor, as text that no browser would open by itself. Refuses with `file_not_found`. */
export async function readFile({ context, params }: Asked) {
  const file = await findFile(context.db, params.id, partyOf(context))
  if (!file) throw fileNotFound()
  const { id, name, bytes } = file
  return { id, name, bytes: bytes.length, base64: bytes.toString('base64') }
}

/** A name without folders and control characters, ending in `.pdf`. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!.replaceAll(/\p{C}/gu, '').trim().slice(0, 100)
  return /\.pdf$/i.test(last) ? last : `${last || 'file'}.pdf`
}
