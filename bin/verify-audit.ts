import { ConfigError, readConfig } from '#server/config.ts'
import { checkChain, linkChain } from '#server/audit/index.ts'
import { findDatabase } from '#server/platform/db/find-database.ts'
import { openMarket } from '#server/wiring.ts'

/** Checks the whole audit log and says in one sentence whether it was touched. */
async function verify(): Promise<boolean> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...process.env })
  const database = await findDatabase(config, say)
  const market = await openMarket(config, database.url)
  try {
    await linkChain(market.context)
    const { isWhole, complaint, lines, ends, tookMs } = await checkChain(market.context)
    say(
      isWhole
        ? `All ${lines} lines of the audit log follow from each other (${tookMs} ms). The last hash is ${ends[0] ?? 'not there yet'}.`
        : `The audit log was touched. ${complaint}`,
    )
    return isWhole
  } finally {
    await market.close()
    await database.leave()
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

try {
  if (!(await verify())) process.exitCode = 1
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
