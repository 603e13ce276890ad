/** The statement part that finds: candidates by the index of words, each with how well it answers. */
import { sql, type RawBuilder } from 'kysely'
import type { SearchPlan, Term } from './plan-search.ts'

/** What a word is worth by where it stands: in the description, around the title, in the rest of it, in its core. */
const places = sql.raw(`'{0.10,0.40,0.75,1}'::float4[]`)
/** Titles of this many words are neither rewarded nor punished. */
const usualTitle = 14
/** So many complete answers are enough; with fewer, those that know most of the search come after them. */
const enough = 60
/** Beyond so many candidates the rest are not looked at. */
const mostCandidates = 1_200

/**
 * `found (product_id, score)`: what answers the search and passes `filters` (on the product `p`), the score a whole number,
 * best answers highest. Null when no word of it is known.
 */
export function foundBy(plan: SearchPlan, filters: RawBuilder<unknown> | null): RawBuilder<unknown> | null {
  if (plan.all === null && plan.exact.length === 0) return null
  const joined = filters ? sql`join products p on p.id = s.product_id and ${filters}` : sql``
  const score = scoreOf(plan)
  const exact =
    plan.exact.length === 0
      ? sql``
      : sql`union all select s.product_id, 1000000 as score from product_search s ${joined} where s.product_id = any(${plan.exact}::uuid[])`
  const notExact = plan.exact.length === 0 ? sql`` : sql`and s.product_id <> all(${plan.exact}::uuid[])`
  if (plan.all === null)
    return sql`found as materialized (select null::uuid as product_id, 0 as score where false ${exact})`
  const complete = sql`
    complete as materialized (
      select s.product_id, ${score} as score from product_search s ${joined}
      where s.words @@ ${plan.all}::tsquery ${notExact} limit ${mostCandidates}::integer)`
  if (plan.most === null) return sql`${complete}, found as materialized (select * from complete ${exact})`
  return sql`${complete}, partial as materialized (
      select s.product_id, ${score} as score from product_search s ${joined}
      where (select count(*) from complete) < ${enough}::integer
        and s.words @@ ${plan.most}::tsquery and not s.words @@ ${plan.all}::tsquery ${notExact} limit ${mostCandidates}::integer),
    found as materialized (select * from complete union all select * from partial ${exact})`
}

/**
 * How well a candidate answers: BM25 in what PostgreSQL counts fast. `ts_rank` of one word is its saturated, weighted
 * frequency; the weights of the terms are their inverse document frequencies; a long title weakens what stands in it; terms in the
 * title count again together, and more so side by side.
 */
function scoreOf({ terms, phrases, unwanted }: SearchPlan): RawBuilder<number> {
  const text = sum(terms.map((term) => sql`${term.weight}::float8 * ${rankOf(term)}`))
  const inTitle = sum(
    terms.map(
      ({ weight, query }) => sql`case when s.title_words @@ ${query}::tsquery then ${weight}::float8 else 0 end`,
    ),
  )
  const beside = sum(
    phrases.map(
      ({ weight, query }) => sql`case when s.title_words @@ ${query}::tsquery then ${weight}::float8 else 0 end`,
    ),
  )
  const without = unwanted ? sql`- case when s.title_words @@ ${unwanted}::tsquery then 0.5 else 0 end` : sql``
  return sql<number>`
    (10000 * ((${text}) * (0.6 + 0.4 * (${inTitle}) * (${inTitle})) + 0.15 * (${beside}) ${without})
      * (1.1 / (1 + 0.1 * s.title_length / ${usualTitle}::float8)))::integer`
}

function rankOf({ ways }: Term): RawBuilder<unknown> {
  const ranks = ways.map(({ query, worth }) =>
    worth === 1
      ? sql`ts_rank(${places}, s.words, ${query}::tsquery)`
      : sql`${worth}::float8 * ts_rank(${places}, s.words, ${query}::tsquery)`,
  )
  return ranks.length === 1 ? ranks[0]! : sql`greatest(${sql.join(ranks)})`
}

function sum(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return parts.length === 0 ? sql`0` : sql.join(parts, sql` + `)
}
