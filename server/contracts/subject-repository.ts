/** What a contract may say of a shop and an order. */
import { sql } from 'kysely'
import type { TemplateKind } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

interface LegalRow {
  legalName: string
  line1: string
  postalCode: string
  city: string
  country: string
}

/** Everything a contract may say of a shop and an order. */
export interface SubjectRow {
  market: LegalRow | null
  shop: {
    id: string
    name: string
    city: string
    country: string
    returnDays: number
    acceptsCash: boolean
    legal: LegalRow | null
  }
  owner: { personId: string; name: string; email: string; language: Language | null } | null
  order: {
    id: string
    number: string
    personId: string | null
    email: string
    /** Of its customer's account, or of a guest's browser. */
    language: Language | null
    address: Address
    currency: string
    totalMinor: number
    taxMinor: number
    shippingMinor: number
    placedAt: string
    expectedTo: string
    items: string
    pieces: number
  } | null
}

/** Reads what a contract may say of a shop, and of an order if there is one; undefined when there is no such shop. */
export async function findSubject(
  db: Database,
  { shopId, orderId }: { shopId: string; orderId: string | null },
): Promise<SubjectRow | undefined> {
  const legal = (of: ReturnType<typeof sql>) => sql`
    (select json_build_object('legalName', d.legal_name, 'line1', d.line1, 'postalCode', d.postal_code, 'city', d.city, 'country', d.country)
     from legal_details d where d.shop_id is not distinct from ${of})`
  const { rows } = await sql<SubjectRow>`
    select ${legal(sql`null::uuid`)} as market,
      json_build_object('id', s.id, 'name', s.name, 'city', s.city, 'country', s.country, 'returnDays', s.return_days,
                        'acceptsCash', s.accepts_cash, 'legal', ${legal(sql`s.id`)}) as shop,
      (select json_build_object('personId', p.id, 'name', p.name, 'email', p.email, 'language', p.language)
       from shop_members m join people p on p.id = m.person_id
       where m.shop_id = s.id and m.role = 'owner' and p.disabled_at is null order by m.created_at, p.id limit 1) as owner,
      (select json_build_object('id', o.id, 'number', o.number::text, 'personId', o.person_id, 'email', o.email, 'address', o.address,
         'language', case when o.person_id is null then c.language else (select p.language from people p where p.id = o.person_id) end,
         'currency', o.currency, 'totalMinor', o.total_minor, 'taxMinor', o.tax_minor, 'shippingMinor', o.shipping_minor,
         'placedAt', instant_json(c.placed_at), 'expectedTo', instant_json(o.expected_to),
         'items', (select string_agg(l.quantity || ' × ' || l.title || case when l.variant_title = '' then '' else ', ' || l.variant_title end,
                                     '; ' order by l.position) from order_lines l where l.order_id = o.id),
         'pieces', (select sum(l.quantity) from order_lines l where l.order_id = o.id))
       from orders o join checkouts c on c.id = o.checkout_id where o.id = ${orderId}::uuid) as order
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0]
}

/** The newest order, or the newest shop, to show a template with. */
export async function findSample(
  db: Database,
  { kind, orderId }: { kind: TemplateKind; orderId: string | null },
): Promise<{ shopId: string; orderId: string | null } | undefined> {
  const { rows } =
    kind === 'seller_agreement'
      ? await sql<{ shopId: string; orderId: null }>`
          select id as "shopId", null as "orderId" from shops order by applied_at desc, id desc limit 1`.execute(db)
      : await sql<{ shopId: string; orderId: string }>`
          select shop_id as "shopId", id as "orderId" from orders where ${orderId}::uuid is null or id = ${orderId}::uuid
          order by number desc limit 1`.execute(db)
  return rows[0]
}
