import { expect, test } from 'vitest'
import { fieldErrorsOf, messageOf, problemOf, statusOf } from './problem.ts'

const problem = {
  type: 'https://market.example/api/docs#validation_failed',
  title: 'Some of what was sent is not valid.',
  status: 422,
  code: 'validation_failed',
  requestId: 'r1',
}
const refused = (errors: { path: string; message: string }[]) => ({ status: 422, problem: { ...problem, errors } })

test('a message finds the field of the form it is about', () => {
  const error = refused([
    { path: 'body.address.city', message: 'is missing' },
    { path: 'body.email', message: 'is not an address' },
  ])
  expect(fieldErrorsOf(error)).toEqual({ 'address.city': 'is missing', email: 'is not an address' })
})

test('the first message of a field is kept, and what is no field of the form is left out', () => {
  const error = refused([
    { path: 'body.email', message: 'is missing' },
    { path: 'body.email', message: 'is not an address' },
    { path: 'query.limit', message: 'is too large' },
  ])
  expect(fieldErrorsOf(error)).toEqual({ email: 'is missing' })
})

test('an error that is no answer of the API has no fields and no status', () => {
  for (const error of [new Error('broken'), null, undefined, 'broken', { status: 500 }]) {
    expect(fieldErrorsOf(error)).toEqual({})
    expect([problemOf(error), statusOf(error)]).toEqual([null, undefined])
    expect(messageOf(error)).toBe('Something went wrong on our side. Nothing was lost; please try again.')
  }
})

test('people read what the API said, or that it could not be reached', () => {
  expect(messageOf({ status: 422, problem })).toBe(problem.title)
  expect(messageOf({ status: 409, problem: { ...problem, detail: 'Only 2 are left.' } })).toBe('Only 2 are left.')
  expect(messageOf({ status: 0, problem: null })).toContain('Check your connection')
})
