import { sql, type RawBuilder } from 'kysely'
import type { TimelineStep } from '#shared/api/audit.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { notFound } from '#server/platform/errors.ts'
import { tellStep, type StepKind } from './timeline-words.ts'

/** Of what a story can be told. */
export type TimelineOf = 'order' | 'payment' | 'shop' | 'person'

type Fragment = RawBuilder<unknown>

interface StepRow {
  id: string
  at: Date
  place: string
  rank: number
  kind: StepKind
  name: string
  by: string
  person: TimelineStep['person']
  note: string
  amountMinor: number | null
  currency: Currency | null
  about: TimelineStep['about']
}

interface Place {
  /** The row after which the page begins: instant, rank, id. */
  after: readonly [string, number, string] | null
  limit: number
}

/**
 * The story of an order, a payment, a shop or a person, newest first, in keyset pages. Refuses with `order_not_found`,
 * `payment_not_found`, `shop_not_found` or `person_not_found`.
 */
export async function readTimeline(
  db: Database,
  of: TimelineOf,
  id: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ name: string; detail: string; items: TimelineStep[]; next: string | null }> {
  const { rows: named } = await sql<{ name: string; detail: string }>`${nameOf[of](id)}`.execute(db)
  if (!named[0]) throw notFound(`${of}_not_found`, `This ${of}`)
  const place: Place = { after: decodeCursor(after, ['instant', 'number', 'id']), limit }
  const sources = sourcesOf[of](id).map((source) => partOf(source, place))
  const { rows } = await sql<StepRow>`
    select t.*, ${instantForCursor(sql`t.at`)} as place from (${sql.join(sources, sql` union all `)}) t
    order by t.at desc, t.rank desc, t.id desc limit ${limit + 1}`.execute(db)
  return { ...named[0], ...pageOf(rows, limit, present, (row) => [row.place, row.rank, row.id]) }
}

function present({ id, at, rank, kind, name, by, person, note, amountMinor, currency, about }: StepRow): TimelineStep {
  return {
    id: `${id}-${rank}`,
    at: at.toISOString(),
    kind,
    ...tellStep(kind, name),
    by: by === 'seller' ? 'shop' : by === 'operator' ? 'market' : (by as TimelineStep['by']),
    person,
    note,
    amount: amountMinor !== null && currency !== null ? { amountMinor, currency } : null,
    about,
  }
}

/** No more of each source than a page can show, so that a long life costs no more than a short one. */
function partOf(source: Fragment, { after, limit }: Place): Fragment {
  const further = after
    ? sql`where (s.at, s.rank, s.id) < (${after[0]}::timestamptz, ${after[1]}::bigint, ${after[2]}::uuid)`
    : sql``
  return sql`(select * from (${source}) s ${further} order by s.at desc, s.rank desc, s.id desc limit ${limit + 1})`
}

const nameOf: Readonly<Record<TimelineOf, (id: string) => Fragment>> = {
  order: (id) => sql`select 'Order ' || number as name, '' as detail from orders where id = ${id}`,
  payment: (id) => sql`
    select 'Payment of ' || (select string_agg(o.number::text, ', ' order by o.number) from orders o where o.checkout_id = p.checkout_id) as name,
      '' as detail
    from payments p where p.id = ${id}`,
  shop: (id) => sql`select name, city as detail from shops where id = ${id}`,
  person: (id) => sql`select name, email::text as detail from people where id = ${id}`,
}

const sourcesOf: Readonly<Record<TimelineOf, (id: string) => Fragment[]>> = {
  order(id) {
    const itself = sql`o.id = ${id}`
    const ofPayment = sql`p.checkout_id = (select checkout_id from orders where id = ${id})`
    return [
      orders(itself),
      payments(ofPayment),
      parcels(sql`t.order_id = ${id}`),
      ...refunds(sql`r.order_id = ${id}`),
      invoices(sql`i.order_id = ${id}`),
      disputes(sql`d.order_id = ${id}`),
      returns(sql`r.order_id = ${id}`),
      contracts(sql`c.order_id = ${id}`),
      acts(sql`e.subject_id = ${id}`),
    ]
  },
  payment(id) {
    const checkout = sql`(select checkout_id from payments where id = ${id})`
    const refundsOf = sql`select id from refunds where payment_id = ${id}`
    const attemptsOf = sql`select id from payment_attempts where payment_id = ${id}`
    const events = sql`g.attempt_id in (${attemptsOf}) or g.refund_id in (${refundsOf})`
    return [
      orders(sql`o.checkout_id = ${checkout}`),
      payments(sql`p.id = ${id}`),
      attempts(sql`t.payment_id = ${id}`),
      gatewayEvents(events),
      ...refunds(sql`r.payment_id = ${id}`),
      disputes(sql`d.checkout_id = ${checkout}`),
      acts(sql`e.subject_id = ${id} or e.subject_id in (
        ${attemptsOf} union all ${refundsOf} union all select g.id from gateway_events g where ${events})`),
    ]
  },
  shop: (id) => [
    shops(id),
    withdrawals(id),
    invoices(
      sql`i.shop_id = ${id} and i.kind in ('commission_invoice', 'commission_credit_note', 'withdrawal_statement')`,
    ),
    disputes(sql`d.shop_id = ${id}`),
    returns(sql`r.shop_id = ${id}`),
    contracts(sql`c.shop_id = ${id} and c.order_id is null`),
    acts(sql`e.subject_id = ${id}`),
    acts(sql`e.shop_id = ${id} and e.subject_id is distinct from ${id}`),
  ],
  person: (id) => [
    ...accounts(id),
    orders(sql`o.person_id = ${id}`),
    ...refunds(sql`r.order_id in (select id from orders where person_id = ${id})`),
    disputes(sql`d.order_id in (select id from orders where person_id = ${id})`),
    returns(sql`r.order_id in (select id from orders where person_id = ${id})`),
    contracts(sql`c.id in (select contract_id from contract_parties where person_id = ${id})`),
    subscriptions(sql`s.person_id = ${id}`),
    acts(sql`e.person_id = ${id} or e.subject_id = ${id}`),
  ],
}

/** Which thing a step is about, to be linked to. */
const thing = (kind: string, id: Fragment, name: Fragment) =>
  sql`jsonb_build_object('kind', ${kind}::text, 'id', ${id}, 'name', ${name})`
const personOf = sql`case when who.id is not null then jsonb_build_object('id', who.id, 'name', who.name) end`
const noAmount = sql`null::bigint as "amountMinor", null::text as currency`

/** A step's columns, the same for every source; `rank` puts in order what happened in one moment. */
function step(
  kind: StepKind,
  { id, at, rank, name, by, person, note, amount, about }: Readonly<Record<string, Fragment>>,
): Fragment {
  return sql`${id} as id, ${at} as at, ${rank}::bigint as rank, ${kind}::text as kind, ${name} as name, ${by ?? sql`'system'`}::text as "by",
    ${person ?? sql`null::jsonb`} as person, ${note ?? sql`''`}::text as note, ${amount ?? noAmount}, ${about ?? sql`null::jsonb`} as about`
}

const anOrder = thing('order', sql`o.id`, sql`o.number::text`)

function orders(which: Fragment): Fragment {
  const columns = step('order', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`case when h.from_state is null then 10 else 50 end`,
    name: sql`h.to_state`,
    by: sql`h.by_kind`,
    person: personOf,
    note: sql`h.reason`,
    amount: sql`case when h.from_state is null then o.total_minor end as "amountMinor", o.currency`,
    about: anOrder,
  })
  return sql`select ${columns} from order_history h join orders o on o.id = h.order_id left join people who on who.id = h.by_person_id where ${which}`
}

function payments(which: Fragment): Fragment {
  const columns = step('payment', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`30`,
    name: sql`case when h.to_state = 'processing' and p.method = 'cash_on_delivery' then 'waits_for_cash' else h.to_state end`,
    note: sql`case h.reason when 'answered' then '' else h.reason end`,
    amount: sql`case when h.to_state = 'captured' then p.amount_minor end as "amountMinor", p.currency`,
    about: thing('payment', sql`p.id`, sql`'payment'`),
  })
  return sql`select ${columns} from payment_history h join payments p on p.id = h.payment_id where ${which}`
}

function attempts(which: Fragment): Fragment {
  const columns = step('attempt', {
    id: sql`t.id`,
    at: sql`t.asked_at`,
    rank: sql`20`,
    name: sql`t.gateway`,
    note: sql`concat_ws(' ', t.card_brand, '•••• ' || t.card_last4, t.decline_code)`,
    amount: sql`t.amount_minor as "amountMinor", t.currency`,
  })
  return sql`select ${columns} from payment_attempts t where ${which}`
}

function gatewayEvents(which: Fragment): Fragment {
  const columns = step('gateway_event', {
    id: sql`g.id`,
    at: sql`g.received_at`,
    rank: sql`40`,
    name: sql`g.state`,
    note: sql`concat_ws(' · ', g.type, nullif(g.effect, ''), nullif(g.error, ''))`,
  })
  return sql`select ${columns} from gateway_events g where ${which}`
}

function parcels(which: Fragment): Fragment {
  const columns = step('parcel', {
    id: sql`t.id`,
    at: sql`t.at`,
    rank: sql`60`,
    name: sql`t.kind`,
    by: sql`'shop'`,
    person: personOf,
    note: sql`concat_ws(' · ', nullif(t.place, ''), nullif(t.note, ''))`,
  })
  return sql`select ${columns} from tracking_updates t left join people who on who.id = t.by_person_id where ${which}`
}

function refunds(which: Fragment): Fragment[] {
  const same = { id: sql`r.id`, amount: sql`r.amount_minor as "amountMinor", r.currency`, about: anOrder }
  const asked = step('refund', {
    ...same,
    at: sql`r.requested_at`,
    rank: sql`70`,
    name: sql`'asked'`,
    by: sql`r.by_kind`,
    person: personOf,
    note: sql`r.reason`,
  })
  const closed = step('refund', {
    ...same,
    at: sql`r.closed_at`,
    rank: sql`71`,
    name: sql`r.state`,
    note: sql`coalesce(r.failure, '')`,
  })
  const joined = sql`from refunds r join orders o on o.id = r.order_id`
  return [
    sql`select ${asked} ${joined} left join people who on who.id = r.by_person_id where ${which}`,
    sql`select ${closed} ${joined} where r.closed_at is not null and (${which})`,
  ]
}

function invoices(which: Fragment): Fragment {
  const columns = step('invoice', {
    id: sql`i.id`,
    at: sql`i.issued_at`,
    rank: sql`80`,
    name: sql`i.kind`,
    amount: sql`i.total_minor as "amountMinor", i.currency`,
    about: thing('invoice', sql`i.id`, sql`i.number`),
  })
  return sql`select ${columns} from invoices i where ${which}`
}

function disputes(which: Fragment): Fragment {
  const columns = step('dispute', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`75`,
    name: sql`h.to_state`,
    by: sql`h.by_kind`,
    person: personOf,
    note: sql`h.reason`,
    about: thing('dispute', sql`d.id`, sql`d.number::text`),
  })
  return sql`select ${columns} from dispute_history h join disputes d on d.id = h.dispute_id left join people who on who.id = h.by_person_id where ${which}`
}

function returns(which: Fragment): Fragment {
  const columns = step('return', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`72`,
    name: sql`h.to_state`,
    by: sql`h.by_kind`,
    person: personOf,
    note: sql`h.reason`,
    about: anOrder,
  })
  return sql`select ${columns} from return_history h join returns r on r.id = h.return_id join orders o on o.id = r.order_id
    left join people who on who.id = h.by_person_id where ${which}`
}

function contracts(which: Fragment): Fragment {
  const columns = step('contract', {
    id: sql`v.id`,
    at: sql`v.at`,
    rank: sql`80 + least(v.position, 10)`,
    name: sql`v.kind`,
    by: sql`coalesce(party.role, 'system')`,
    person: personOf,
    note: sql`coalesce(case when who.id is null then party.name end, '')`,
    about: thing('contract', sql`c.id`, sql`c.title`),
  })
  return sql`select ${columns} from contract_events v join contracts c on c.id = v.contract_id
    left join contract_parties party on party.id = v.party_id left join people who on who.id = party.person_id where ${which}`
}

function subscriptions(which: Fragment): Fragment {
  const columns = step('subscription', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`55`,
    name: sql`h.act`,
    by: sql`h.by_kind`,
    person: personOf,
    note: sql`h.detail`,
    about: thing('subscription', sql`s.id`, sql`s.number::text`),
  })
  return sql`select ${columns} from subscription_history h join subscriptions s on s.id = h.subscription_id left join people who on who.id = h.by_person_id where ${which}`
}

function withdrawals(shopId: string): Fragment {
  const columns = step('withdrawal', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`70`,
    name: sql`h.to_state`,
    by: sql`h.by_kind`,
    person: personOf,
    note: sql`h.reason`,
    amount: sql`w.amount_minor as "amountMinor", w.currency`,
    about: thing('withdrawal', sql`w.id`, sql`w.number::text`),
  })
  return sql`select ${columns} from withdrawal_history h join withdrawals w on w.id = h.withdrawal_id
    left join people who on who.id = h.by_person_id where h.shop_id = ${shopId}`
}

function shops(shopId: string): Fragment {
  const columns = step('shop', {
    id: sql`h.id`,
    at: sql`h.at`,
    rank: sql`50`,
    name: sql`h.to_state`,
    by: sql`case when h.by_person_id is null then 'system' when m.person_id is not null then 'shop' else 'market' end`,
    person: personOf,
    note: sql`h.reason`,
  })
  return sql`select ${columns} from shop_history h left join people who on who.id = h.by_person_id
    left join shop_members m on m.shop_id = h.shop_id and m.person_id = h.by_person_id where h.shop_id = ${shopId}`
}

function accounts(personId: string): Fragment[] {
  const moments = [
    ['joined', sql`p.created_at`, sql`1`],
    ['confirmed', sql`p.activated_at`, sql`2`],
    ['disabled', sql`p.disabled_at`, sql`90`],
  ] as const
  return moments.map(([name, at, rank]) => {
    const columns = step('person', { id: sql`p.id`, at, rank, name: sql`${name}::text`, by: sql`'customer'` })
    return sql`select ${columns} from people p where p.id = ${personId} and ${at} is not null`
  })
}

/**
 * Lines of the audit log, but for those that only say once more what a history tells: a fact of an order or its money, or
 * the act of which such a fact was the outcome.
 */
function acts(which: Fragment): Fragment {
  const columns = step('act', {
    id: sql`e.id`,
    at: sql`e.at`,
    rank: sql`100`,
    name: sql`e.act`,
    by: sql`e.by_kind`,
    person: personOf,
    note: sql`case e.act when 'person.sign-in-refused' then concat_ws(' · ', e.detail ->> 'tries', e.detail ->> 'addresses', e.door)
      when 'person.came-in' then concat_ws(' · ', e.door, e.address) else e.reason end`,
    about: sql`case e.subject when 'order' then ${thing('order', sql`e.subject_id`, sql`(select number::text from orders where id = e.subject_id)`)}
      when 'shop' then ${thing('shop', sql`e.subject_id`, sql`(select name from shops where id = e.subject_id)`)}
      when 'product' then ${thing('product', sql`e.subject_id`, sql`(select title from products where id = e.subject_id)`)} end`,
  })
  const told = sql.lit('^(order|payment|refund|shop|withdrawal|invoice|contract|dispute|return|subscription)\\.')
  return sql`select ${columns} from audit_log e left join people who on who.id = e.person_id
    where (${which}) and e.act !~ ${told} and not exists (select from unnest(e.facts) f where f ~ ${told})`
}
