import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

/** A shop with everybody who works in it, to be written to, and how often it has been moved so far. */
export interface ShopToTell {
  name: string
  moves: number
  members: { personId: string; email: string }[]
}

/** A shop as its letters need it. */
export async function findShopToTell(db: Database, shopId: string): Promise<ShopToTell | null> {
  const { rows } = await sql<ShopToTell>`
    select s.name, (select count(*)::integer from shop_history h where h.shop_id = s.id) as moves,
      (select coalesce(json_agg(json_build_object('personId', p.id, 'email', p.email) order by p.id), '[]')
       from shop_members m join people p on p.id = m.person_id
       where m.shop_id = s.id and p.disabled_at is null) as members
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0] ?? null
}
