import { expect, test } from 'vitest'
import { decisionsSentence } from './count-words.ts'

test.each([
  [0, 'Nothing waits for you.'],
  [1, 'One decision waits for you.'],
  [3, 'Three decisions wait for you.'],
  [18, '18 decisions wait for you.'],
])('%i decisions make a sentence', (count, sentence) => expect(decisionsSentence(count)).toBe(sentence))
