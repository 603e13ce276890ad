/** What a contract may say of a shop, an order and a subscription. */
import { sql } from 'kysely'
import type { TemplateKind } from '#shared/api/contracts.schemas.ts'
import type { Day, Rhythm } from '#shared/billing-days.ts'
import type { Currency } from '#shared/currencies.ts'
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

/** Everything a contract may say of a shop, an order and a subscription. */
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
  subscription:
    | (Rhythm & {
        number: number
        item: string
        quantity: number
        currency: string
        /** Of one piece, as it was agreed. */
        unitPriceMinor: number
        /** The same of the first cycle that is paid, where its plan has another price for that. */
        firstPriceMinor: number | null
        trialDays: number
        anchorOn: Day
        nextTurn: number
        /** When the next cycle is paid, or ends what nothing follows. Null while none comes. */
        nextOn: Day | null
        minCycles: number
        /** After how many cycles its plan ends, and how many of those were paid; null where it goes on until it is cancelled. */
        endAfter: number | null
        cyclesOfPlan: number
        endsWithCycle: boolean
      })
    | null
}

/** What a contract is about. */
export interface Subject {
  shopId: string
  orderId: string | null
  /** Of which it states the terms. */
  subscriptionId: string | null
}

/** Reads what a contract may say of a shop, and of an order and a subscription if there is one; undefined when there is no such shop. */
export async function findSubject(
  db: Database,
  { shopId, orderId, subscriptionId }: Subject,
): Promise<SubjectRow | undefined> {
  const legal = (of: ReturnType<typeof sql>) => sql`
    (select json_build_object('legalName', d.legal_name, 'line1', d.line1, 'postalCode', d.postal_code, 'city', d.city, 'country', d.country)
     from legal_details d where d.shop_id is not distinct from ${of})`
  const { rows } = await sql<SubjectRow>`
    select ${legal(sql`null::uuid`)} as market,
      json_build_object('id', s.id, 'name', s.name, 'city', s.city, 'country', s.country, 'returnDays', s.return_days,
                        'acceptsCash', s.accepts_cash,
                        'legal', ${legal(sql`case when not s.is_of_market then s.id end`)}) as shop,
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
       from orders o join checkouts c on c.id = o.checkout_id where o.id = ${orderId}::uuid) as order,
      (select json_build_object('number', sub.number, 'quantity', sub.quantity, 'currency', sub.currency, 'unit', sub.unit, 'every', sub.every,
         'item', sub.quantity || ' × ' || p.title || case when v.option_values = '{}' then '' else ', ' || array_to_string(v.option_values, ', ') end,
         'unitPriceMinor', sub.unit_price_minor, 'firstPriceMinor', plan.first_price_minor, 'trialDays', begun.trial_days,
         'anchorOn', sub.anchor_on, 'nextTurn', sub.next_turn, 'nextOn', sub.next_on, 'minCycles', sub.min_cycles,
         'endAfter', case when sub.next_plan_id is null then plan.end_after end, 'cyclesOfPlan', sub.cycles_of_plan,
         'endsWithCycle', sub.ends_with_cycle)
       from subscriptions sub join plans plan on plan.id = sub.plan_id
       join order_lines line on line.id = sub.order_line_id join plans begun on begun.id = line.plan_id
       join products p on p.id = sub.product_id join variants v on v.id = sub.variant_id
       where sub.id = ${subscriptionId}::uuid) as subscription
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0]
}

/** What a contract is about, for who signs it: no person, no address. */
export interface GlanceRow {
  order: { number: string; items: string; totalMinor: number; currency: Currency } | null
  subscription: (Rhythm & { number: number; item: string; priceMinor: number; currency: Currency }) | null
}

/** Reads what a contract is about, in few words. The price of a subscription is that of a cycle, before shipping. */
export async function findGlance(
  db: Database,
  { orderId, subscriptionId }: { orderId: string | null; subscriptionId: string | null },
): Promise<GlanceRow> {
  const { rows } = await sql<GlanceRow>`
    select
      (select json_build_object('number', o.number::text, 'totalMinor', o.total_minor, 'currency', o.currency,
         'items', (select string_agg(l.quantity || ' × ' || l.title || case when l.variant_title = '' then '' else ', ' || l.variant_title end,
                                     '; ' order by l.position) from order_lines l where l.order_id = o.id))
       from orders o where o.id = ${orderId}::uuid) as order,
      (select json_build_object('number', sub.number, 'unit', sub.unit, 'every', sub.every, 'currency', sub.currency,
         'priceMinor', sub.unit_price_minor * sub.quantity,
         'item', sub.quantity || ' × ' || p.title || case when v.option_values = '{}' then '' else ', ' || array_to_string(v.option_values, ', ') end)
       from subscriptions sub join products p on p.id = sub.product_id join variants v on v.id = sub.variant_id
       where sub.id = ${subscriptionId}::uuid) as subscription`.execute(db)
  return rows[0]!
}

/**
 * The newest of what a template is about, to show it with: a shop, an order, or a subscription and the order it began with. A given
 * order stands for itself and for the subscription that began with it. Where there is no subscription yet an order is shown.
 */
export async function findSample(
  db: Database,
  { kind, orderId }: { kind: TemplateKind; orderId: string | null },
): Promise<Subject | undefined> {
  if (kind === 'seller_agreement') {
    const { rows } = await sql<Subject>`
      select id as "shopId", null as "orderId", null as "subscriptionId" from shops order by applied_at desc, id desc limit 1`.execute(
      db,
    )
    return rows[0]
  }
  if (kind === 'subscription') {
    const { rows } = await sql<Subject>`
      select sub.shop_id as "shopId", l.order_id as "orderId", sub.id as "subscriptionId"
      from subscriptions sub join order_lines l on l.id = sub.order_line_id
      where ${orderId}::uuid is null or l.order_id = ${orderId} order by sub.number desc limit 1`.execute(db)
    if (rows[0]) return rows[0]
  }
  const { rows } = await sql<Subject>`
    select shop_id as "shopId", id as "orderId", null as "subscriptionId" from orders where ${orderId}::uuid is null or id = ${orderId}::uuid
    order by number desc limit 1`.execute(db)
  return rows[0]
}
