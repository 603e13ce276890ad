import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Database = Kysely<DB>

const INT8 = 20
/** Fixed statements are prepared once per connection under a name; beyond this many texts the rest stay unnamed. */
const NAMED_STATEMENTS = 600

/** Opens the pool. bigint columns arrive as numbers; one beyond 2^53 is refused rather than rounded. */
export function openDatabase(url: string, { poolSize }: { poolSize: number }): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
    Client: PreparingClient,
    application_name: 'stoa',
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return { db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), pool }
}

function parserFor(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === INT8 && format !== 'binary') return safeInteger
  return pg.types.getTypeParser(oid, format)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a number from the database is beyond 2^53: ${text}`)
  return value
}

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (!name && names.size < NAMED_STATEMENTS) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

/** Statements sent since the process started, for the benchmark and the tests that count them. */
export const statements = { count: 0 }

/** Names every parametrised statement, so PostgreSQL parses and plans each text once per connection. */
class PreparingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any -- pg's query has eight overloads; all but one pass through
  override query(...args: any[]): any {
    statements.count++
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(text)
      if (name) return super.query({ name, text, values }, ...(args.slice(2) as []))
    }
    return super.query(...(args as [string]))
  }
}
