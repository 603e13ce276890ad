import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { newId } from '#shared/ids.ts'
import { productNotFound } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import type { ReceivedTable } from '#server/platform/http/upload.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { fileEmpty, fileNotFound, fileTooLarge, lastFile, productNotDigital, tooManyFiles } from './errors.ts'
import {
  deleteFormerPieces,
  insertFile,
  insertPiece,
  lockFile,
  lockProductOfFiles,
  removeFile,
  updateFile,
} from './repository.ts'

const mostMegabytes = 50
const mostFiles = 20
/** So much of a file is in memory at once, when it comes and when it goes. */
const pieceBytes = 1_048_576

/** Each is written to the database as a whole. */
export const uploadsOfPerson = { most: 60, seconds: 3_600 }

/**
 * Takes a file that who buys the product downloads, as it is. Answers its id. Refuses with `product_not_found`,
 * `product_not_digital`, `too_many_files`, `file_too_large`, `file_empty` or `too_many_attempts`.
 */
export async function addFile(
  context: Context,
  productId: string,
  received: ReceivedTable | undefined,
): Promise<string> {
  return await withContent(context, received, async (tx, shopId, content) => {
    const product = await lockProductOfFiles(tx.db, { shopId, productId })
    if (!product) throw productNotFound()
    if (product.kind !== 'digital') throw productNotDigital()
    if (product.files >= mostFiles) throw tooManyFiles(mostFiles)
    const { name, bytes } = content
    const id = newId()
    await insertFile(tx.db, { id, shopId, productId, name, bytes, at: tx.clock.now() })
    await writePieces(tx, { shopId, fileId: id, version: 1 }, content)
    return id
  })
}

/**
 * Puts a newer file in the place of one, under its own name: what is fetched from now on is the newer, also by who bought
 * the former. Answers the product. Refuses with `file_not_found`, `file_too_large`, `file_empty` or `too_many_attempts`.
 */
export async function replaceFile(
  context: Context,
  fileId: string,
  received: ReceivedTable | undefined,
): Promise<string> {
  return await withContent(context, received, async (tx, shopId, content) => {
    const file = await lockFile(tx.db, shopId, fileId)
    if (!file) throw fileNotFound()
    const version = file.version + 1
    await updateFile(tx.db, { id: fileId, name: content.name, bytes: content.bytes, version, at: tx.clock.now() })
    await writePieces(tx, { shopId, fileId, version }, content)
    await deleteFormerPieces(tx.db, fileId, version)
    return file.productId
  })
}

/**
 * Takes a file out of its product: nobody buys it any more, and who bought it keeps it. Refuses with `file_not_found`, or
 * `last_file` while the product is on the shelf.
 */
export async function takeOutFile(context: Context, fileId: string): Promise<void> {
  const { shopId } = ownShopOf(context)
  await inTransaction(context, async (tx) => {
    const file = await lockFile(tx.db, shopId, fileId)
    if (!file) throw fileNotFound()
    const product = await lockProductOfFiles(tx.db, { shopId, productId: file.productId })
    invariant(product, `product ${file.productId} is there`)
    const isOffered = product.kind === 'digital' && (product.state === 'live' || product.state === 'in_review')
    if (isOffered && product.files === 1) throw lastFile()
    await removeFile(tx.db, fileId, tx.clock.now())
  })
}

/** Under which name the uploads of a person are counted. */
export function uploadsKey(personId: string): string {
  return `product files of ${personId}`
}

interface Content {
  name: string
  path: string
  bytes: number
}

async function withContent(
  context: Context,
  received: ReceivedTable | undefined,
  work: (tx: Context, shopId: string, content: Content) => Promise<string>,
): Promise<string> {
  const { shopId, personId } = ownShopOf(context)
  const content = await contentOf(received)
  return await inTransaction(context, async (tx) => {
    await asMarket(tx, () => limitRate(tx, uploadsKey(personId), uploadsOfPerson))
    return await work(tx, shopId, content)
  })
}

async function contentOf(received: ReceivedTable | undefined): Promise<Content> {
  invariant(received, 'an upload brings a file')
  const { size: bytes } = await stat(received.path)
  if (bytes > mostMegabytes * 1_048_576) throw fileTooLarge(mostMegabytes)
  if (bytes === 0) throw fileEmpty()
  return { name: plainName(received.name), path: received.path, bytes }
}

async function writePieces(
  tx: Context,
  of: { shopId: string; fileId: string; version: number },
  { path }: Content,
): Promise<void> {
  let position = 0
  for await (const bytes of createReadStream(path, { highWaterMark: pieceBytes }))
    await insertPiece(tx.db, { ...of, position: position++, bytes: bytes as Buffer })
}

/** A name without folders and control characters, no longer than disks take. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!.replaceAll(/\p{C}/gu, '').trim()
  return last.length <= 120 ? last || 'file' : `${last.slice(0, 100)}${/\.\w{1,10}$/.exec(last)?.[0] ?? ''}`
}
