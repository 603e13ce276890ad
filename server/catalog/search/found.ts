/** The statement part that finds: candidates by the index of words, each with how well it answers. */
import { sql, type RawBuilder } from 'kysely'
import type { SearchPlan, Term } from './plan-search.ts'

/** What a word is worth by where it stands: in the description, around the title, in the rest of it, in its core. */
const places = sql.raw(`'{0.10,0.40,0.75,1}'::float4[]`)
/** Titles of this many words are neither rewarded nor punished. */
const usualTitle = 14
/** So many complete answers are enough; with fewer, those that know most of the search come after them. */
const enough = 60
/** So many complete answers are weighed; what else there is comes after them, newest first. */
const mostRanked = 600
/** So many are weighed where some have the whole search in no title: these seldom come first, and reading them takes as long. */
const mostBeyondTitles = 200
/** With so many titles that have the whole search nobody looks beyond titles: these are five pages of better answers. */
const titlesEnough = 120
/** So many of those that know most of the search, where complete answers are few. */
const mostPartial = 300
/** Of a search that says so little that more match, so many are sorted or counted. */
const mostMatched = 100_000
/** Below every score: an answer that was not weighed. */
export const unranked = -2_000_000_000

/**
 * `found (product_id, score)`: what answers the search and passes `filters` (on the product `p`), the score a whole number,
 * best answers highest. Where more match than are weighed, those with the search in their title are weighed first. Null when no
 * word of it is known.
 */
export function foundBy(plan: SearchPlan, filters: RawBuilder<unknown> | null): RawBuilder<unknown> | null {
  if (plan.all === null && plan.exact.length === 0) return null
  const { joined, exact, notExact } = partsOf(plan, filters)
  if (plan.all === null)
    return sql`found as materialized (select null::uuid as product_id, 0 as score where false ${exact})`
  const complete = plan.isBroad ? broadly(plan, plan.all, filters) : narrowly(plan, plan.all, filters)
  if (plan.most === null) return sql`${complete}, found as materialized (select * from complete ${exact})`
  const incomplete = sql`(select count(*) from complete) < ${enough}::integer and not s.words @@ ${plan.all}::tsquery ${notExact}`
  return sql`${complete},
    partly_titled as materialized (
      select s.product_id, ${scoreOf(plan)} as score from product_search s ${joined}
      where s.title_words @@ ${plan.most}::tsquery and ${incomplete} limit ${mostPartial}::integer),
    partial as materialized (
      select * from partly_titled
      union all
      (select s.product_id, ${scoreOf(plan)} as score from product_search s ${joined}
       where s.words @@ ${plan.most}::tsquery and not s.title_words @@ ${plan.most}::tsquery and ${incomplete}
       limit ${mostPartial}::integer - (select count(*) from partly_titled))),
    found as materialized (select * from complete union all select * from partial ${exact})`
}

/**
 * `found` without weighing, for orders other than relevance and for counts: everything that matches. Null when no word of the
 * search is known.
 */
export function matchedBy(plan: SearchPlan, filters: RawBuilder<unknown> | null): RawBuilder<unknown> | null {
  if (plan.all === null || !plan.isBroad) return foundBy(plan, filters)
  const { joined, exact, notExact } = partsOf(plan, filters)
  return sql`found as materialized (
    (select s.product_id, 0 as score from product_search s ${joined}
     where s.words @@ ${plan.all}::tsquery ${notExact} limit ${mostMatched}::integer) ${exact})`
}

/**
 * `found` of what matches beyond the answers that are weighed, newest first behind `after`; null where all of them are.
 */
export function restBy(
  plan: SearchPlan,
  filters: RawBuilder<unknown> | null,
  after: string | null,
): RawBuilder<unknown> | null {
  if (plan.all === null || !plan.isBroad) return null
  const { joined, notExact } = partsOf(plan, filters)
  const further = after ? sql`and s.product_id < ${after}::uuid` : sql``
  return sql`${windowOf(plan, plan.all, filters)}, found as materialized (
    select s.product_id, ${unranked}::integer as score from product_search s ${joined}
    where s.words @@ ${plan.all}::tsquery ${notExact} ${further}
      and not exists (select from weighed w where w.product_id = s.product_id))`
}

function partsOf({ exact }: SearchPlan, filters: RawBuilder<unknown> | null) {
  const joined = filters ? sql`join products p on p.id = s.product_id and ${filters}` : sql``
  if (exact.length === 0) return { joined, exact: sql``, notExact: sql`` }
  return {
    joined,
    exact: sql`union all select s.product_id, 1000000 as score from product_search s ${joined} where s.product_id = any(${exact}::uuid[])`,
    notExact: sql`and s.product_id <> all(${exact}::uuid[])`,
  }
}

function narrowly(plan: SearchPlan, all: string, filters: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const { joined, notExact } = partsOf(plan, filters)
  return sql`
    complete as materialized (
      select s.product_id, ${scoreOf(plan)} as score from product_search s ${joined}
      where s.words @@ ${all}::tsquery ${notExact} limit ${mostRanked}::integer)`
}

function broadly(plan: SearchPlan, all: string, filters: RawBuilder<unknown> | null): RawBuilder<unknown> {
  return sql`
    ${windowOf(plan, all, filters)},
    complete as materialized (
      select s.product_id, ${scoreOf(plan)} as score from weighed w join product_search s on s.product_id = w.product_id)`
}

/** `weighed`: the same products for every page. */
function windowOf(plan: SearchPlan, all: string, filters: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const { joined, notExact } = partsOf(plan, filters)
  return sql`
    titled as materialized (
      select s.product_id from product_search s ${joined}
      where s.title_words @@ ${all}::tsquery ${notExact} order by s.product_id desc limit ${mostRanked}::integer),
    weighed as materialized (
      select product_id from titled
      union all
      (select s.product_id from product_search s ${joined}
       where s.words @@ ${all}::tsquery and not s.title_words @@ ${all}::tsquery ${notExact}
       order by s.product_id desc
       limit (select case when count(*) < ${titlesEnough}::integer then ${mostBeyondTitles}::integer - count(*) else 0 end from titled)))`
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
    (10000 * ((${text}) * (0.6 + 0.4 * power(${inTitle}, 2)) + 0.15 * (${beside}) ${without})
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
