import { ConfigError, readConfig } from '#server/config.ts'
import { findDatabase } from '#server/platform/db/find-database.ts'
import { describeSchema, files } from './describe-schema.ts'
import { writeFileSync } from 'node:fs'

/**
 * Brings the market's database up to date. `--write` brings up to date what is written about it instead: db/schema.sql
 * and the types of its tables.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--write')) {
    const described = await describeSchema()
    for (const [name, file] of Object.entries(files)) writeFileSync(file, described[name as keyof typeof files])
    process.stdout.write(`Wrote ${Object.values(files).join(' and ')}.\n`)
    return
  }
  const database = await findDatabase(readConfig(process.env), say)
  say(database.migrated.length > 0 ? `Ran ${database.migrated.join(', ')}.` : 'The database is up to date.')
  await database.leave()
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
