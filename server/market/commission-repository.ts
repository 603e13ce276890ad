import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { CommissionRule } from './commission.ts'

/** The rules that hold, in order. */
export async function readCommissionRules(db: Database): Promise<CommissionRule[]> {
  const { rows } = await sql<CommissionRule>`
    select id, name, shop_id as "shopId", category_id as "categoryId", product_id as "productId", from_minor as "fromMinor",
           below_minor as "belowMinor", currency, bps, fixed_minor as "fixedMinor", minimum_minor as "minimumMinor",
           cap_minor as "capMinor"
    from commission_rules where removed_at is null order by position, id`.execute(db)
  return rows
}

/** A thing by the name people know it by. */
export interface Named {
  id: string
  name: string
}

export interface NamedCommissionRule extends CommissionRule {
  shop: Named | null
  category: Named | null
  product: Named | null
}

/** The rules that hold, in order, with the names of what they are for. */
export async function listCommissionRules(db: Database): Promise<NamedCommissionRule[]> {
  const { rows } = await sql<NamedCommissionRule>`
    select r.id, r.name, r.shop_id as "shopId", r.category_id as "categoryId", r.product_id as "productId",
           r.from_minor as "fromMinor", r.below_minor as "belowMinor", r.currency, r.bps, r.fixed_minor as "fixedMinor",
           r.minimum_minor as "minimumMinor", r.cap_minor as "capMinor",
           case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as shop,
           case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as category,
           case when p.id is not null then json_build_object('id', p.id, 'name', p.title) end as product
    from commission_rules r
    left join shops s on s.id = r.shop_id
    left join categories c on c.id = r.category_id
    left join products p on p.id = r.product_id
    where r.removed_at is null order by r.position, r.id`.execute(db)
  return rows
}

/** What was found of the things a rule or a sale names; null for what is not there. */
interface NamedThings {
  /** In which the shop prices its things. */
  shopCurrency: Currency | null
  categoryPath: string[] | null
  product: { shopId: string; categoryPath: string[] } | null
}

/** Which of the things a rule or a sale names are there, the shop of the product, and where product or category stand in the tree. */
export async function findNamed(
  db: Database,
  { shopId, categoryId, productId }: { shopId: string | null; categoryId: string | null; productId: string | null },
): Promise<NamedThings> {
  const { rows } = await sql<NamedThings>`
    select (select currency from shops where id = ${shopId}) as "shopCurrency",
           (select to_json(path) from categories where id = ${categoryId}) as "categoryPath",
           (select json_build_object('shopId', p.shop_id, 'categoryPath', c.path)
            from products p join categories c on c.id = p.category_id where p.id = ${productId}) as product`.execute(db)
  return rows[0]!
}

/** What is written of a rule. */
export type CommissionRuleRow = Omit<CommissionRule, 'id'>

/** Writes a rule at the end of the list. */
export async function insertCommissionRule(db: Database, id: string, rule: CommissionRuleRow, at: Date): Promise<void> {
  await sql`
    insert into commission_rules (id, position, name, shop_id, category_id, product_id, from_minor, below_minor, currency, bps,
                                  fixed_minor, minimum_minor, cap_minor, created_at, updated_at)
    select ${id}, coalesce(max(position), 0) + 1, ${rule.name}, ${rule.shopId}::uuid, ${rule.categoryId}::uuid,
           ${rule.productId}::uuid, ${rule.fromMinor}::bigint, ${rule.belowMinor}::bigint, ${rule.currency}, ${rule.bps}::integer,
           ${rule.fixedMinor}::bigint, ${rule.minimumMinor}::bigint, ${rule.capMinor}::bigint, ${at}::timestamptz, ${at}::timestamptz
    from commission_rules`.execute(db)
}

/** Writes a rule anew where it stands; answers whether it is in the list. */
export async function updateCommissionRule(
  db: Database,
  id: string,
  rule: CommissionRuleRow,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update commission_rules set
      name = ${rule.name}, shop_id = ${rule.shopId}, category_id = ${rule.categoryId}, product_id = ${rule.productId},
      from_minor = ${rule.fromMinor}, below_minor = ${rule.belowMinor}, currency = ${rule.currency}, bps = ${rule.bps},
      fixed_minor = ${rule.fixedMinor}, minimum_minor = ${rule.minimumMinor}, cap_minor = ${rule.capMinor}, updated_at = ${at}
    where id = ${id} and removed_at is null returning id`.execute(db)
  return rows.length > 0
}

/** Takes a rule out of the list; answers whether it was there. */
export async function takeOutCommissionRule(db: Database, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update commission_rules set removed_at = ${at} where id = ${id} and removed_at is null returning id`.execute(db)
  return rows.length > 0
}

/** Locks the list until the transaction ends; answers the ids in it. */
export async function lockCommissionRules(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from commission_rules where removed_at is null order by id for update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Puts rules in the order given. */
export async function setOrderOfCommissionRules(db: Database, ids: readonly string[]): Promise<void> {
  await sql`
    update commission_rules r set position = o.position
    from unnest(${ids}::uuid[]) with ordinality as o (id, position) where r.id = o.id`.execute(db)
}
