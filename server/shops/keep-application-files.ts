import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { invariant, Refusal } from '#server/platform/errors.ts'
import { ReadyFile, type Call } from '#server/platform/http/contract.ts'
import { readPicture } from '#server/platform/media/index.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import {
  deleteApplicationFile,
  findApplicationFile,
  findAskedDocument,
  insertApplicationFile,
} from './application-repository.ts'
import {
  applicationHandedIn,
  documentNotAsked,
  fileFormat,
  fileNotFound,
  fileTooLarge,
  tooManyFiles,
} from './errors.ts'
import { mayJudgeShops, memberWhoMay } from './policy.ts'
import { lockShop } from './repository.ts'

/** Decoding a picture takes seconds of a processor, and files take room. */
const uploadsOfPerson = { most: 60, seconds: 600 }
const mostMegabytes = 5
const mostFilesOfDocument = 5

interface Asked {
  context: Context
  params: { id: string }
}

/**
 * Takes a file for a document that is asked for: a PDF as it is, or a picture, encoded anew as every picture is. Refuses
 * with `not_allowed`, `document_not_asked` (or not the turn of the shop), `too_many_files`, `file_too_large`, `file_format`
 * or as `readPicture` does.
 */
export async function keepApplicationFile({
  context,
  params,
  file,
}: Asked & Pick<Call<object>, 'file'>): Promise<void> {
  invariant(file, 'an upload brings a file')
  const { shopId, personId } = memberWhoMay(context, 'shop')
  const check = async (tx: Context) => {
    const asked = await findAskedDocument(tx.db, shopId, params.id)
    if (!asked) throw documentNotAsked()
    if (asked.fileCount >= mostFilesOfDocument) throw tooManyFiles(mostFilesOfDocument)
  }
  await inTransaction(context, check)
  await inTransaction(context, (tx) =>
    asMarket(tx, () => limitRate(tx, `application files of ${personId}`, uploadsOfPerson)),
  )
  if (file.bytes.length > mostMegabytes * 1_048_576) throw fileTooLarge(mostMegabytes)
  const kept = await asKept(file.bytes)
  const row = { id: newId(), shopId, documentId: params.id, personId, name: plainName(file.name, kept.ending), ...kept }
  await inTransaction(context, async (tx) => {
    // Handing in waits for the lock too, so that nothing is added to what an operator looks at.
    await asMarket(tx, () => lockShop(tx.db, shopId))
    await check(tx)
    await insertApplicationFile(tx.db, row, tx.clock.now())
  })
}

/** A document of the own application. Refuses with `not_allowed` or `file_not_found`. */
export async function readOwnApplicationFile({ context, params }: Asked): Promise<ReadyFile> {
  const { shopId } = memberWhoMay(context, 'shop')
  return await readyFile(context, params.id, shopId)
}

/** A document of any shop, for operators. Refuses with `file_not_found`. */
export async function readApplicationFile({ context, params }: Asked): Promise<ReadyFile> {
  mayJudgeShops(context)
  return await readyFile(context, params.id, null)
}

/** Takes a document back. Refuses with `not_allowed`, `file_not_found` or `application_handed_in`. */
export async function removeApplicationFile({ context, params }: Asked): Promise<void> {
  const { shopId } = memberWhoMay(context, 'shop')
  await inTransaction(context, async (tx) => {
    await asMarket(tx, () => lockShop(tx.db, shopId))
    const outcome = await deleteApplicationFile(tx.db, params.id, shopId)
    if (outcome === 'not there') throw fileNotFound()
    if (outcome === 'handed in') throw applicationHandedIn()
  })
}

async function readyFile({ db }: Context, id: string, shopId: string | null): Promise<ReadyFile> {
  const file = await findApplicationFile(db, id, shopId)
  if (!file) throw fileNotFound()
  return new ReadyFile(file.bytes, file.contentType, file.name)
}

/** The first bytes decide what it is, not the name (ISO 32000-2, section 7.5.2). */
async function asKept(bytes: Buffer) {
  if (bytes.toString('latin1', 0, 5) === '%PDF-')
    return { bytes, contentType: 'application/pdf', ending: '.pdf' } as const
  try {
    const { master } = await readPicture(bytes)
    return { bytes: master, contentType: 'image/jpeg', ending: '.jpg' } as const
  } catch (error) {
    // It would say that only pictures are taken.
    throw error instanceof Refusal && error.code === 'picture_format' ? fileFormat() : error
  }
}

/** A name without folders and control characters, with the ending of what the file is. */
function plainName(name: string, ending: string): string {
  const last = name.split(/[\\/]/).at(-1)!.replaceAll(/\p{C}/gu, '').trim()
  const stem = last.replace(/\.[^.]{1,5}$/, '').slice(0, 100)
  return `${stem || 'document'}${ending}`
}
