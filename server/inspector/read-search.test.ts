import { expect, test } from 'vitest'
import { readSearch } from './read-search.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'

test.each([
  ['10478', { by: 'order_number', number: 10478 }],
  [' #10478 ', { by: 'order_number', number: 10478 }],
  ['ana@example.com', { by: 'email', email: 'ana@example.com' }],
  [id.toUpperCase(), { by: 'id', id }],
  ['pi_3Nabc', { by: 'reference', reference: 'pi_3Nabc' }],
  ['   ', null],
  [undefined, null],
])('%s', (text, found) => {
  expect(readSearch(text)).toEqual(found)
})
