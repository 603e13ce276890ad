import { expect, test } from 'vitest'
import { sizeWords, typeWords } from './file-words.ts'

test.each([
  [3_240_000, '3.2 MB'],
  [1_000_000, '1 MB'],
  [839_600, '840 KB'],
  [12, '1 KB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})

test('a name says what kind of file it is, or nothing', () => {
  expect(typeWords('Fisherman’s scarf.pdf')).toBe('PDF')
  expect(typeWords('read me')).toBe('File')
})
