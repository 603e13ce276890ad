import { existsSync } from 'node:fs'
import { runTool } from './run-tool.ts'

/**
 * Looks at the whole code base: formatted, linted, typed. Says one line when all is well and otherwise shows what the
 * complaining tools said. Answers whether all is well.
 */
export async function check(): Promise<boolean> {
  // The types of the pages' routes are written by React Router.
  if (existsSync('react-router.config.ts')) await runTool('react-router', ['typegen'])
  const results = await Promise.all([
    runTool('oxfmt', ['--check', '.']),
    runTool('oxlint', ['--type-aware', '--deny-warnings', '--quiet']),
    runTool('tsc', ['-p', '.']),
  ])
  const complaints = results.filter(({ exitCode }) => exitCode !== 0)
  for (const { name, output } of complaints) process.stdout.write(`${name}:\n${output.trim()}\n`)
  if (complaints.length === 0) process.stdout.write('Formatted, linted, typed.\n')
  return complaints.length === 0
}

if (import.meta.main && !(await check())) process.exitCode = 1
