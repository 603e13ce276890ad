import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { TaxRule } from './tax.ts'

/** Every rule of tax, with the name of the shop it is for. */
export async function readTaxRules(db: Database): Promise<(TaxRule & { shop: { id: string; name: string } | null })[]> {
  const { rows } = await sql<TaxRule & { shop: { id: string; name: string } | null }>`
    select r.id, r.shop_id as "shopId", r.place, r.tax_category as "taxCategory", r.bps, r.name,
           case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as shop
    from tax_rules r left join shops s on s.id = r.shop_id
    order by s.name nulls first, r.place, r.tax_category`.execute(db)
  return rows
}

/** The shops that charge no tax, as they say in their legal details; for those of the market it says so in its own. */
export async function readSmallBusinesses(db: Database): Promise<string[]> {
  const { rows } = await sql<{ shopId: string }>`
    select d.shop_id as "shopId" from legal_details d join shops s on s.id = d.shop_id
    where d.is_small_business and not s.is_of_market
    union all
    select s.id from shops s where s.is_of_market and exists (
      select from legal_details d where d.shop_id is null and d.is_small_business)`.execute(db)
  return rows.map(({ shopId }) => shopId)
}

type TaxRuleRow = Omit<TaxRule, 'id'>

/** Writes a rule; false when the shop has one for that place and category. */
export async function insertTaxRule(db: Database, id: string, rule: TaxRuleRow, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into tax_rules (id, shop_id, place, tax_category, bps, name, updated_at)
    values (${id}, ${rule.shopId}, ${rule.place}, ${rule.taxCategory}, ${rule.bps}, ${rule.name}, ${at})
    on conflict on constraint tax_rules_one_per_place do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Whether another rule is for the same shop, place and category. */
export async function hasTwin(db: Database, id: string, rule: TaxRuleRow): Promise<boolean> {
  const { rows } = await sql`
    select from tax_rules where id <> ${id} and shop_id is not distinct from ${rule.shopId}::uuid and place = ${rule.place}
      and tax_category = ${rule.taxCategory}`.execute(db)
  return rows.length > 0
}

/** Writes a rule anew; answers whether it is there. */
export async function updateTaxRule(db: Database, id: string, rule: TaxRuleRow, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update tax_rules set shop_id = ${rule.shopId}, place = ${rule.place}, tax_category = ${rule.taxCategory}, bps = ${rule.bps},
      name = ${rule.name}, updated_at = ${at}
    where id = ${id} returning id`.execute(db)
  return rows.length > 0
}

/** Removes a rule; answers whether it was there. */
export async function deleteTaxRule(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`delete from tax_rules where id = ${id} returning id`.execute(db)
  return rows.length > 0
}
