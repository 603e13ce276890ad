import { expect, test } from 'vitest'
import { hashPassword, isRightPassword } from './password.ts'

test('a password is kept as an argon2id hash, never twice the same', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('only the right password is right, and nobody has one', async () => {
  const kept = await hashPassword('correct horse')
  expect(await isRightPassword(kept, 'correct horse')).toBe(true)
  expect(await isRightPassword(kept, 'Correct horse')).toBe(false)
  expect(await isRightPassword(null, 'nobody has this password')).toBe(false)
})

test('for an unknown address a password is weighed as long as for a known one', async () => {
  const kept = await hashPassword('correct horse')
  await isRightPassword(null, 'warming up')
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 7; i++) {
    known.push(await durationOf(() => isRightPassword(kept, 'wrong')))
    unknown.push(await durationOf(() => isRightPassword(null, 'wrong')))
  }
  // Without the effort it would be a hundredth.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3)
})

async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
