import { sql } from 'kysely'
import type { InvoiceCard, InvoiceKind } from '#shared/api/invoices.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { IssuedDocument } from './documents/invoice-document.ts'

/** The statements behind lists of invoices. */

interface CardRow {
  id: string
  kind: InvoiceKind
  number: string
  issuedOn: string
  issuedAt: Date
  buyer: string
  seller: string
  orderId: string | null
  orderNumber: string | null
  refersTo: string | null
  netMinor: number
  taxMinor: number
  totalMinor: number
  currency: Currency
  outsideNumber: string | null
}

const card = sql`
  i.id, i.kind, i.number, to_char(i.issued_on, 'YYYY-MM-DD') as "issuedOn", i.issued_at as "issuedAt", i.buyer_name as buyer,
  i.seller_name as seller, i.order_id as "orderId", o.number::text as "orderNumber", corrected.number as "refersTo",
  i.net_minor as "netMinor", i.tax_minor as "taxMinor", i.total_minor as "totalMinor", i.currency, h.outside_number as "outsideNumber"`

const joined = sql`
  left join orders o on o.id = i.order_id
  left join invoices corrected on corrected.id = i.refers_to_id
  left join invoice_handovers h on h.invoice_id = i.id`

export interface InvoiceSearch {
  shopId?: string | undefined
  kind?: InvoiceKind | undefined
  from?: string | undefined
  to?: string | undefined
  search?: string | undefined
}

function matching({ shopId, kind, from, to, search }: InvoiceSearch) {
  const words = search ? `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
  return sql.join(
    [
      sql`true`,
      shopId ? sql`i.shop_id = ${shopId}` : null,
      kind ? sql`i.kind = ${kind}` : null,
      from ? sql`i.issued_on >= ${from}::date` : null,
      to ? sql`i.issued_on <= ${to}::date` : null,
      words
        ? sql`(i.number ilike ${words} or i.buyer_name ilike ${words} or i.seller_name ilike ${words} or o.number::text = ${search} or h.outside_number = ${search})`
        : null,
    ].filter((condition) => condition !== null),
    sql` and `,
  )
}

/** A page of invoices, newest first. */
export async function listInvoices(
  db: Database,
  { limit, after, ...search }: InvoiceSearch & { limit: number; after?: string | undefined },
): Promise<{ items: InvoiceCard[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (i.issued_at, i.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<CardRow>`
    select ${card} from invoices i ${joined} where ${matching(search)} ${further}
    order by i.issued_at desc, i.id desc limit ${limit + 1}`.execute(db)
  return pageOf(rows, limit, presentCard, ({ issuedAt, id }) => [issuedAt.toISOString(), id])
}

/** The invoice and credit notes of an order, in the order in which they were issued. */
export async function listInvoicesOfOrder(db: Database, orderId: string): Promise<InvoiceCard[]> {
  const { rows } = await sql<CardRow>`
    select ${card} from invoices i ${joined} where i.order_id = ${orderId} order by i.issued_at, i.id`.execute(db)
  return rows.map(presentCard)
}

/** An invoice as a file of many needs it. */
export interface InvoiceToExport {
  card: InvoiceCard
  issuerId: string | null
  document: IssuedDocument
}

/** So many whole documents are in memory at once. */
const exportedAtOnce = 200

/** Whole invoices, the oldest first, page by page. */
export async function* invoicesToExport(db: Database, search: InvoiceSearch): AsyncGenerator<InvoiceToExport[]> {
  for (let further = sql``; ;) {
    const { rows } = await sql<CardRow & { issuerId: string | null; document: IssuedDocument; place: string }>`
      select ${card}, i.issuer_id as "issuerId", i.document, i.issued_at::text as place from invoices i ${joined}
      where ${matching(search)} ${further} order by i.issued_at, i.id limit ${exportedAtOnce}`.execute(db)
    if (rows.length > 0) {
      yield rows.map((row) => ({ card: presentCard(row), issuerId: row.issuerId, document: row.document }))
    }
    const last = rows.at(-1)
    if (!last || rows.length < exportedAtOnce) return
    further = sql`and (i.issued_at, i.id) > (${last.place}::timestamptz, ${last.id}::uuid)`
  }
}

/** Whether more than so many invoices are like this. */
export async function hasMoreInvoices(db: Database, search: InvoiceSearch, most: number): Promise<boolean> {
  const { rows } = await sql`select from invoices i ${joined} where ${matching(search)} limit 1 offset ${most}`.execute(
    db,
  )
  return rows.length > 0
}

function presentCard(row: CardRow): InvoiceCard {
  const { currency } = row
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedOn: row.issuedOn,
    issuedAt: row.issuedAt.toISOString(),
    buyer: row.buyer,
    seller: row.seller,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    refersTo: row.refersTo,
    net: money(row.netMinor, currency),
    tax: money(row.taxMinor, currency),
    total: money(row.totalMinor, currency),
    outsideNumber: row.outsideNumber,
  }
}
