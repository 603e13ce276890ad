import { sql, type RawBuilder } from 'kysely'
import type { CycleState, SubscriptionState } from '#shared/api/subscriptions.schemas.ts'
import type { Address, Picture } from '#shared/api/values.schemas.ts'
import type { Day, RhythmUnit } from '#shared/billing-days.ts'
import type { Currency } from '#shared/currencies.ts'
import type { ShownMeans } from '#server/payments/index.ts'
import { instantForCursor } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'

/** A subscription in a list. Amounts are minor units. */
export interface SummaryRow {
  id: string
  number: number
  state: SubscriptionState
  shop: { id: string; slug: string; name: string; logo: Picture | null }
  product: { id: string; slug: string; title: string }
  variantTitle: string
  picture: Picture | null
  quantity: number
  unit: RhythmUnit
  every: number
  unitPriceMinor: number
  currency: Currency
  nextOn: Day | null
  endsWithCycle: boolean
  /** All cycles of its plan are paid, and no other plan follows. */
  endsByItself: boolean
  resumeOn: Day | null
  startedAt: Date
  endedAt: Date | null
}

/** Nothing comes next but its end; see `endsByItself` of the verbs. */
const endsByItself = sql`(sub.cycles_of_plan >= coalesce(plan.end_after, sub.cycles_of_plan + 1) and sub.next_plan_id is null)`

const summary = sql`
  sub.id, sub.number, sub.state, json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', null) as shop,
  json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) as product,
  array_to_string(v.option_values, ', ') as "variantTitle",
  case when picture.id is not null then json_build_object(
    'id', picture.id, 'src', '/media/' || picture.storage_key, 'widths', picture.widths, 'width', picture.width,
    'height', picture.height, 'alt', coalesce(nullif(picture.alt, ''), p.title), 'color', picture.color) end as picture,
  sub.quantity, sub.unit, sub.every, sub.unit_price_minor as "unitPriceMinor", sub.currency, sub.next_on::text as "nextOn",
  sub.ends_with_cycle as "endsWithCycle", ${endsByItself} as "endsByItself", sub.resume_on::text as "resumeOn", sub.started_at as "startedAt", sub.ended_at as "endedAt"`

const joined = sql`
  subscriptions sub
  join shops s on s.id = sub.shop_id
  join products p on p.id = sub.product_id
  join variants v on v.id = sub.variant_id
  join plans plan on plan.id = sub.plan_id
  left join media picture on picture.id = coalesce(v.picture_id, p.cover_id)`

export interface ListPlace {
  limit: number
  after: readonly [string, string] | null
}

/** Subscriptions of a person, the newest first, one more than asked for. */
export async function listOwn(db: Database, personId: string, place: ListPlace): Promise<SummaryRow[]> {
  const [at, id] = place.after ?? [null, null]
  const { rows } = await sql<SummaryRow>`
    select ${summary} from ${joined}
    where sub.person_id = ${personId}
      and (${at}::timestamptz is null or (sub.started_at, sub.id) < (${at}::timestamptz, ${id}::uuid))
    order by sub.started_at desc, sub.id desc limit ${place.limit + 1}`.execute(db)
  return rows
}

/** With what it owes, as shops and operators see it. */
export interface MarketRow extends SummaryRow {
  customer: string
  failure: string
  tries: number
  nextTryAt: Date | null
  owedMinor: number | null
}

/** Subscriptions of a shop, or of the whole market, in one state or all, the newest first, one more than asked for. */
export async function listOfMarket(
  db: Database,
  { shopId, state }: { shopId: string | null; state: SubscriptionState | 'all' },
  place: ListPlace,
): Promise<MarketRow[]> {
  const [at, id] = place.after ?? [null, null]
  const { rows } = await sql<MarketRow>`
    select ${summary}, sub.address->>'name' as customer, coalesce(owed.failure, '') as failure, coalesce(owed.tries, 0) as tries,
      owed.next_try_at as "nextTryAt", owed.total_minor as "owedMinor"
    from ${joined}
    left join lateral (
      select c.failure, c.tries, c.next_try_at, c.total_minor from subscription_cycles c
      where c.subscription_id = sub.id and c.state in ('running', 'failed', 'exhausted') and sub.ended_at is null
      order by c.number desc limit 1
    ) owed on true
    where (${shopId}::uuid is null or sub.shop_id = ${shopId}) and (${state} = 'all' or sub.state = ${state})
      and (${at}::timestamptz is null or (sub.started_at, sub.id) < (${at}::timestamptz, ${id}::uuid))
    order by sub.started_at desc, sub.id desc limit ${place.limit + 1}`.execute(db)
  return rows
}

/** What a subscription owes, on the board of who helps people pay. Instants are ISO 8601. */
export interface OwingRow {
  id: string
  number: number
  customer: string
  shopName: string
  things: string
  failure: string
  tries: number
  /** Null when nothing is tried any more by itself. */
  nextTryAt: string | null
  owedMinor: number
  currency: Currency
  remindedAt: string | null
  /** Since the instant that was asked about. */
  isRemindedToday: boolean
  /** Where it stands in the list. */
  at: string
}

/** How many owe, and how much in one currency, after so many tries; null after the last. */
export interface OwingGroup {
  tries: number | null
  count: number
  owedMinor: number
  currency: Currency
}

/** Where those stand who are not tried any more by themselves: after everybody who is. */
const never = '9999-01-01T00:00:00.000Z'

/** What is unpaid: of cycles that are tried again, and of those that are not. The first are read by when they are tried next. */
const owing = sql`
  select sub.id, c.tries as made, c.tries, c.next_try_at, c.next_try_at as at, c.failure, coalesce(c.total_minor, c.items_minor) as owed_minor, sub.currency
  from subscription_cycles c join subscriptions sub on sub.id = c.subscription_id
  where c.state = 'failed' and c.next_try_at is not null and sub.state = 'past_due'
  union all
  select sub.id, null, c.tries, null, ${never}::timestamptz, c.failure, coalesce(c.total_minor, c.items_minor), sub.currency
  from subscriptions sub
  cross join lateral (
    select * from subscription_cycles last where last.subscription_id = sub.id and last.state <> 'skipped' order by last.number desc limit 1
  ) c
  where sub.state = 'unpaid' and c.state = 'exhausted'`

/**
 * The board of what is unpaid, in one statement: subscriptions by when they are tried next, one more than asked for, and what all
 * of them owe by the number of their tries. Minor units; before shipping where an order could not be made.
 */
export async function readDunning(
  db: Database,
  { limit, after, today }: ListPlace & { today: Date },
): Promise<{ items: OwingRow[]; groups: OwingGroup[] }> {
  const [at, id] = after ?? [null, null]
  const { rows } = await sql<{ items: OwingRow[]; groups: OwingGroup[] }>`
    with owing as materialized (${owing}), page as (
      select * from owing where ${at}::timestamptz is null or (at, id) > (${at}::timestamptz, ${id}::uuid)
      order by at, id limit ${limit + 1}
    ), groups as (
      select made, currency, count(*)::int as count, sum(owed_minor)::bigint as owed_minor from owing group by made, currency
    )
    select
      (select coalesce(json_agg(json_build_object('id', page.id, 'number', sub.number, 'customer', sub.address->>'name', 'shopName', s.name,
         'things', sub.quantity || ' × ' || p.title, 'failure', page.failure, 'tries', page.tries, 'nextTryAt', instant_json(page.next_try_at),
         'owedMinor', page.owed_minor, 'currency', page.currency, 'at', ${instantForCursor(sql`page.at`)},
         'remindedAt', instant_json(reminded.at), 'isRemindedToday', coalesce(reminded.at >= ${today}, false)) order by page.at, page.id), '[]')
       from page join subscriptions sub on sub.id = page.id join shops s on s.id = sub.shop_id join products p on p.id = sub.product_id
       cross join lateral (
         select max(h.at) as at from subscription_history h where h.subscription_id = page.id and h.act = 'remind') reminded) as items,
      (select coalesce(json_agg(json_build_object('tries', made, 'count', count, 'owedMinor', owed_minor, 'currency', currency)
         order by made nulls last, currency), '[]') from groups) as groups`.execute(db)
  return rows[0]!
}

/** A subscription with everything its page shows. */
export interface SubscriptionPage extends SummaryRow {
  plan: { id: string; minCycles: number; endAfter: number | null }
  nextPlan: { id: string; unit: RhythmUnit; every: number } | null
  cyclesPaid: number
  creditMinor: number
  /** What credit has taken off a cycle that is not paid yet. */
  heldCreditMinor: number
  means: (Omit<ShownMeans, 'consentedAt'> & { consentedAt: string }) | null
  address: Address
  endReason: string
  cycles: {
    id: string
    number: number
    fromOn: Day
    toOn: Day
    state: CycleState
    totalMinor: number | null
    tries: number
    failure: string
    nextTryAt: string | null
    checkoutId: string | null
    order: { id: string; number: number } | null
  }[]
  history: { act: string; state: SubscriptionState; at: string; by: string; detail: string }[]
}

/** A subscription of a person, or any; null when it is not there. */
export async function findPage(
  db: Database,
  { id, personId }: { id: string; personId: string | null },
): Promise<SubscriptionPage | null> {
  const { rows } = await sql<SubscriptionPage>`
    select ${summary}, json_build_object('id', plan.id, 'minCycles', sub.min_cycles, 'endAfter', plan.end_after) as plan,
      case when next_plan.id is not null then json_build_object('id', next_plan.id, 'unit', next_plan.unit, 'every', next_plan.every) end as "nextPlan",
      sub.cycles_paid as "cyclesPaid", sub.credit_minor as "creditMinor", coalesce((
        select sum(held.credit_minor) from subscription_cycles held where held.subscription_id = sub.id and held.state in ('running', 'failed')), 0)::bigint as "heldCreditMinor",
      sub.address, sub.end_reason as "endReason",
      case when m.id is not null then json_build_object('id', m.id, 'gateway', m.gateway, 'brand', m.brand, 'last4', m.last4,
        'expiryMonth', m.expiry_month, 'expiryYear', m.expiry_year, 'consentedAt', instant_json(m.consented_at)) end as means,
      (select coalesce(json_agg(c.json order by c.number desc), '[]') from (
        select c.number, json_build_object('id', c.id, 'number', c.number, 'fromOn', c.from_on::text, 'toOn', c.to_on::text,
          'state', c.state, 'totalMinor', coalesce(c.total_minor, case when c.number = 1 then first_order.total_minor end),
          'tries', c.tries, 'failure', c.failure, 'nextTryAt', instant_json(c.next_try_at), 'checkoutId', c.checkout_id,
          'order', case when o.id is not null then json_build_object('id', o.id, 'number', o.number)
            when c.number = 1 then json_build_object('id', first_order.id, 'number', first_order.number) end) as json
        from subscription_cycles c left join orders o on o.checkout_id = c.checkout_id
        where c.subscription_id = sub.id order by c.number desc limit 24) c) as cycles,
      (select coalesce(json_agg(h.json order by h.at desc, h.id desc), '[]') from (
        select h.at, h.id, json_build_object('act', h.act, 'state', h.to_state, 'at', instant_json(h.at), 'by', h.by_kind, 'detail', h.detail) as json
        from subscription_history h where h.subscription_id = sub.id order by h.at desc, h.id desc limit 60) h) as history
    from ${joined}
    left join plans next_plan on next_plan.id = sub.next_plan_id
    left join payment_methods m on m.id = sub.payment_method_id and m.state = 'kept'
    join order_lines first_line on first_line.id = sub.order_line_id
    join orders first_order on first_order.id = first_line.order_id
    where sub.id = ${id} and (${personId}::uuid is null or sub.person_id = ${personId})`.execute(db)
  return rows[0] ?? null
}

/** What a letter says of a subscription, and of one of its cycles. */
export interface InLetterRow {
  id: string
  number: number
  email: string
  quantity: number
  title: string
  variantTitle: string
  shopName: string
  nextOn: Day | null
  totalMinor: number | null
  currency: Currency
}

/** What letters say of subscriptions, each with one of its cycles or none, those that are there, in no order. */
export async function listInLetters(
  db: Database,
  about: readonly { subscriptionId: string; cycleId: string | null }[],
): Promise<InLetterRow[]> {
  const { rows } = await sql<InLetterRow>`
    select sub.id, sub.number, sub.email, sub.quantity, p.title, array_to_string(v.option_values, ', ') as "variantTitle", s.name as "shopName",
      case when not sub.ends_with_cycle and not ${endsByItself} then sub.next_on::text end as "nextOn", c.total_minor as "totalMinor", sub.currency
    from ${joined}
    join json_to_recordset(${JSON.stringify(about)}::json) as a ("subscriptionId" uuid, "cycleId" uuid) on a."subscriptionId" = sub.id
    left join subscription_cycles c on c.id = a."cycleId"`.execute(db)
  return rows
}

export interface Figures {
  subscriberCount: number
  monthlyMinor: number
  ranBefore: number
  startedCount: number
  endedCount: number
  endedOfThose: number
}

/**
 * What running subscriptions of a shop come to in a month of 365/12 days, in its currency, and how many came and went
 * since an instant. Minor units, rounded down to one.
 */
export async function readFigures(db: Database, shopId: string, since: Date): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select count(*) filter (where runs)::int as "subscriberCount",
      coalesce(floor(sum(unit_price_minor * quantity * case unit when 'day' then 365.0 / 12 when 'week' then 365.0 / 84
        when 'month' then 1.0 else 1.0 / 12 end / every) filter (where runs)), 0)::bigint as "monthlyMinor",
      count(*) filter (where started_at < ${since} and (ended_at is null or ended_at >= ${since}))::int as "ranBefore",
      count(*) filter (where started_at >= ${since})::int as "startedCount",
      count(*) filter (where ended_at >= ${since})::int as "endedCount",
      count(*) filter (where started_at < ${since} and ended_at >= ${since})::int as "endedOfThose"
    from (select *, state in ('trialing', 'active', 'past_due') as runs from subscriptions where shop_id = ${shopId}) sub`.execute(
    db,
  )
  return rows[0]!
}

/** Somebody whose next cycle comes soon. */
export interface RenewingRow {
  id: string
  number: number
  customer: string
  shopName: string
  things: string
  nextOn: Day
  amountMinor: number
  currency: Currency
  /** Whether there is something to charge then. */
  means: 'ready' | 'expires' | 'none'
}

/** A cycle that was refused and paid in the end. Instants are ISO 8601. */
export interface CameBackRow {
  /** Of the subscription. */
  id: string
  number: number
  customer: string
  shopName: string
  tries: number
  /** Since it was refused the first time its customer was reminded, or gave another card. */
  isReminded: boolean
  hasNewCard: boolean
  refusedAt: string
  settledAt: string
  amountMinor: number
  currency: Currency
}

/** So many, and what they come to in one currency. */
export interface SumRow {
  count: number
  amountMinor: number
  currency: Currency
}

/** How renewals of the whole market go. Amounts are minor units, of each currency on its own. */
export interface RenewalFigures {
  monthly: SumRow[]
  paid: SumRow[]
  due: SumRow[]
  open: SumRow[]
  cameBack: SumRow[]
  renewing: RenewingRow[]
  back: CameBackRow[]
  /** Of what was refused and settled of late: how much was paid, how much was not, and in how many days half of the former was. */
  late: { paidCount: number; lostCount: number; medianDays: number | null }
}

/**
 * How renewals of the market go, in one statement: what running subscriptions come to in a month of 365/12 days (rounded down), what was
 * paid since an instant, what is due until another, what is unpaid, and what was refused and came back, with the first of the former and
 * the newest of the latter. What is due is goods as agreed, before shipping, credit and a change of plan.
 */
export async function readRenewals(
  db: Database,
  {
    paidSince,
    lateSince,
    dueUntil,
    most,
  }: { paidSince: Date; lateSince: Date; dueUntil: Date; most: { renewing: number; back: number } },
): Promise<RenewalFigures> {
  const sums = (from: RawBuilder<unknown>) => sql`(select coalesce(json_agg(json_build_object(
    'count', g.count, 'amountMinor', g.amount, 'currency', g.currency) order by g.count desc, g.currency), '[]')
    from (select count(*)::int as count, floor(sum(amount))::bigint as amount, currency ${from} group by currency) g)`
  const { rows } = await sql<RenewalFigures>`
    with due as materialized (
      select sub.id, sub.number, sub.address, sub.shop_id, sub.product_id, sub.quantity, sub.next_on, sub.next_at, sub.payment_method_id, sub.currency,
        sub.quantity * case when sub.cycles_paid = 0 then coalesce(plan.first_price_minor, sub.unit_price_minor) else sub.unit_price_minor end as amount
      from subscriptions sub join plans plan on plan.id = sub.plan_id
      where sub.next_at <= ${dueUntil} and sub.state in ('trialing', 'active', 'paused') and not sub.ends_with_cycle and not ${endsByItself}
    ), back as materialized (
      select c.id as cycle_id, c.settled_at, c.refused_at, c.tries, coalesce(c.total_minor, c.items_minor) as amount, sub.id, sub.number, sub.address,
        sub.shop_id, sub.currency
      from subscription_cycles c join subscriptions sub on sub.id = c.subscription_id
      where c.refused_at is not null and c.state = 'succeeded' and c.settled_at >= ${paidSince}
    )
    select
      ${sums(sql`from (select unit_price_minor * quantity * case unit when 'day' then 365.0 / 12 when 'week' then 365.0 / 84
        when 'month' then 1.0 else 1.0 / 12 end / every as amount, currency from subscriptions where state in ('trialing', 'active', 'past_due')) r`)} as monthly,
      ${sums(sql`from (select coalesce(c.total_minor, c.items_minor) as amount, sub.currency
        from subscription_cycles c join subscriptions sub on sub.id = c.subscription_id
        where c.state = 'succeeded' and c.settled_at >= ${paidSince}) p where amount > 0`)} as paid,
      ${sums(sql`from due`)} as due,
      ${sums(sql`from (${owing}) o cross join lateral (select o.owed_minor as amount) a`)} as open,
      ${sums(sql`from back`)} as "cameBack",
      (select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'customer', d.address->>'name', 'shopName', s.name,
          'things', d.quantity || ' × ' || p.title, 'nextOn', d.next_on::text, 'amountMinor', d.amount, 'currency', d.currency,
          'means', case when m.id is null then 'none' when make_date(m.expiry_year, m.expiry_month, 1) + interval '1 month' <= d.next_on then 'expires'
            else 'ready' end) order by d.next_at, d.id), '[]')
        from (select * from due order by next_at, id limit ${most.renewing}) d
        join shops s on s.id = d.shop_id join products p on p.id = d.product_id
        left join payment_methods m on m.id = d.payment_method_id and m.state = 'kept') as renewing,
      (select coalesce(json_agg(json_build_object('id', b.id, 'number', b.number, 'customer', b.address->>'name', 'shopName', s.name,
          'tries', b.tries, 'refusedAt', instant_json(b.refused_at), 'settledAt', instant_json(b.settled_at), 'amountMinor', b.amount,
          'currency', b.currency, 'isReminded', exists (
            select from subscription_history h where h.subscription_id = b.id and h.act = 'remind' and h.at between b.refused_at and b.settled_at),
          'hasNewCard', exists (
            select from subscription_history h where h.subscription_id = b.id and h.act = 'change' and h.at between b.refused_at and b.settled_at
              and h.detail like '%paymentMethodId%')) order by b.settled_at desc, b.cycle_id desc), '[]')
        from (select * from back order by settled_at desc, cycle_id desc limit ${most.back}) b join shops s on s.id = b.shop_id) as back,
      (select json_build_object('paidCount', count(*) filter (where state = 'succeeded'), 'lostCount', count(*) filter (where state <> 'succeeded'),
          'medianDays', (percentile_cont(0.5) within group (order by extract(epoch from settled_at - refused_at) / 86400)
            filter (where state = 'succeeded'))::float)
        from subscription_cycles where refused_at is not null and settled_at >= ${lateSince} and state in ('succeeded', 'exhausted', 'forgiven')) as late`.execute(
    db,
  )
  return rows[0]!
}

/** What the next cycles of running subscriptions, due until an instant, take from the shelf, the scarcest first. */
export async function listNeed(db: Database, shopId: string, until: Date) {
  const { rows } = await sql<{ title: string; variantTitle: string; sku: string; units: number; available: number }>`
    select p.title, array_to_string(v.option_values, ', ') as "variantTitle", v.sku,
      (sum(sub.quantity * turns.count) - sum(case when v.id = sub.variant_id then sub.held_quantity else 0 end))::int as units,
      (v.on_hand - v.reserved)::int as available
    from subscriptions sub
    join plans plan on plan.id = coalesce(sub.next_plan_id, sub.plan_id)
    join variants v on v.id = plan.variant_id
    join products p on p.id = v.product_id
    cross join lateral (
      select least(count(*), plan.end_after - case when sub.next_plan_id is null then sub.cycles_of_plan else 0 end) as count
      from generate_series(sub.next_at, ${until},
        make_interval(days => case plan.unit when 'day' then plan.every when 'week' then plan.every * 7 else 0 end,
          months => case plan.unit when 'month' then plan.every when 'year' then plan.every * 12 else 0 end))
    ) turns
    where sub.shop_id = ${shopId} and sub.next_at <= ${until} and not sub.ends_with_cycle and turns.count > 0
    group by v.id, p.id
    order by v.on_hand - v.reserved - sum(sub.quantity * turns.count), v.id limit 50`.execute(db)
  return rows
}
