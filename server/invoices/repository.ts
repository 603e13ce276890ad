import { sql } from 'kysely'
import type { InvoiceKind, LegalDetails } from '#shared/api/invoices.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { InvoiceDocument, IssuedDocument, TaxGroup } from './documents/invoice-document.ts'

/** What a task is about. */
export interface TaskSubject {
  orderId?: string
  refundId?: string
  withdrawalId?: string
  /** First day of the month of a commission invoice, or in which commission was given back: `2026-11-01`. */
  month?: string
  /** First day of the month in which the commission that was given back had been taken. */
  takenIn?: string
}

export interface InvoiceTask {
  cause: string
  shopId: string
  kind: InvoiceKind
  subject: TaskSubject
  /** The market issues it: its own papers for a shop, or an invoice of what it sold itself. */
  isOfMarket: boolean
  tries: number
}

/** Writes down that orders are to be invoiced; those paid at the door only when they have arrived. */
export async function insertOrderTasks(
  db: Database,
  orderIds: readonly string[],
  { isDelivered, at }: { isDelivered: boolean; at: Date },
): Promise<void> {
  await sql`
    insert into invoice_tasks (cause, shop_id, kind, subject, is_of_market, state, created_at, next_try_at)
    select 'order:' || o.id, o.shop_id, 'invoice', jsonb_build_object('orderId', o.id), o.is_of_market, 'open', ${at}, ${at}
    from orders o
    where o.id = any(${orderIds}::uuid[]) and (o.payment_method = 'cash_on_delivery') = ${isDelivered}
    on conflict (cause) do nothing`.execute(db)
}

/**
 * Writes down something to be issued: about an order by who sold it, else by the market. What is known already stays as it is.
 */
export async function insertTask(
  db: Database,
  task: Omit<InvoiceTask, 'isOfMarket' | 'tries'>,
  at: Date,
): Promise<void> {
  const { cause, shopId, kind, subject } = task
  await sql`
    insert into invoice_tasks (cause, shop_id, kind, subject, is_of_market, state, created_at, next_try_at)
    values (${cause}, ${shopId}, ${kind}, ${JSON.stringify(subject)}::jsonb,
      coalesce((select o.is_of_market from orders o where o.id = ${subject.orderId ?? null}::uuid), true), 'open', ${at}, ${at})
    on conflict (cause) do nothing`.execute(db)
}

/**
 * Whether those whom the document of the task `t` names have said all the law asks for: its issuer and, of what the market writes to
 * a shop, the shop. A shop of the market needs no details of its own to be told what it was paid out.
 */
const canBeWritten = sql`
  (not t.is_of_market or exists (select from legal_details d where d.shop_id is null and d.is_complete))
  and (t.is_of_market and t.kind in ('invoice', 'credit_note', 'correction')
    or exists (select from legal_details d where d.shop_id = t.shop_id and d.is_complete)
    or t.kind = 'withdrawal_statement' and exists (select from shops s where s.id = t.shop_id and s.is_of_market))`

/**
 * Locks the oldest task that can be done now, leaving those that others hold: the details it needs are complete, and a
 * credit note's invoice (of commission: that of the month it was taken in), or a corrective invoice's credit note, is no longer
 * open. Null when there is none.
 */
export async function lockDueTask(db: Database, now: Date): Promise<InvoiceTask | null> {
  const { rows } = await sql<InvoiceTask>`
    select t.cause, t.shop_id as "shopId", t.kind, t.subject, t.is_of_market as "isOfMarket", t.tries from invoice_tasks t
    where t.state = 'open' and t.next_try_at <= ${now} and ${canBeWritten}
      and (t.kind <> 'credit_note' or not exists (
        select from invoice_tasks i where i.cause = 'order:' || (t.subject ->> 'orderId') and i.state = 'open'))
      and (t.kind <> 'correction' or not exists (
        select from invoice_tasks i where i.cause = 'refund:' || (t.subject ->> 'refundId') and i.state = 'open'))
      and (t.kind <> 'commission_credit_note' or not exists (
        select from invoice_tasks i where i.cause = 'commission:' || t.shop_id || ':' || (t.subject ->> 'takenIn') and i.state = 'open'))
    order by t.next_try_at, t.cause limit 1
    for no key update skip locked`.execute(db)
  return rows[0] ?? null
}

/** Writes down what became of a task. */
export async function finishTask(
  db: Database,
  cause: string,
  { state, at }: { state: 'issued' | 'nothing_to_issue'; at: Date },
): Promise<void> {
  await sql`update invoice_tasks set state = ${state}, done_at = ${at}, last_error = '' where cause = ${cause}`.execute(
    db,
  )
}

/** Leaves a task that failed for a while. */
export async function postponeTask(
  db: Database,
  cause: string,
  { error, nextTryAt }: { error: string; nextTryAt: Date },
): Promise<void> {
  await sql`
    update invoice_tasks set tries = tries + 1, last_error = ${error}, next_try_at = ${nextTryAt} where cause = ${cause}`.execute(
    db,
  )
}

/** How many documents wait that one shop issues, or the market. */
export async function countOpenTasks(db: Database, shopId: string | null): Promise<number> {
  const which = shopId === null ? sql`is_of_market` : sql`shop_id = ${shopId} and not is_of_market`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from invoice_tasks where state = 'open' and ${which}`.execute(db)
  return rows[0]!.count
}

/**
 * The next number of a series. Its row stays locked until the transaction ends, so the next asker waits and a rollback
 * gives the number back.
 */
export async function takeNumber(
  db: Database,
  { issuerId, series, year }: { issuerId: string | null; series: string; year: number },
): Promise<number> {
  const { rows } = await sql<{ counter: number }>`
    insert into invoice_series as s (issuer_id, series, year, last_number) values (${issuerId}, ${series}, ${year}, 1)
    on conflict (issuer_id, series, year) do update set last_number = s.last_number + 1
    returning last_number as counter`.execute(db)
  return rows[0]!.counter
}

export interface NewInvoice {
  id: string
  shopId: string
  issuerId: string | null
  kind: InvoiceKind
  cause: string
  series: string
  year: number
  counter: number
  orderId: string | null
  checkoutId: string | null
  personId: string | null
  refundId: string | null
  refersToId: string | null
  issuedAt: Date
  document: IssuedDocument
}

/** Writes an invoice; it is immutable from then on. */
export async function insertInvoice(db: Database, invoice: NewInvoice): Promise<void> {
  const { document } = invoice
  await sql`
    insert into invoices (id, shop_id, issuer_id, kind, cause, series, year, counter, number, order_id, checkout_id, person_id, refund_id,
      refers_to_id, buyer_name, seller_name, issued_on, issued_at, currency, net_minor, tax_minor, total_minor, document)
    values (${invoice.id}, ${invoice.shopId}, ${invoice.issuerId}, ${invoice.kind}, ${invoice.cause}, ${invoice.series}, ${invoice.year},
      ${invoice.counter}, ${document.number}, ${invoice.orderId}, ${invoice.checkoutId}, ${invoice.personId}, ${invoice.refundId},
      ${invoice.refersToId}, ${document.buyer.name}, ${document.seller.name}, ${document.issuedOn}::date, ${invoice.issuedAt}, ${document.currency},
      ${document.totals.netMinor}, ${document.totals.taxMinor}, ${document.totals.grossMinor}, ${JSON.stringify(document)}::jsonb)`.execute(
    db,
  )
}

/** What invoices say about a shop, or the market. */
export interface LegalDetailsRow extends LegalDetails {
  isComplete: boolean
}

const legalDetailsColumns = sql`
  legal_name as "legalName", line1, line2, postal_code as "postalCode", city, region, country, vat_id as "vatId",
  tax_number as "taxNumber", registration_number as "registrationNumber", legal_notes as "legalNotes", email, phone,
  is_small_business as "isSmallBusiness", exemption_reason as "exemptionReason", language, series_prefix as "seriesPrefix",
  is_complete as "isComplete"`

/** The details of a shop, or of the market (null); null while none were given. */
export async function findLegalDetails(db: Database, shopId: string | null): Promise<LegalDetailsRow | null> {
  const { rows } = await sql<LegalDetailsRow>`
    select ${legalDetailsColumns} from legal_details where shop_id is not distinct from ${shopId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Keeps the details of a shop, or of the market (null). */
export async function upsertLegalDetails(
  db: Database,
  shopId: string | null,
  d: LegalDetailsRow,
  at: Date,
): Promise<void> {
  await sql`
    insert into legal_details (shop_id, legal_name, line1, line2, postal_code, city, region, country, vat_id, tax_number,
      registration_number, legal_notes, email, phone, is_small_business, exemption_reason, language, series_prefix, is_complete, updated_at)
    values (${shopId}, ${d.legalName}, ${d.line1}, ${d.line2}, ${d.postalCode}, ${d.city}, ${d.region}, ${d.country}, ${d.vatId},
      ${d.taxNumber}, ${d.registrationNumber}, ${d.legalNotes}, ${d.email}, ${d.phone}, ${d.isSmallBusiness}, ${d.exemptionReason},
      ${d.language}, ${d.seriesPrefix}, ${d.isComplete}, ${at})
    on conflict (shop_id) do update set legal_name = excluded.legal_name, line1 = excluded.line1, line2 = excluded.line2,
      postal_code = excluded.postal_code, city = excluded.city, region = excluded.region, country = excluded.country,
      vat_id = excluded.vat_id, tax_number = excluded.tax_number, registration_number = excluded.registration_number,
      legal_notes = excluded.legal_notes, email = excluded.email, phone = excluded.phone,
      is_small_business = excluded.is_small_business, exemption_reason = excluded.exemption_reason, language = excluded.language,
      series_prefix = excluded.series_prefix, is_complete = excluded.is_complete, updated_at = excluded.updated_at`.execute(
    db,
  )
}

export interface ShopHead {
  name: string
  slug: string
  city: string
  country: string
  /** The market sells itself in it. */
  isOfMarket: boolean
}

/** Where a shop is and what it is called, for who has not given details yet, and whether the market sells in it. */
export async function findShopHead(db: Database, shopId: string): Promise<ShopHead> {
  const { rows } = await sql<ShopHead>`
    select name, slug, city, country, is_of_market as "isOfMarket" from shops where id = ${shopId}`.execute(db)
  return rows[0]!
}

/** An issued invoice, or what else has a number, with its document. */
export interface IssuedInvoice<Document = IssuedDocument> {
  id: string
  kind: InvoiceKind
  shopId: string
  issuerId: string | null
  orderId: string | null
  checkoutId: string | null
  personId: string | null
  guestTokenHash: Buffer | null
  document: Document
}

/** An issued invoice, without who may open it. */
export type FoundInvoice<Document = IssuedDocument> = Omit<IssuedInvoice<Document>, 'guestTokenHash'>

const issued = sql`
  i.id, i.kind, i.shop_id as "shopId", i.issuer_id as "issuerId", i.order_id as "orderId", i.checkout_id as "checkoutId",
  i.person_id as "personId", i.document`

/** The invoice or credit note an order or refund led to; null while there is none. */
export async function findInvoiceOfCause(db: Database, cause: string): Promise<FoundInvoice<InvoiceDocument> | null> {
  const { rows } = await sql<FoundInvoice<InvoiceDocument>>`
    select ${issued} from invoices i where i.cause = ${cause}`.execute(db)
  return rows[0] ?? null
}

/** An invoice by its id; at the seller's door only one of the own shop is found. */
export async function findInvoice(db: Database, id: string): Promise<FoundInvoice | null> {
  const { rows } = await sql<FoundInvoice>`
    select ${issued} from invoices i where i.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** An invoice with what decides whether a visitor may open it. */
export async function findInvoiceWithOwner(db: Database, id: string): Promise<IssuedInvoice | null> {
  const { rows } = await sql<IssuedInvoice>`
    select ${issued}, c.guest_token_hash as "guestTokenHash"
    from invoices i left join checkouts c on c.id = i.checkout_id where i.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The taxes of the credit notes of an invoice that were not taken back themselves. */
export async function findCreditedTaxes(db: Database, invoiceId: string): Promise<TaxGroup[]> {
  const { rows } = await sql<{ taxes: TaxGroup[] }>`
    select n.document -> 'taxes' as taxes from invoices n
    where n.refers_to_id = ${invoiceId} and not exists (select from invoices c where c.refers_to_id = n.id)`.execute(db)
  return rows.flatMap(({ taxes }) => taxes)
}

/** Where the logo of a shop lies; null when it has none. */
export async function findLogo(db: Database, shopId: string): Promise<{ storageKey: string; width: number } | null> {
  const { rows } = await sql<{ storageKey: string; width: number }>`
    select m.storage_key as "storageKey", m.width from shops s join media m on m.id = s.logo_id where s.id = ${shopId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Who may open the invoices of an order. */
export async function findOrderOwner(
  db: Database,
  orderId: string,
): Promise<{ checkoutId: string; personId: string | null; guestTokenHash: Buffer | null } | null> {
  const { rows } = await sql<{ checkoutId: string; personId: string | null; guestTokenHash: Buffer | null }>`
    select c.id as "checkoutId", c.person_id as "personId", c.guest_token_hash as "guestTokenHash"
    from orders o join checkouts c on c.id = o.checkout_id where o.id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** What was taken of an order as commission, or given back, and the tax on it. Both positive, in minor units. */
export interface CommissionEntry {
  orderNumber: string
  amountMinor: number
  taxMinor: number
  /** The rate of that tax at the sale; null where it was not written down. */
  taxBps: number | null
}

/**
 * The month in which the commission on an order was taken first, as `2026-11-01`: that of the invoice which names the order, whatever was
 * given back and taken again since. Months are those of UTC, as the book's are.
 */
const takenIn = sql`(
  select to_char(min(tp.at) at time zone 'UTC', 'YYYY-MM-01') from ledger_postings tp join ledger_entries te on te.posting_id = tp.id
  where tp.order_id = p.order_id and te.owner = 'market' and te.purpose = 'commission' and te.amount_minor < 0)`

/**
 * Commission of a shop by order between two instants, as the ledger booked it: what was taken, or, of what was taken in the month
 * `takenIn`, what was given back.
 */
export async function findCommissionEntries(
  db: Database,
  query: { shopId: string; from: Date; to: Date; currency: string; takenIn: string | null },
): Promise<CommissionEntry[]> {
  // What the market earns is a credit, which the ledger writes as a negative amount.
  const sign = query.takenIn === null ? sql`-` : sql``
  const which = query.takenIn === null ? sql`` : sql`and ${takenIn} = ${query.takenIn}`
  const { rows } = await sql<CommissionEntry>`
    select o.number::text as "orderNumber", sum(${sign}e.amount_minor) filter (where e.purpose = 'commission')::bigint as "amountMinor",
      coalesce(sum(${sign}e.amount_minor) filter (where e.purpose = 'commission_tax'), 0)::bigint as "taxMinor",
      (select max(l.commission_tax_bps) from order_lines l where l.order_id = o.id) as "taxBps"
    from ledger_entries e
    join ledger_postings p on p.id = e.posting_id
    join orders o on o.id = p.order_id
    where e.shop_id = ${query.shopId} and e.owner = 'market' and e.purpose in ('commission', 'commission_tax')
      and e.currency = ${query.currency} and p.at >= ${query.from} and p.at < ${query.to}
      and ${sign}e.amount_minor > 0 ${which}
    group by o.id, o.number
    having sum(${sign}e.amount_minor) filter (where e.purpose = 'commission') > 0
    order by o.number`.execute(db)
  return rows
}

/**
 * Asks for an invoice for every shop of which commission was taken between two instants, and, where some was given back, for a
 * credit note for each month in which that had been taken.
 */
export async function insertCommissionTasks(
  db: Database,
  { month, from, to, at }: { month: string; from: Date; to: Date; at: Date },
): Promise<void> {
  await sql`
    with moved as (
      select distinct e.shop_id, e.amount_minor > 0 as is_back, case when e.amount_minor > 0 then ${takenIn} end as taken_in
      from ledger_entries e join ledger_postings p on p.id = e.posting_id
      where e.owner = 'market' and e.purpose = 'commission' and e.shop_id is not null and p.order_id is not null
        and p.at >= ${from} and p.at < ${to}
    )
    insert into invoice_tasks (cause, shop_id, kind, subject, is_of_market, state, created_at, next_try_at)
    select case when is_back then 'commission-back:' || shop_id || ':' || ${month} || ':' || taken_in else 'commission:' || shop_id || ':' || ${month} end,
      shop_id, case when is_back then 'commission_credit_note' else 'commission_invoice' end,
      jsonb_strip_nulls(jsonb_build_object('month', ${month}::text, 'takenIn', taken_in)), true, 'open', ${at}::timestamptz, ${at}::timestamptz
    from moved where not is_back or taken_in is not null
    on conflict (cause) do nothing`.execute(db)
}

/** Where somebody gets their mail, and in which language as far as it is known. */
export interface MailPlace {
  to: string
  language: Language | null
}

/** Where who placed a checkout gets their mail. */
export async function findMailOfCustomer(db: Database, checkoutId: string): Promise<MailPlace | null> {
  const { rows } = await sql<MailPlace>`
    select email as "to", language from checkouts where id = ${checkoutId}`.execute(db)
  return rows[0] ?? null
}

/** Where the first owner of a shop gets their mail; null when nobody is left. */
export async function findMailOfOwner(db: Database, shopId: string): Promise<MailPlace | null> {
  const { rows } = await sql<MailPlace>`
    select p.email as "to", p.language from shop_members m join people p on p.id = m.person_id
    where m.shop_id = ${shopId} and m.role = 'owner' and p.disabled_at is null
    order by m.created_at, p.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** When the first document after an instant can be issued, of those whose issuer has said all the law asks for. */
export async function nextInvoice(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`
      select min(t.next_try_at) as at from invoice_tasks t
      where t.state = 'open' and t.next_try_at > ${after} and ${canBeWritten}`,
  )
}
