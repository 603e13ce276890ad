import { expect, test, vi } from 'vitest'
import { gather, gatherAt } from './gather.ts'

test('what is wished for while something is done is done together afterwards, and each gets its own answer', async () => {
  const pieces: (readonly number[])[] = []
  const first = Promise.withResolvers<void>()
  const double = gather(async (wishes: readonly number[]) => {
    pieces.push(wishes)
    if (pieces.length === 1) await first.promise
    return wishes.map((wish) => wish * 2)
  })
  const answers = Promise.all([double(1), double(2), double(3)])
  first.resolve()
  expect(await answers).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(pieces).toEqual([[1], [2, 3], [4]])
})

test('after a piece for several comes a rest, in which more is gathered; who wishes alone waits for nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const pieces: (readonly number[])[] = []
  const wish = gather(
    async (wishes: readonly number[]) => {
      pieces.push(wishes)
      return wishes
    },
    { restMs: 10 },
  )
  expect([await wish(1), await wish(2)]).toEqual([1, 2])
  await Promise.all([wish(3), wish(4), wish(5)])
  const meanwhile = [wish(6), wish(7)]
  expect(pieces).toEqual([[1], [2], [3], [4, 5]])
  await vi.advanceTimersByTimeAsync(10)
  expect(await Promise.all(meanwhile)).toEqual([6, 7])
  expect(pieces.at(-1)).toEqual([6, 7])
  vi.useRealTimers()
})

test('who is in a piece of work that fails hears of it, and the next piece is done', async () => {
  const first = Promise.withResolvers<void>()
  const work = gather(async (wishes: readonly string[]) => {
    await first.promise
    if (wishes.includes('bad')) throw new Error('no')
    return wishes
  })
  const answers = Promise.allSettled([work('one'), work('bad'), work('beside')])
  first.resolve()
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await work('after')).toBe('after')
})

test('what is wished for at different places is never done together', async () => {
  const pieces: [string, readonly number[]][] = []
  const wishAt = gatherAt(async (place: { name: string }, wishes: readonly number[]) => {
    pieces.push([place.name, wishes])
    return wishes
  })
  const [here, there] = [{ name: 'here' }, { name: 'there' }]
  expect(await Promise.all([wishAt(here, 1), wishAt(there, 2), wishAt(here, 3), wishAt(here, 4)])).toEqual([1, 2, 3, 4])
  expect(pieces).toEqual([
    ['here', [1]],
    ['there', [2]],
    ['here', [3, 4]],
  ])
})
