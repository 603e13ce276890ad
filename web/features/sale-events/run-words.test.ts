import { expect, it } from 'vitest'
import { runWords } from './run-words.ts'

it('writes when an event runs with plain spaces only, as every browser reads it', () => {
  const run = { startsAt: '2026-11-26T09:00:00.000Z', endsAt: '2026-11-30T23:59:00.000Z' }
  expect(runWords(run, 'en-IE')).toBe('26 November 2026 at 09:00 – 30 November 2026 at 23:59')
  expect(runWords(run, 'en-US', 'medium')).not.toMatch(/[\u2009\u202F]/)
})
