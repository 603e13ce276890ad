import { sql, type RawBuilder } from 'kysely'
import type { CycleState, SubscriptionState } from '#shared/api/subscriptions.schemas.ts'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Day, RhythmUnit } from '#shared/billing-days.ts'
import type { Currency } from '#shared/currencies.ts'
import type { BasketShop } from '#server/cart/index.ts'
import type { KeptMeansRow } from '#server/payments/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'

/** A subscription as the verbs work with it. Amounts are minor units. */
export interface SubscriptionRow {
  id: string
  number: number
  orderLineId: string
  personId: string
  email: string
  shopId: string
  planId: string
  productId: string
  variantId: string
  quantity: number
  currency: Currency
  unitPriceMinor: number
  state: SubscriptionState
  unit: RhythmUnit
  every: number
  anchorOn: Day
  dueMinute: number
  nextTurn: number
  nextOn: Day | null
  nextAt: Date | null
  cycles: number
  cyclesPaid: number
  /** Those of them that were paid since it runs by its plan. */
  cyclesOfPlan: number
  /** So many cycles were agreed to at least: of the plans it has run by, the most. */
  minCycles: number
  paymentMethodId: string | null
  address: Address
  taxNumber: string
  shippingMethodId: string | null
  creditMinor: number
  nextPlanId: string | null
  resumeOn: Day | null
  endsWithCycle: boolean
  endReason: string
  heldQuantity: number
  startedAt: Date
  endedAt: Date | null
}

const columns = sql`
  sub.id, sub.number, sub.order_line_id as "orderLineId", sub.person_id as "personId", sub.email, sub.shop_id as "shopId",
  sub.plan_id as "planId", sub.product_id as "productId", sub.variant_id as "variantId", sub.quantity, sub.currency,
  sub.unit_price_minor as "unitPriceMinor", sub.state, sub.unit, sub.every, sub.anchor_on::text as "anchorOn",
  sub.due_minute as "dueMinute", sub.next_turn as "nextTurn", sub.next_on::text as "nextOn", sub.next_at as "nextAt",
  sub.cycles, sub.cycles_paid as "cyclesPaid", sub.cycles_of_plan as "cyclesOfPlan",
  sub.min_cycles as "minCycles", sub.payment_method_id as "paymentMethodId", sub.address,
  sub.tax_number as "taxNumber", sub.shipping_method_id as "shippingMethodId", sub.credit_minor as "creditMinor",
  sub.next_plan_id as "nextPlanId", sub.resume_on::text as "resumeOn", sub.ends_with_cycle as "endsWithCycle",
  sub.end_reason as "endReason", sub.held_quantity as "heldQuantity", sub.started_at as "startedAt", sub.ended_at as "endedAt"`

/** What a plan says, where a verb needs it. */
export interface PlanOfSubscription {
  id: string
  variantId: string
  productId: string
  unit: RhythmUnit
  every: number
  trialDays: number
  priceMinor: number | null
  discountBps: number | null
  firstPriceMinor: number | null
  minCycles: number
  endAfter: number | null
  reservesStock: boolean
  isOffered: boolean
  /** Of its variant, now. */
  shelfMinor: number
}

const planColumns = (plan: RawBuilder<unknown>, variant: RawBuilder<unknown>) => sql`json_build_object(
  'id', ${plan}.id, 'variantId', ${plan}.variant_id, 'productId', ${plan}.product_id, 'unit', ${plan}.unit, 'every', ${plan}.every,
  'trialDays', ${plan}.trial_days, 'priceMinor', ${plan}.price_minor, 'discountBps', ${plan}.discount_bps,
  'firstPriceMinor', ${plan}.first_price_minor, 'minCycles', ${plan}.min_cycles, 'endAfter', ${plan}.end_after,
  'reservesStock', ${plan}.reserves_stock, 'isOffered', ${plan}.withdrawn_at is null and ${variant}.removed_at is null,
  'shelfMinor', ${variant}.price_minor)`

/** A line of an order that was bought by a plan, with all its subscription begins with. */
export interface LineByPlan {
  orderLineId: string
  orderId: string
  shopId: string
  personId: string
  email: string
  address: Address
  taxNumber: string
  currency: Currency
  variantId: string
  quantity: number
  /** What was paid for all units. */
  paidMinor: number
  planPriceMinor: number
  shippingMethodId: string | null
  paymentMethodId: string
  plan: PlanOfSubscription
}

/** The lines of these orders that were bought by a plan and have no subscription yet. */
export async function listLinesByPlan(db: Database, orderIds: readonly string[]): Promise<LineByPlan[]> {
  const { rows } = await sql<LineByPlan>`
    select l.id as "orderLineId", o.id as "orderId", o.shop_id as "shopId", o.person_id as "personId", o.email, o.address,
      o.tax_number as "taxNumber", o.currency, l.variant_id as "variantId", l.quantity,
      l.unit_price_minor * l.quantity - l.discount_minor as "paidMinor", l.plan_price_minor as "planPriceMinor", o.shipping_method_id as "shippingMethodId",
      c.payment_method_id as "paymentMethodId", ${planColumns(sql`plan`, sql`v`)} as plan
    from order_lines l
    join orders o on o.id = l.order_id
    join checkouts c on c.id = o.checkout_id
    join plans plan on plan.id = l.plan_id
    join variants v on v.id = plan.variant_id
    where l.order_id = any(${orderIds}::uuid[])
      and not exists (select from subscriptions sub where sub.order_line_id = l.id)
    order by l.id`.execute(db)
  return rows
}

/** Writes a subscription that begins. */
export async function insertSubscription(db: Database, s: Omit<SubscriptionRow, 'number'>): Promise<void> {
  await sql`
    insert into subscriptions (id, order_line_id, person_id, email, shop_id, plan_id, product_id, variant_id, quantity,
      currency, unit_price_minor, state, unit, every, anchor_on, due_minute, next_turn, next_on, next_at, cycles, cycles_paid,
      cycles_of_plan, min_cycles, payment_method_id, address, tax_number, shipping_method_id, started_at)
    values (${s.id}, ${s.orderLineId}, ${s.personId}, ${s.email}, ${s.shopId}, ${s.planId}, ${s.productId}, ${s.variantId},
      ${s.quantity}, ${s.currency}, ${s.unitPriceMinor}, ${s.state}, ${s.unit}, ${s.every}, ${s.anchorOn}, ${s.dueMinute},
      ${s.nextTurn}, ${s.nextOn}, ${s.nextAt}, ${s.cycles}, ${s.cyclesPaid}, ${s.cyclesOfPlan}, ${s.minCycles}, ${s.paymentMethodId},
      ${JSON.stringify(s.address)}::jsonb, ${s.taxNumber}, ${s.shippingMethodId}, ${s.startedAt})`.execute(db)
}

/** Locks a subscription until the transaction ends, of one person where that is said; null when it is not there. */
export async function lockSubscription(
  db: Database,
  { id, personId = null }: { id: string; personId?: string | null },
): Promise<SubscriptionRow | null> {
  const { rows } = await sql<SubscriptionRow>`
    select ${columns} from subscriptions sub
    where sub.id = ${id} and sub.person_id = coalesce(${personId}::uuid, sub.person_id) for update`.execute(db)
  return rows[0] ?? null
}

/** Writes everything of a subscription that can change. The caller holds its lock. */
export async function saveSubscription(db: Database, subscription: SubscriptionRow): Promise<void> {
  await saveSubscriptions(db, [subscription])
}

/** The same for several, all in one statement. */
export async function saveSubscriptions(db: Database, subscriptions: readonly SubscriptionRow[]): Promise<void> {
  await updateSubscriptions(subscriptions).execute(db)
}

const updateSubscriptions = (subscriptions: readonly SubscriptionRow[]) => sql`
    update subscriptions sub set
      plan_id = s."planId", variant_id = s."variantId", quantity = s.quantity, unit_price_minor = s."unitPriceMinor",
      state = s.state, unit = s.unit, every = s.every, anchor_on = s."anchorOn", due_minute = s."dueMinute",
      next_turn = s."nextTurn", next_on = s."nextOn", next_at = s."nextAt", cycles = s.cycles,
      cycles_paid = s."cyclesPaid", cycles_of_plan = s."cyclesOfPlan", min_cycles = s."minCycles", payment_method_id = s."paymentMethodId", address = s.address,
      shipping_method_id = s."shippingMethodId", credit_minor = s."creditMinor", next_plan_id = s."nextPlanId",
      resume_on = s."resumeOn", ends_with_cycle = s."endsWithCycle", end_reason = s."endReason",
      held_quantity = s."heldQuantity", ended_at = s."endedAt"
    from json_to_recordset(${JSON.stringify(subscriptions)}::json) as s (
      id uuid, "planId" uuid, "variantId" uuid, quantity integer, "unitPriceMinor" bigint, state text, unit text, every integer,
      "anchorOn" date, "dueMinute" integer, "nextTurn" integer, "nextOn" date, "nextAt" timestamptz, cycles integer,
      "cyclesPaid" integer, "cyclesOfPlan" integer, "minCycles" integer, "paymentMethodId" uuid, address jsonb, "shippingMethodId" uuid,
      "creditMinor" bigint, "nextPlanId" uuid, "resumeOn" date, "endsWithCycle" boolean, "endReason" text,
      "heldQuantity" integer, "endedAt" timestamptz)
    where sub.id = s.id`

/** A line of a subscription's history. */
export interface Move {
  id: string
  subscriptionId: string
  shopId: string
  act: string
  to: SubscriptionState
  at: Date
  byKind: string
  personId: string | null
  detail: string
}

const insertMoves = (moves: readonly Move[]) => sql`
  insert into subscription_history (id, subscription_id, shop_id, act, to_state, at, by_kind, by_person_id, detail)
  select id, "subscriptionId", "shopId", act, "to", at, "byKind", "personId", detail
  from json_to_recordset(${JSON.stringify(moves)}::json) as m (
    id uuid, "subscriptionId" uuid, "shopId" uuid, act text, "to" text, at timestamptz, "byKind" text, "personId" uuid, detail text)`

/** Writes a line of history. */
export async function writeMove(db: Database, move: Move): Promise<void> {
  await writeMoves(db, [move])
}

/** Writes lines of history, all in one statement. */
export async function writeMoves(db: Database, moves: readonly Move[]): Promise<void> {
  await insertMoves(moves).execute(db)
}

/** A subscription with the plan it runs by. */
export interface PlannedSubscription extends SubscriptionRow {
  plan: PlanOfSubscription
}

/** A subscription with all its next cycle is priced and charged by. */
export interface Renewal extends PlannedSubscription {
  nextPlan: PlanOfSubscription | null
  orderId: string
  means: KeptMeansRow | null
  shop: BasketShop
}

/** `planId` stands in for the plan that is to come. */
const renewalAt = (at: Date, planId: string | null = null) => sql`
  select ${columns}, ${planColumns(sql`plan`, sql`plan_variant`)} as plan,
    case when next_plan.id is not null then ${planColumns(sql`next_plan`, sql`next_variant`)} end as "nextPlan",
    first_line.order_id as "orderId",
    case when m.id is not null then json_build_object('id', m.id, 'gateway', m.gateway, 'state', m.state,
      'reference', m.reference, 'customerReference', m.customer_reference) end as means,
    json_build_object(
      'id', s.id, 'slug', s.slug, 'name', s.name, 'country', s.country, 'currency', s.currency, 'acceptsCash', false, 'logo', null,
      'holidayUntil', case when s.holiday_from <= (${at}::timestamptz at time zone 'utc')::date
        and s.holiday_until >= (${at}::timestamptz at time zone 'utc')::date then s.holiday_until end,
      'chosenMethodId', sub.shipping_method_id,
      'methods', (select coalesce(json_agg(json_build_object(
          'id', w.id, 'name', w.name, 'priceMinor', w.price_minor, 'freeOverMinor', w.free_over_minor, 'minDays', w.min_days,
          'maxDays', w.max_days, 'places', w.places, 'bands', w.bands, 'minItemsMinor', w.min_items_minor,
          'maxItemsMinor', w.max_items_minor) order by w.position, w.id), '[]')
        from shipping_methods w where w.shop_id = s.id and w.removed_at is null),
      'lines', json_build_array(json_build_object(
        'id', sub.id, 'variantId', v.id, 'productId', p.id, 'categoryPath', category.path, 'slug', p.slug, 'title', p.title,
        'variantTitle', array_to_string(v.option_values, ', '), 'sku', v.sku, 'taxCategory', p.tax_category, 'isDigital', p.kind = 'digital',
        'picture', case when coalesce(v.picture_id, p.cover_id) is not null then json_build_object('id', coalesce(v.picture_id, p.cover_id)) end,
        'quantity', sub.quantity, 'unitPriceMinor', sub.unit_price_minor, 'weightGrams', coalesce(v.weight_grams, 0),
        'offer', null, 'plan', null, 'isSold', p.is_listed and v.removed_at is null,
        'available', v.on_hand - v.reserved + sub.held_quantity))) as shop
  from subscriptions sub
  join plans plan on plan.id = sub.plan_id
  join variants plan_variant on plan_variant.id = plan.variant_id
  left join plans next_plan on next_plan.id = coalesce(${planId}::uuid, sub.next_plan_id)
  left join variants next_variant on next_variant.id = next_plan.variant_id
  join order_lines first_line on first_line.id = sub.order_line_id
  join shops s on s.id = sub.shop_id
  join variants v on v.id = coalesce(next_plan.variant_id, sub.variant_id)
  join products p on p.id = sub.product_id
  join categories category on category.id = p.category_id
  left join payment_methods m on m.id = sub.payment_method_id`

/** Whose next cycle is due and whose last one is settled. */
const isDue = (now: Date) => sql`
  sub.next_at <= ${now} and not exists (
    select from subscription_cycles c where c.subscription_id = sub.id and c.state in ('running', 'failed'))`

/**
 * Locks subscriptions whose next cycle is due and whose last one is settled, leaving those that others hold. Answers how many
 * it locked, and those of them that are due: in the order of their variants, in which everybody locks stock.
 */
export async function lockDue(
  db: Database,
  { now, most, id = null }: { now: Date; most: number; id?: string | null },
): Promise<{ locked: number; due: Renewal[] }> {
  const { rows: locked } = await sql<{ id: string }>`
    select sub.id from subscriptions sub where ${isDue(now)} and sub.id = coalesce(${id}::uuid, sub.id)
    order by sub.next_at, sub.id limit ${most} for update skip locked`.execute(db)
  if (locked.length === 0) return { locked: 0, due: [] }
  // Read again now that they are held: who came first may have begun this cycle since the statement above looked.
  const ids = locked.map((sub) => sub.id)
  const { rows: due } = await sql<Renewal>`
    ${renewalAt(now)} where sub.id = any(${ids}::uuid[]) and ${isDue(now)} order by v.id, sub.id`.execute(db)
  return { locked: locked.length, due }
}

/** Locks the subscription of a cycle with all it is charged by; null when it is not there. */
export async function lockRenewal(db: Database, subscriptionId: string, at: Date): Promise<Renewal | null> {
  const { rows } = await sql<Renewal>`
    ${renewalAt(at)} where sub.id = ${subscriptionId} for update of sub`.execute(db)
  return rows[0] ?? null
}

/** A subscription as its next cycle would be priced, by another plan where one is named; null when it is not there. */
export async function findRenewal(
  db: Database,
  { id, at, planId = null }: { id: string; at: Date; planId?: string | null },
): Promise<Renewal | null> {
  const { rows } = await sql<Renewal>`${renewalAt(at, planId)} where sub.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A cycle as the verbs work with it. Amounts are minor units. */
export interface CycleRow {
  id: string
  subscriptionId: string
  shopId: string
  number: number
  fromOn: Day
  toOn: Day
  state: CycleState
  itemsMinor: number
  totalMinor: number | null
  creditMinor: number
  checkoutId: string | null
  tries: number
  /** Charges of the running try that never reached the gateway. */
  lostCharges: number
  failure: string
}

const cycleColumns = sql`
  c.id, c.subscription_id as "subscriptionId", c.shop_id as "shopId", c.number, c.from_on::text as "fromOn", c.to_on::text as "toOn", c.state, c.items_minor as "itemsMinor",
  c.total_minor as "totalMinor", c.credit_minor as "creditMinor", c.checkout_id as "checkoutId", c.tries,
  c.lost_charges as "lostCharges", c.failure`

export interface NewCycle extends CycleRow {
  dueAt: Date
  triedAt: Date | null
  settledAt: Date | null
}

/** Writes cycles that begin, all in one statement. */
export async function insertCycles(db: Database, cycles: readonly NewCycle[]): Promise<void> {
  await sql`
    insert into subscription_cycles (id, subscription_id, shop_id, number, from_on, to_on, due_at, state, items_minor,
      total_minor, credit_minor, checkout_id, tries, failure, tried_at, settled_at)
    select id, "subscriptionId", "shopId", number, "fromOn", "toOn", "dueAt", state, "itemsMinor", "totalMinor", "creditMinor",
      "checkoutId", tries, failure, "triedAt", "settledAt"
    from json_to_recordset(${JSON.stringify(cycles)}::json) as c (
      id uuid, "subscriptionId" uuid, "shopId" uuid, number integer, "fromOn" date, "toOn" date, "dueAt" timestamptz, state text,
      "itemsMinor" bigint, "totalMinor" bigint, "creditMinor" bigint, "checkoutId" uuid, tries integer, failure text,
      "triedAt" timestamptz, "settledAt" timestamptz)`.execute(db)
}

/** A cycle with when it was tried last, is tried next, and was settled; of when it was refused the first time counts. */
export type CycleToSave = CycleRow & {
  triedAt?: Date | null
  nextTryAt?: Date | null
  refusedAt?: Date | null
  settledAt?: Date | null
}

const updateCycles = (cycles: readonly CycleToSave[]) => sql`
  update subscription_cycles cycle set state = c.state, to_on = c."toOn", items_minor = c."itemsMinor", total_minor = c."totalMinor",
    credit_minor = c."creditMinor", checkout_id = c."checkoutId", tries = c.tries, lost_charges = c."lostCharges", failure = c.failure,
    tried_at = coalesce(c."triedAt", cycle.tried_at), next_try_at = c."nextTryAt", refused_at = coalesce(cycle.refused_at, c."refusedAt"),
    settled_at = coalesce(c."settledAt", cycle.settled_at)
  from json_to_recordset(${JSON.stringify(cycles)}::json) as c (
    id uuid, state text, "toOn" date, "itemsMinor" bigint, "totalMinor" bigint, "creditMinor" bigint, "checkoutId" uuid, tries integer,
    "lostCharges" integer, failure text, "triedAt" timestamptz, "nextTryAt" timestamptz, "refusedAt" timestamptz,
    "settledAt" timestamptz)
  where cycle.id = c.id`

/** Writes how a cycle stands. The caller holds the lock of its subscription. */
export async function saveCycle(db: Database, cycle: CycleToSave): Promise<void> {
  await updateCycles([cycle]).execute(db)
}

/** A paid cycle, its subscription, and the line of history about it, if there is one. */
export interface Settled {
  cycle: CycleToSave
  sub: SubscriptionRow
  move: Move | null
}

/** Writes paid cycles, their subscriptions and their history, in one statement. The caller holds their locks. */
export async function writeSettled(db: Database, settled: readonly Settled[]): Promise<void> {
  const cycles = settled.map(({ cycle }) => cycle)
  const moves = settled.flatMap(({ move }) => move ?? [])
  const subscriptions = settled.map(({ sub }) => sub)
  await sql`
    with cycle as (${updateCycles(cycles)}), move as (${insertMoves(moves)}) ${updateSubscriptions(subscriptions)}`.execute(
    db,
  )
}

/**
 * Ends all cycles of a subscription on a day at the latest, for another one begins there; those ahead, which were skipped,
 * are left without a day.
 */
export async function cutCycles(db: Database, subscriptionId: string, on: Day): Promise<void> {
  await sql`
    update subscription_cycles set to_on = greatest(from_on, ${on}::date)
    where subscription_id = ${subscriptionId} and to_on > ${on}::date`.execute(db)
}

/** A cycle and its subscription, locked. */
export interface LockedCycle {
  sub: PlannedSubscription
  cycle: CycleRow
}

/**
 * Locks the cycles that checkouts stand for, and their subscriptions; in the order of their variants, in which everybody locks
 * stock. Without a row is a checkout that stands for none.
 */
export async function lockCyclesOfCheckouts(db: Database, checkoutIds: readonly string[]): Promise<LockedCycle[]> {
  const { rows } = await sql<PlannedSubscription & { cycle: CycleRow }>`
    select ${columns}, ${planColumns(sql`plan`, sql`plan_variant`)} as plan,
      (select row_to_json(c) from (select ${cycleColumns} from (select c.*) c) c) as cycle
    from subscription_cycles c
    join subscriptions sub on sub.id = c.subscription_id
    join plans plan on plan.id = sub.plan_id
    join variants plan_variant on plan_variant.id = plan.variant_id
    where c.checkout_id = any(${checkoutIds}::uuid[]) and c.tries > 0
    order by sub.variant_id, sub.id for update of sub, c`.execute(db)
  return rows.map(({ cycle, ...sub }) => ({ sub, cycle }))
}

/** A cycle by its id, as it stands now. */
export async function findCycle(db: Database, id: string): Promise<CycleRow | null> {
  const { rows } = await sql<CycleRow>`select ${cycleColumns} from subscription_cycles c where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The newest cycle of a subscription that is not skipped; null when there is none. */
export async function findLastCycle(db: Database, subscriptionId: string): Promise<CycleRow | null> {
  const { rows } = await sql<CycleRow>`
    select ${cycleColumns} from subscription_cycles c where c.subscription_id = ${subscriptionId} and c.state <> 'skipped'
    order by c.number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** What the goods of a cycle came to. Amounts are minor units. */
export interface GoodsOfCycle {
  /** As they were asked for: without the tax where their buyer accounts for it. */
  askedMinor: number
  /** With tax, after what was taken off them. */
  totalMinor: number
  /** Of that, what was given back or is about to be. */
  backMinor: number
}

/** What was asked for the goods of a cycle, and what of it was given back. */
export async function readGoods(db: Database, cycleId: string): Promise<GoodsOfCycle> {
  const { rows } = await sql<GoodsOfCycle>`
    select coalesce(sum(l.unit_price_minor * l.quantity), 0)::bigint as "askedMinor",
      coalesce(sum(l.total_minor), 0)::bigint as "totalMinor", coalesce(sum(back.amount_minor), 0)::bigint as "backMinor"
    from subscription_cycles c
    join subscriptions sub on sub.id = c.subscription_id
    join order_lines l on case when c.checkout_id is null then l.id = sub.order_line_id
      else l.order_id in (select o.id from orders o where o.checkout_id = c.checkout_id) end
    left join lateral (
      select sum(rl.amount_minor) as amount_minor from refund_lines rl join refunds r on r.id = rl.refund_id
      where rl.order_line_id = l.id and r.state not in ('declined', 'failed')
    ) back on true
    where c.id = ${cycleId}`.execute(db)
  return rows[0]!
}

/** An order of a subscription that was paid, as far as it can be given back. Amounts are minor units. */
export interface PaidOrder {
  orderId: string
  /** Its goods as they were asked for, after discounts: without the tax where the shelf says none. */
  askedMinor: number
  /** The same with tax. */
  goodsMinor: number
  /** Of the whole order, what is not given back yet. */
  leftMinor: number
}

/** The paid orders of a subscription of which money may be given back, the newest first. */
export async function listPaidOrders(db: Database, subscriptionId: string): Promise<PaidOrder[]> {
  const { rows } = await sql<PaidOrder>`
    select o.id as "orderId", sum(l.unit_price_minor * l.quantity - l.discount_minor)::bigint as "askedMinor",
      sum(l.total_minor)::bigint as "goodsMinor", o.total_minor - o.refunded_minor - o.refunding_minor as "leftMinor"
    from subscription_cycles c
    join subscriptions sub on sub.id = c.subscription_id
    cross join lateral (
      select first_line.* from order_lines first_line where c.checkout_id is null and first_line.id = sub.order_line_id
      union all
      select line.* from orders k join order_lines line on line.order_id = k.id where k.checkout_id = c.checkout_id
    ) l
    join orders o on o.id = l.order_id
    where c.subscription_id = ${subscriptionId} and c.state = 'succeeded' and not o.refunds_locked
      and o.state in ('processing', 'handed_over', 'delivered', 'completed')
    group by o.id, c.number order by c.number desc limit 100`.execute(db)
  return rows
}

/** Cycles to try again: refused ones whose time has come, and those whose charge was never heard of, such as after a crash. */
export async function listCyclesToTry(
  db: Database,
  { now, silentSince, most }: { now: Date; silentSince: Date; most: number },
): Promise<CycleRow[]> {
  const { rows } = await sql<CycleRow>`
    (select ${cycleColumns} from subscription_cycles c where c.state = 'failed' and c.next_try_at <= ${now}
     order by c.next_try_at limit ${most})
    union all
    (select ${cycleColumns} from subscription_cycles c where c.state = 'running' and c.tried_at <= ${silentSince}
     order by c.tried_at limit ${most})`.execute(db)
  return rows
}

/** A plan with what its variant costs now; null when it is not there. */
export async function findPlan(db: Database, id: string): Promise<PlanOfSubscription | null> {
  const { rows } = await sql<{ plan: PlanOfSubscription }>`
    select ${planColumns(sql`plan`, sql`v`)} as plan from plans plan join variants v on v.id = plan.variant_id
    where plan.id = ${id}`.execute(db)
  return rows[0]?.plan ?? null
}

/** Names of owners whose cards expire within the months given, once for each expiry: marks them as told. */
export async function markExpiringCards(
  db: Database,
  { month, most }: { month: string; most: number },
): Promise<{ subscriptionId: string; shopId: string }[]> {
  const { rows } = await sql<{ subscriptionId: string; shopId: string }>`
    with found as (
      select sub.id, to_char(make_date(m.expiry_year, m.expiry_month, 1), 'YYYY-MM') as expiry
      from subscriptions sub join payment_methods m on m.id = sub.payment_method_id
      where sub.ended_at is null and sub.next_at is not null and not sub.ends_with_cycle and m.expiry_year is not null
        and to_char(make_date(m.expiry_year, m.expiry_month, 1), 'YYYY-MM') <= ${month}
        and sub.told_of_expiry is distinct from to_char(make_date(m.expiry_year, m.expiry_month, 1), 'YYYY-MM')
      limit ${most}
      for update of sub skip locked
    )
    update subscriptions sub set told_of_expiry = found.expiry from found where sub.id = found.id
    returning sub.id as "subscriptionId", sub.shop_id as "shopId"`.execute(db)
  return rows
}

/** In which a shop prices its things. */
export async function findShopCurrency(db: Database, shopId: string): Promise<Currency> {
  const { rows } = await sql<{ currency: Currency }>`select currency from shops where id = ${shopId}`.execute(db)
  return rows[0]!.currency
}

/** When the first subscription after an instant begins a cycle, of those that wait for no money. */
export async function nextRenewal(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`
      select min(sub.next_at) as at from subscriptions sub
      where sub.next_at > ${after}
        and not exists (
          select from subscription_cycles c where c.subscription_id = sub.id and c.state in ('running', 'failed'))`,
  )
}

/**
 * When the first refused cycle after an instant is tried again, or one is taken up whose charge was never heard of for so
 * many minutes.
 */
export async function nextTry(db: Database, after: Date, silentMinutes: number): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`
      select least(
        (select min(next_try_at) from subscription_cycles where state = 'failed' and next_try_at > ${after}),
        (select min(tried_at) + make_interval(mins => ${silentMinutes}::integer) from subscription_cycles
         where state = 'running' and tried_at > ${after}::timestamptz - make_interval(mins => ${silentMinutes}::integer))) as at`,
  )
}

/** The subscription whose turn comes first, by what its turns are counted; null when none runs. */
export async function findFirstToRenew(db: Database): Promise<SubscriptionRow | null> {
  const { rows } = await sql<SubscriptionRow>`
    select ${columns} from subscriptions sub where sub.next_at is not null order by sub.next_at, sub.id limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What is unpaid of a subscription, as its customer is reminded of it. Amounts are minor units. */
export interface OwingCycle {
  id: string
  number: number
  shopId: string
  state: SubscriptionState
  cycleId: string
  failure: string
  owedMinor: number
  currency: Currency
  /** Since the instant that was asked about. */
  isReminded: boolean
}

/**
 * Locks subscriptions that owe, by their ids after one, so many at most, and says of each whether it was reminded since an instant.
 * `next` is the last that was locked, null when no more follow.
 */
export async function lockOwing(
  db: Database,
  { since, after, most }: { since: Date; after: string | null; most: number },
): Promise<{ owing: OwingCycle[]; next: string | null }> {
  const { rows: locked } = await sql<{ id: string }>`
    select sub.id from subscriptions sub
    where sub.state in ('past_due', 'unpaid') and (${after}::uuid is null or sub.id > ${after}::uuid)
    order by sub.id limit ${most} for update`.execute(db)
  if (locked.length === 0) return { owing: [], next: null }
  // Read again now that they are held: who came first may have reminded them, or been paid, since the statement above looked.
  const { rows: owing } = await sql<OwingCycle>`
    select sub.id, sub.number, sub.shop_id as "shopId", sub.state, c.id as "cycleId", c.failure,
      coalesce(c.total_minor, c.items_minor) as "owedMinor", sub.currency, exists (
        select from subscription_history h where h.subscription_id = sub.id and h.act = 'remind' and h.at >= ${since}) as "isReminded"
    from subscriptions sub
    cross join lateral (
      select * from subscription_cycles last where last.subscription_id = sub.id and last.state <> 'skipped' order by last.number desc limit 1
    ) c
    where sub.id = any(${locked.map(({ id }) => id)}::uuid[]) and sub.state in ('past_due', 'unpaid') and c.state in ('failed', 'exhausted')
    order by sub.id`.execute(db)
  return { owing, next: locked.length < most ? null : locked.at(-1)!.id }
}

/** Whether a customer was reminded of what is unpaid of a subscription since an instant. */
export async function isRemindedSince(db: Database, subscriptionId: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select from subscription_history h where h.subscription_id = ${subscriptionId} and h.act = 'remind' and h.at >= ${since}) as is`.execute(
    db,
  )
  return rows[0]!.is
}
