import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { heard, unheard } from './hear-fact.ts'
import { hasWords } from './words.ts'

/** Every fact that an area declares. */
const facts = globSync('server/*/facts.ts').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^ {4}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name]) => name!),
)

test('every fact is heard by the log, or it is said why not', () => {
  expect(facts.length).toBeGreaterThan(90)
  expect(facts.filter((fact) => !Object.hasOwn(heard, fact) && !Object.hasOwn(unheard, fact))).toEqual([])
  expect(Object.keys(heard).filter((fact) => Object.hasOwn(unheard, fact))).toEqual([])
  expect(Object.keys(unheard).filter((fact) => !facts.includes(fact))).toEqual([])
})

test('what is heard has a sentence of its own', () => {
  expect(Object.keys(heard).filter((fact) => facts.includes(fact) && !hasWords(fact))).toEqual([])
})
