/** Files of products, in pieces, and what buyers may fetch of them. */
import { sql } from 'kysely'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import type { ProductFile } from '#shared/api/downloads.schemas.ts'
import type { CheckoutOwner } from '#server/orders/index.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Database } from '#server/platform/db/database.ts'

/** A file as its product has it. */
export interface FileHead {
  id: string
  productId: string
  version: number
}

/** A product whose files are about to change. */
export interface ProductOfFiles {
  kind: OwnProduct['kind']
  state: OwnProduct['state']
  files: number
}

/** A product of the shop, locked until the transaction ends; null when the shop has none such. */
export async function lockProductOfFiles(
  db: Database,
  { shopId, productId }: { shopId: string; productId: string },
): Promise<ProductOfFiles | null> {
  const { rows } = await sql<ProductOfFiles>`
    select p.kind, p.state,
      (select count(*)::integer from product_files f where f.product_id = p.id and f.removed_at is null) as files
    from products p where p.id = ${productId} and p.shop_id = ${shopId} and p.state <> 'removed' for no key update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A file of the shop that is part of its product, locked until the transaction ends; null when the shop has none such. */
export async function lockFile(db: Database, shopId: string, fileId: string): Promise<FileHead | null> {
  const { rows } = await sql<FileHead>`
    select id, product_id as "productId", version from product_files
    where id = ${fileId} and shop_id = ${shopId} and removed_at is null for no key update`.execute(db)
  return rows[0] ?? null
}

/** Writes a file without its content. */
export async function insertFile(
  db: Database,
  file: { id: string; shopId: string; productId: string; name: string; bytes: number; at: Date },
): Promise<void> {
  await sql`
    insert into product_files (id, shop_id, product_id, name, bytes, uploaded_at)
    values (${file.id}, ${file.shopId}, ${file.productId}, ${file.name}, ${file.bytes}, ${file.at})`.execute(db)
}

/** The ids of the files of a product in their order, none of which changes until the transaction ends. */
export async function holdFilesOf(db: Database, productId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from product_files where product_id = ${productId} and removed_at is null order by id for share`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Writes a file like another that is held, with its content, as the first version of a file of this product. */
export async function insertFileLike(
  db: Database,
  { likeId, id, productId, at }: { likeId: string; id: string; productId: string; at: Date },
): Promise<void> {
  await sql`
    with copy as (
      insert into product_files (id, shop_id, product_id, name, bytes, uploaded_at)
      select ${id}::uuid, shop_id, ${productId}::uuid, name, bytes, ${at}::timestamptz from product_files where id = ${likeId}
    )
    insert into product_file_pieces (file_id, version, position, shop_id, bytes)
    select ${id}::uuid, 1, g.position, g.shop_id, g.bytes
    from product_file_pieces g join product_files f on f.id = g.file_id and f.version = g.version
    where f.id = ${likeId}`.execute(db)
}

/** Makes a file the next version of itself, without its content. */
export async function updateFile(
  db: Database,
  file: { id: string; name: string; bytes: number; version: number; at: Date },
): Promise<void> {
  await sql`
    update product_files set name = ${file.name}, bytes = ${file.bytes}, version = ${file.version}, uploaded_at = ${file.at}
    where id = ${file.id}`.execute(db)
}

/** Takes a file out of its product. */
export async function removeFile(db: Database, fileId: string, at: Date): Promise<void> {
  await sql`update product_files set removed_at = ${at} where id = ${fileId}`.execute(db)
}

/** Takes every file out of a product. */
export async function removeFilesOf(db: Database, productId: string, at: Date): Promise<void> {
  await sql`update product_files set removed_at = ${at} where product_id = ${productId} and removed_at is null`.execute(
    db,
  )
}

/**
 * Forgets the content of files that were taken out and that nobody bought, so many at a time; what they were called stays. Answers of
 * how many.
 */
export async function deletePiecesOfUnbought(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with unbought as (
      select f.id from product_files f
      where f.removed_at is not null and exists (select from product_file_pieces g where g.file_id = f.id)
        and not exists (select from downloads d where d.file_id = f.id)
      order by f.removed_at limit ${most}
    ), gone as (
      delete from product_file_pieces g using unbought u where g.file_id = u.id returning g.file_id
    )
    select count(distinct file_id)::integer as count from gone`.execute(db)
  return rows[0]!.count
}

/** Writes one piece of the content of a file. */
export async function insertPiece(
  db: Database,
  piece: { fileId: string; version: number; position: number; shopId: string; bytes: Buffer },
): Promise<void> {
  await sql`
    insert into product_file_pieces (file_id, version, position, shop_id, bytes)
    values (${piece.fileId}, ${piece.version}, ${piece.position}, ${piece.shopId}, ${piece.bytes})`.execute(db)
}

/** Forgets the content of the versions before this one. */
export async function deleteFormerPieces(db: Database, fileId: string, version: number): Promise<void> {
  await sql`delete from product_file_pieces where file_id = ${fileId} and version < ${version}`.execute(db)
}

/** One piece of a version of a file; null behind its end, or when it was replaced meanwhile. */
export async function findPiece(
  db: Database,
  { fileId, version, position }: { fileId: string; version: number; position: number },
): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from product_file_pieces
    where file_id = ${fileId} and version = ${version} and position = ${position}`.execute(db)
  return rows[0]?.bytes ?? null
}

/** The files a product has, in the order in which they came. */
export async function listFiles(db: Database, productId: string): Promise<ProductFile[]> {
  const { rows } = await sql<ProductFile>`
    select f.id, f.name, f.bytes, f.version, instant_json(f.uploaded_at) as "uploadedAt",
      (select count(*)::integer from downloads d where d.file_id = f.id) as buyers
    from product_files f where f.product_id = ${productId} and f.removed_at is null order by f.id`.execute(db)
  return rows
}

/** A download with what decides whether it can be fetched now. */
export interface DownloadRow {
  id: string
  orderId: string
  lineId: string
  fileId: string
  version: number
  name: string
  bytes: number
  fetched: number
  most: number
  openUntil: Date
  /** The order, or this line of it, was cancelled or its money has gone back. */
  isClosed: boolean
  fetchedAt: string[]
}

const download = sql`
  d.id, d.order_id as "orderId", d.order_line_id as "lineId", f.id as "fileId", f.version, f.name, f.bytes,
  d.fetched, d.most, d.open_until as "openUntil",
  o.state = 'cancelled' or l.cancelled_quantity >= l.quantity or l.refunded_quantity >= l.quantity
    or (o.total_minor > 0 and o.refunded_minor >= o.total_minor) as "isClosed",
  array(select instant_json(t.at) from download_fetches t where t.download_id = d.id order by t.at desc limit 20) as "fetchedAt"`

const withItsOrder = sql`
  downloads d
  join product_files f on f.id = d.file_id
  join order_lines l on l.id = d.order_line_id
  join orders o on o.id = d.order_id`

/** The downloads of an order, line by line. */
export async function listDownloadsOf(db: Database, orderId: string): Promise<DownloadRow[]> {
  const { rows } = await sql<DownloadRow>`
    select ${download} from ${withItsOrder} where d.order_id = ${orderId} order by l.position, f.id`.execute(db)
  return rows
}

/** A download; null when there is none. */
export async function findDownload(db: Database, id: string): Promise<DownloadRow | null> {
  const { rows } = await sql<DownloadRow>`select ${download} from ${withItsOrder} where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A download with whose it is; null when there is none. */
export async function findOwnedDownload(db: Database, id: string): Promise<(DownloadRow & CheckoutOwner) | null> {
  const { rows } = await sql<DownloadRow & CheckoutOwner>`
    select ${download}, c.id as "checkoutId", c.person_id as "personId", c.guest_token_hash as "guestTokenHash"
    from ${withItsOrder} join checkouts c on c.id = o.checkout_id where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Whether some of an order that goes ahead is downloaded, and nothing was given to its customer yet. */
export async function isAwaited(db: Database, orderId: string): Promise<boolean> {
  const { rows } = await sql`
    select from orders o where o.id = ${orderId} and o.state = 'processing'
      and exists (select from order_lines l where l.order_id = o.id and l.is_digital and l.cancelled_quantity < l.quantity)
      and not exists (select from downloads d where d.order_id = o.id)`.execute(db)
  return rows.length > 0
}

/** Gives the customer of an order every file of what is downloaded in it; answers how many there are now. */
export async function insertDownloads(
  db: Database,
  orderId: string,
  { at, openUntil, most }: { at: Date; openUntil: Date; most: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with given as (
      insert into downloads (id, shop_id, order_id, order_line_id, file_id, given_at, open_until, most)
      select uuidv7(), l.shop_id, l.order_id, l.id, f.id, ${at}::timestamptz, ${openUntil}::timestamptz, ${most}::integer
      from order_lines l join product_files f on f.product_id = l.product_id and f.removed_at is null
      where l.order_id = ${orderId} and l.is_digital and l.cancelled_quantity < l.quantity
      on conflict on constraint downloads_once_per_line do nothing returning id
    )
    select count(*)::integer as count from given`.execute(db)
  return rows[0]!.count
}

/** Locks a download until the transaction ends: who fetches it does so one after the other. Null when there is none. */
export async function lockDownload(db: Database, id: string): Promise<DownloadRow | null> {
  await sql`select from downloads where id = ${id} for no key update`.execute(db)
  // A statement of its own: what was counted while it waited can be seen only now.
  return await findDownload(db, id)
}

/** Whether a fetch by this link was counted. */
export async function isLinkCounted(db: Database, linkId: string): Promise<boolean> {
  const { rows } = await sql`select from download_fetches where link_id = ${linkId}`.execute(db)
  return rows.length > 0
}

/** Counts a fetch of a locked download by a link. The database refuses one too many, and a link that is counted. */
export async function countFetch(
  db: Database,
  { downloadId, linkId, at }: { downloadId: string; linkId: string; at: Date },
): Promise<void> {
  const { rows } = await sql`
    with counted as (
      update downloads set fetched = fetched + 1
      where id = ${downloadId} and fetched < most and open_until > ${at} returning id, shop_id
    )
    insert into download_fetches (id, download_id, shop_id, link_id, at)
    select uuidv7(), id, shop_id, ${linkId}, ${at}::timestamptz from counted returning id`.execute(db)
  invariant(rows.length === 1, `download ${downloadId} is open and locked`)
}

/** Opens a download of the shop again: until an instant, for so many fetches more. Answers whether the shop has it. */
export async function openAgain(
  db: Database,
  shopId: string,
  { downloadId, openUntil, more }: { downloadId: string; openUntil: Date; more: number },
): Promise<boolean> {
  const { rows } = await sql`
    update downloads set open_until = greatest(open_until, ${openUntil}::timestamptz), most = fetched + ${more}
    where id = ${downloadId} and shop_id = ${shopId} returning id`.execute(db)
  return rows.length > 0
}

/** Orders that go ahead and whose files nobody was given yet, oldest first: a contract held them back, or a job was lost. */
export async function listOrdersToHandOut(db: Database, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from orders o
    where o.state = 'processing' and exists (select from order_lines l where l.order_id = o.id and l.is_digital and l.cancelled_quantity < l.quantity)
      and (o.shipping_method_id is null or not exists (select from downloads d where d.order_id = o.id))
    order by o.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}
