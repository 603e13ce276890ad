/** What somebody may be about to search for: two statements. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { pictureOf } from './card.ts'
import { foundBy } from './search/found.ts'
import { planSearch } from './search/plan-search.ts'
import { understandSearch } from './search/understand-search.ts'

const most = { words: 5, products: 5, categories: 3, shops: 3 }

/** Whole words, products, categories and shops for what is typed so far, as JSON. */
export async function suggestAsJson(db: Database, typed: string): Promise<string> {
  const understood = await understandSearch(db, typed)
  const plan = planSearch(understood, { isTyping: true })
  const found = foundBy({ ...plan, phrases: [] }, null)
  const last = understood.words.at(-1)?.word ?? ''
  const before = typed.trim().slice(0, -last.length || undefined)
  const line = plan.correctedTo ?? typed.trim().toLowerCase()
  const { rows } = await sql<{ json: string }>`
    with ${found ? sql`${found},` : sql``}
    best as (${
      found
        ? sql`select product_id, score from found order by score desc, product_id desc limit ${most.products}::integer`
        : sql`select null::uuid as product_id, 0 as score where false`
    })
    select json_build_object(
      'words', (select coalesce(json_agg(line order by common desc), '[]')
                from (select ${before}::text || w.word as line, s.in_titles as common
                      from search_words w join search_stems s on s.stem = w.stem
                      where w.word like ${`${last.replaceAll(/[\\%_]/g, '')}%`} and ${last.length >= 2}::boolean and s.in_titles > 0
                      order by s.in_titles desc, w.word limit ${most.words}::integer) w),
      'products', (select coalesce(json_agg(json_build_object('slug', p.slug, 'title', p.title,
                            'price', money_json(p.price_minor, p.currency), 'picture', ${pictureOf(sql`p.cover_id`)}) order by b.score desc), '[]')
                   from best b join products p on p.id = b.product_id),
      'categories', (select coalesce(json_agg(json_build_object('slug', slug, 'name', name)), '[]')
                     from (select slug, name from categories
                           where lower(name) like ${beginning(line)} or lower(name) like ${inside(line)}
                           order by position, name limit ${most.categories}::integer) c),
      'shops', (select coalesce(json_agg(json_build_object('slug', slug, 'name', name)), '[]')
                from (select slug, name from shops
                      where state = 'approved' and (lower(name) like ${beginning(line)} or lower(name) like ${inside(line)})
                      order by rating_count desc, name limit ${most.shops}::integer) s))::text as json`.execute(db)
  return rows[0]!.json
}

const escaped = (text: string) => text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)
const beginning = (text: string) => `${escaped(text)}%`
const inside = (text: string) => `% ${escaped(text)}%`
