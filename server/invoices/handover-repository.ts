import { sql } from 'kysely'
import type { HandoverState, InvoiceHandover } from '#shared/api/invoices.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'

/** The number of an issued document; null when there is none of this id. */
export async function findNumber(db: Database, invoiceId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`select number from invoices where id = ${invoiceId}`.execute(db)
  return rows[0]?.number ?? null
}

/** Writes down that a document is to be handed over; a statement of a withdrawal charges nothing and is none. */
export async function insertHandover(db: Database, invoiceId: string, at: Date): Promise<void> {
  await sql`
    insert into invoice_handovers (invoice_id, shop_id, customer_key, state, wanted_at, next_try_at)
    select i.id, i.shop_id, case
        when i.kind in ('commission_invoice', 'commission_credit_note') then 'shop:' || i.shop_id
        when i.person_id is not null then 'person:' || i.person_id
        else 'checkout:' || i.checkout_id end, 'wanted', ${at}, ${at}
    from invoices i where i.id = ${invoiceId} and i.kind <> 'withdrawal_statement'
    on conflict (invoice_id) do nothing`.execute(db)
}

/** A document that this worker hands over. */
export interface ClaimedHandover {
  invoiceId: string
  number: string
  customerKey: string
  /** Its customer's id over there; null while there is none. */
  customerId: string | null
  /** How it stood before it was claimed. */
  before: HandoverState
  tries: number
  isCreditNote: boolean
  /** The other system's id of the invoice it takes back. */
  refersTo: string | null
  document: InvoiceDocument
}

/**
 * Takes the document whose time came first, leaving those that others hold, and those whose invoice has not gone over yet. It
 * says `sending` until its answer is written down, and is due again when none was: then nobody knows.
 */
export async function claimHandover(
  db: Database,
  { now, until }: { now: Date; until: Date },
): Promise<ClaimedHandover | null> {
  const { rows } = await sql<ClaimedHandover>`
    with due as (
      select h.invoice_id, h.state from invoice_handovers h join invoices i on i.id = h.invoice_id
      where h.next_try_at <= ${now} and not exists (
        select from invoice_handovers earlier where earlier.invoice_id = i.refers_to_id and earlier.state <> 'recorded')
      order by h.next_try_at, h.invoice_id limit 1 for no key update of h skip locked
    )
    update invoice_handovers h set state = case when h.state = 'wanted' then 'sending' else h.state end, next_try_at = ${until}, tries = h.tries + 1
    from due, invoices i
    left join invoice_handovers invoice on invoice.invoice_id = i.refers_to_id
    where h.invoice_id = due.invoice_id and i.id = h.invoice_id
    returning h.invoice_id as "invoiceId", i.number, h.customer_key as "customerKey",
      (select c.outside_id from billing_customers c where c.key = h.customer_key) as "customerId", due.state as before, h.tries,
      i.kind in ('credit_note', 'commission_credit_note') as "isCreditNote", invoice.outside_id as "refersTo", i.document`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Writes down under which id a customer is kept over there; the first one stays. */
export async function noteCustomer(db: Database, key: string, outsideId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into billing_customers as c (key, outside_id) values (${key}, ${outsideId})
    on conflict (key) do update set outside_id = c.outside_id returning outside_id as id`.execute(db)
  return rows[0]!.id
}

/** Writes down that a document is over there. */
export async function noteRecorded(
  db: Database,
  invoiceId: string,
  { id, number, at }: { id: string; number: string; at: Date },
): Promise<void> {
  await sql`
    update invoice_handovers set state = 'recorded', outside_id = ${id}, outside_number = ${number}, recorded_at = ${at}, next_try_at = null,
      because = ''
    where invoice_id = ${invoiceId} and state <> 'recorded'`.execute(db)
}

/** Writes down why a document is not over there, and when it is tried or asked for again; null: when somebody wants it. */
export async function noteMissing(
  db: Database,
  invoiceId: string,
  { state, because, nextTryAt }: { state: 'wanted' | 'unknown' | 'refused'; because: string; nextTryAt: Date | null },
): Promise<void> {
  await sql`
    update invoice_handovers set state = ${state}, because = ${because}, next_try_at = ${nextTryAt}
    where invoice_id = ${invoiceId} and state <> 'recorded'`.execute(db)
}

/** Has a document tried now: what was refused from the start, what is unknown by asking first. Answers how it stood; null when there is none. */
export async function sendAgain(db: Database, invoiceId: string, at: Date): Promise<HandoverState | null> {
  const { rows } = await sql<{ state: HandoverState }>`
    with found as (select invoice_id, state from invoice_handovers where invoice_id = ${invoiceId} for no key update),
    moved as (
      update invoice_handovers h set next_try_at = ${at}, state = case h.state when 'refused' then 'wanted' else h.state end
      from found where h.invoice_id = found.invoice_id and found.state in ('wanted', 'unknown', 'refused')
    )
    select state from found`.execute(db)
  return rows[0]?.state ?? null
}

/** When the next document is tried; null when none is. */
export async function nextHandover(db: Database, after: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(next_try_at) as at from invoice_handovers where next_try_at > ${after}`.execute(db)
  return rows[0]?.at ?? null
}

interface HandoverRow {
  invoiceId: string
  number: string
  kind: InvoiceHandover['kind']
  buyer: string
  state: HandoverState
  because: string
  tries: number
  nextTryAt: Date | null
  wantedAt: Date
  totalMinor: number
  currency: Currency
}

/** Documents that have not gone over yet, the longest waiting first. */
export async function listMissing(
  db: Database,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: InvoiceHandover[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (h.wanted_at, h.invoice_id) > (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<HandoverRow>`
    select h.invoice_id as "invoiceId", i.number, i.kind, i.buyer_name as buyer, h.state,
      coalesce(nullif(h.because, ''), 'It goes after ' || (
        select earlier.number from invoices earlier join invoice_handovers before on before.invoice_id = earlier.id
        where earlier.id = i.refers_to_id and before.state <> 'recorded'), '') as because, h.tries, h.next_try_at as "nextTryAt",
      h.wanted_at as "wantedAt", i.total_minor as "totalMinor", i.currency
    from invoice_handovers h join invoices i on i.id = h.invoice_id
    where h.state <> 'recorded' ${further} order by h.wanted_at, h.invoice_id limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ totalMinor, currency, nextTryAt, wantedAt, ...row }) => ({
      ...row,
      total: money(totalMinor, currency),
      wantedAt: wantedAt.toISOString(),
      nextTryAt: nextTryAt?.toISOString() ?? null,
    }),
    ({ wantedAt, invoiceId }) => [wantedAt.toISOString(), invoiceId],
  )
}
