import { expect, test } from 'vitest'
import { rememberAnswers } from './remember-answers.ts'

const answer = (text: string, status = 200) => ({ status, text, setCookies: [] })
const always = () => 'the same edition'

test('who asks within the moment gets the same answer, and who asks meanwhile waits for it', async () => {
  const remembered = rememberAnswers(60_000, always)
  let asked = 0
  const ask = async () => answer(`answer ${++asked}`)
  const answers = await Promise.all([remembered.answer('a', ask), remembered.answer('a', ask)])
  answers.push(await remembered.answer('a', ask))
  expect(answers.map(({ text }) => text)).toEqual(['answer 1', 'answer 1', 'answer 1'])
})

test('different questions have different answers', async () => {
  const remembered = rememberAnswers(60_000, always)
  expect((await remembered.answer('a', async () => answer('A'))).text).toBe('A')
  expect((await remembered.answer('b', async () => answer('B'))).text).toBe('B')
})

test('after the moment it is asked anew', async () => {
  const remembered = rememberAnswers(0, always)
  await remembered.answer('a', async () => answer('old'))
  expect((await remembered.answer('a', async () => answer('new'))).text).toBe('new')
})

test('a new edition is asked anew at once', async () => {
  let edition = 1
  const remembered = rememberAnswers(60_000, () => edition)
  await remembered.answer('a', async () => answer('old'))
  edition = 2
  expect((await remembered.answer('a', async () => answer('new'))).text).toBe('new')
})

test('a failure is not kept', async () => {
  const remembered = rememberAnswers(60_000, always)
  expect((await remembered.answer('a', async () => answer('no', 503))).status).toBe(503)
  await expect(remembered.answer('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect((await remembered.answer('a', async () => answer('yes'))).text).toBe('yes')
})
