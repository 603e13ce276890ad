import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.ts'
import { runTool } from './run-tool.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
  /** Journeys that failed once and went well when they were walked again. */
  again: number
}

/** The whole proof: the check, vitest, the journeys in a browser; and one line that adds it all up. */
const folder = mkdtempSync(join(tmpdir(), 'stoa-results-'))
try {
  const counts = [await runCheck(), await runVitest(), await runJourneys()]
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  if (sum('again') > 0) process.stdout.write(`Journeys that went well only at the second try: ${sum('again')}\n`)
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`)
  if (sum('failed') > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A check that is well is no test, so it counts only when it fails. */
async function runCheck(): Promise<Count> {
  return { passed: 0, failed: (await check()) ? 0 : 1, skipped: 0, again: 0 }
}

async function runVitest(): Promise<Count> {
  const file = join(folder, 'vitest.json')
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${file}`]
  const { exitCode } = await runTool('vitest', ['run', ...reporters], {
    shows: true,
    environment: { NODE_ENV: 'test' },
  })
  const report = readReport<{
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
  }>(file)
  return withExitCode(exitCode, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    again: 0,
  })
}

async function runJourneys(): Promise<Count> {
  if (!existsSync('test/journeys')) return { passed: 0, failed: 0, skipped: 0, again: 0 }
  const file = join(folder, 'playwright.json')
  const { exitCode } = await runTool('playwright', ['test', '--pass-with-no-tests', '--reporter=dot,json'], {
    shows: true,
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    file,
  )?.stats
  return withExitCode(exitCode, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
    again: stats?.flaky ?? 0,
  })
}

function readReport<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null
}

/** What fails outside any single test (a file that does not load, a set-up) counts as one failure. */
function withExitCode(exitCode: number, count: Count): Count {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}
