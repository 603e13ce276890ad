import { join } from 'node:path'
import { ConfigError, type Config } from '#server/config.ts'
import { openDatabase } from './database.ts'
import { EmbeddedDatabaseError, startEmbeddedDatabase } from './embedded.ts'
import { migrate } from './migrate.ts'

export interface FoundDatabase {
  url: string
  /** Names of the migrations that ran now. */
  migrated: string[]
  /** Stops the embedded PostgreSQL when nobody else uses it; leaves any other database alone. */
  leave(): Promise<void>
}

/**
 * The market's database, answering and migrated: the one of DATABASE_URL, else the embedded one in the data folder.
 * Throws ConfigError when it cannot be had.
 */
export async function findDatabase(config: Config, say: (sentence: string) => void): Promise<FoundDatabase> {
  const { url, leave } = await reach(config, say)
  const { db, pool } = openDatabase(url, { poolSize: 2 })
  try {
    return { url, leave, migrated: await migrate(db) }
  } catch (error) {
    await leave()
    throw isUnreachable(error)
      ? new ConfigError(
          `The database at ${new URL(url).host} does not let us in (${reasonOf(error)}); check DATABASE_URL.`,
          {
            cause: error,
          },
        )
      : error
  } finally {
    await pool.end()
  }
}

async function reach({ databaseUrl, dataFolder }: Config, say: (sentence: string) => void) {
  if (databaseUrl) return { url: databaseUrl, leave: async () => {} }
  try {
    const embedded = await startEmbeddedDatabase(join(dataFolder, 'postgres'), { say })
    return { url: embedded.url, leave: () => embedded.stop() }
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw new ConfigError(error.message, { cause: error })
    throw error
  }
}

/** Network errors, and PostgreSQL's refusals of a password, a user, a database name or one connection more. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  '28P01',
  '28000',
  '3D000',
  '53300',
  '57P03',
])

function isUnreachable(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string }
  return (code !== undefined && unreachable.has(code)) || /connection|SSL/i.test(reasonOf(error))
}

function reasonOf(error: unknown): string {
  // Node tries every address of a name and reports the failures together.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  return first instanceof Error ? first.message : String(first)
}
