import { sql } from 'kysely'
import { gtin14 } from '#shared/gtin.ts'
import type { Database } from '#server/platform/db/database.ts'

/** A word as it was typed, and what the market knows of it. */
export interface AskedWord {
  word: string
  stem: string
  /** Says nothing by itself: "for", "the". */
  isStop: boolean
  /** Listed products that know the stem; 0 when it has not been counted yet. */
  products: number
  /** Whether any listed product knows it at this moment. */
  isKnown: boolean
  /** The bare number of "6ft". */
  number: string | null
  /** Written in one with the word after it: "head phones" as "headphones"; null when nothing is called that. */
  withNext: { stem: string; products: number } | null
  /** In two words that stand beside each other in a title: "air pods". */
  split: { stems: [string, string]; words: [string, string] } | null
  /** Of a word nobody knows: whether known ones begin with it, and those that look like it. */
  isBeginning: boolean
  similar: { word: string; stem: string; inTitles: number }[]
}

/** Words of the search from one to another, and what else means the same. */
export interface AskedSynonym {
  from: number
  length: number
  /** Each a line of stems. */
  others: string[]
}

/** All that has to be known before a search can be planned. */
export interface Understood {
  /** How many products can be found, about. */
  listed: number
  words: AskedWord[]
  synonyms: AskedSynonym[]
  /** Products with a variant that has exactly this SKU or EAN. */
  exact: string[]
}

/** So many products with one SKU or EAN come first; without a bound the planner would expect thousands and call for helpers. */
const mostExact = 50

/** Looks up what the market knows of the words somebody typed; one statement. */
export async function understandSearch(db: Database, typed: string): Promise<Understood> {
  const { rows } = await sql<{ understood: Understood }>`
    with asked as materialized (
      select t.token, t.place, t.kind, coalesce(s.stems[1], t.token) as stem, coalesce(s.stems = '{}', false) as is_stop
      from search_tokens(${typed}) t
      cross join lateral ts_lexize(search_dictionary(), t.token) s (stems)
      where t.place <= 16 and length(t.token) <= 60
    ),
    words as materialized (
      select a.token, a.place, a.stem, a.is_stop, coalesce(c.products, 0) as products,
             -- counted, and not only looked for: for the first one the planner would rather read all products than the index
             a.is_stop or coalesce(c.products, 0) > 0
               or (select count(*) from product_search s where s.words @@ quote_literal(a.stem)::tsquery) > 0 as is_known
      from asked a left join search_stems c on c.stem = a.stem
      where a.kind = 'word'
    ),
    size as materialized (
      select greatest(reltuples, (select max(products) from words), 1)::integer as listed from pg_class where oid = 'product_search'::regclass
    ),
    line as (select string_agg(stem, ' ' order by place) as stems from words where not is_stop)
    select json_build_object(
      'listed', (select listed from size),
      'words', (select coalesce(json_agg(json_build_object(
          'word', w.token, 'stem', w.stem, 'isStop', w.is_stop, 'products', w.products, 'isKnown', w.is_known,
          'number', (select stem from asked a where a.place = w.place and a.kind = 'number'),
          'withNext', (select json_build_object('stem', c.stem, 'products', c.products)
                       from words n
                       cross join lateral ts_lexize(search_dictionary(), w.token || n.token) s (stems)
                       join search_stems c on c.stem = coalesce(s.stems[1], w.token || n.token)
                       where n.place = w.place + 1 and not w.is_stop and c.in_titles > 0),
          'split', case when not w.is_stop and w.products < (select greatest(listed / 100, 3) from size) then
                     (select json_build_object('words', json_build_array(l.word, r.word), 'stems', json_build_array(l.stem, r.stem))
                      -- with so few places the planner looks each word up and does not read all of them
                      from (select i from generate_series(2, length(w.token) - 1) i limit 60) places
                      join search_words l on l.word = left(w.token, i)
                      join search_words r on r.word = substr(w.token, i + 1)
                      where exists (select from product_search s
                                    where s.title_words @@ (quote_literal(l.stem) || ' <-> ' || quote_literal(r.stem))::tsquery)
                      order by abs(length(w.token) - 2 * i) limit 1) end,
          'isBeginning', not w.is_known and length(w.token) >= 3
                         -- a pattern that is no constant would have "like" read every word
                         and exists (select from search_words b where b.word ~>=~ w.token and b.word ~<~ (w.token || chr(1114111))
                                     and w.token ~ '^[[:alnum:]]+$'),
          'similar', case when w.is_known or length(w.token) < 4 or w.token !~ '[^0-9.]' then '[]'::json else
                       (select coalesce(json_agg(json_build_object('word', b.word, 'stem', b.stem, 'inTitles', b.in_titles)), '[]')
                        from (select b.word, b.stem, c.in_titles
                              from search_words b join search_stems c on c.stem = b.stem
                              where b.word % w.token and abs(length(b.word) - length(w.token)) <= 2 and c.in_titles > 0
                              order by similarity(b.word, w.token) desc, c.in_titles desc limit 12) b) end
        ) order by w.place), '[]') from words w),
      'synonyms', (select coalesce(json_agg(json_build_object(
          'from', cardinality(string_to_array(left(l.stems, greatest(strpos(' ' || l.stems || ' ', ' ' || e.stem || ' ') - 2, 0)), ' ')),
          'length', cardinality(string_to_array(e.stem, ' ')),
          'others', (select json_agg(other) from unnest(y.stems) other where other <> e.stem and other <> ''))), '[]')
        from line l
        join search_synonyms y on true
        cross join lateral unnest(y.stems) e (stem)
        where e.stem <> '' and ' ' || l.stems || ' ' like '% ' || e.stem || ' %'),
      'exact', (select coalesce(json_agg(distinct v.product_id), '[]') from (
          (select product_id from variants where lower(sku) = lower(trim(${typed})) and sku <> '' and removed_at is null limit ${mostExact}::integer)
          union all
          (select product_id from variants where lpad(ean, 14, '0') = ${gtin14(typed)}::text and ean <> '' and removed_at is null limit ${mostExact}::integer)) v
        join products p on p.id = v.product_id and p.is_listed)
    ) as understood`.execute(db)
  return rows[0]!.understood
}
