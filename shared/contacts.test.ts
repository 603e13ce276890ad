import { expect, test } from 'vitest'
import { contactsIn, contactWords, type Contact } from './contacts.ts'

test.each<[string, Contact[]]>([
  ['Write to ines@example.com', ['email']],
  ['ines @ example.com, please', ['email']],
  ['ines.duarte at example dot com', ['email']],
  ['ines [at] example [dot] com', ['email']],
  ['ines(at)example.com', ['email']],
  ['INES (AT) EXAMPLE (DOT) CO (DOT) UK', ['email']],
  ['ines arroba correo punto es', ['email']],
  ['Call me: +351 912 345 678', ['phone']],
  ['00351 912 345 678', ['phone']],
  ['my number is 912 345 678', ['phone']],
  ['(555) 123-4567', ['phone']],
  ['0171/1234567', ['phone']],
  ['01711234567', ['phone']],
  ['whatsapp 912345678', ['phone']],
  ['nine one two, three four five, six seven eight', ['phone']],
  ['See https://other.example/jug?x=1', ['link']],
  ['www.kiln-and-clay.pt', ['link']],
  ['It is cheaper at kilnandclay.com', ['link']],
  ['kilnandclay dot com', ['link']],
  ['wa.me/351912345678', ['link']],
  ['Mail a@b.pt or ring +351912345678, or www.b.pt', ['email', 'phone', 'link']],
])('a contact is seen: %s', (text, found) => {
  expect(contactsIn(text)).toEqual(found)
})

test.each([
  'It costs 1,299.00 EUR, and €12.50 to send',
  'The price was 1 299 000 EUR',
  'I paid 24.90 at the shop',
  'My order 1000234 has not come',
  'Order number: 1002003004, please',
  'Invoice INV-2026-000123 is wrong',
  'It should arrive on 28.11.2026 or 2026-12-01 at 10:30',
  'Between 24/12/2026 and 06/01/2027',
  'EAN 4006381333931',
  '4006381333931 stands on the box',
  'Tracking: RR123456789PT',
  '#20260001234',
  'The shelf is 120 x 40 x 200 cm',
  'Is it dishwasher-proof? The plan.pdf says so, photo.jpg too',
  'It broke.it was new. e.g. the handle, i.e. the upper one',
  'I am at home at ten. Look at the dot on the i',
  'Three of four arrived, one is blue, two are green',
  'Look at the second one, at home, dot or no dot',
  'Version 2.0.1, 3.5 kg, 50%',
  '',
])('nothing is seen in: %s', (text) => {
  expect(contactsIn(text)).toEqual([])
})

test('a link to the market itself is none', () => {
  expect(contactsIn('Look: https://stoa.example/products/jug', 'stoa.example')).toEqual([])
  expect(contactsIn('http://localhost:3000/products/jug', 'localhost:3000')).toEqual([])
  expect(contactsIn('https://stoa.example.evil.com', 'stoa.example')).toEqual(['link'])
})

test('what was seen is named', () => {
  expect(contactWords(['email', 'phone', 'link'])).toBe('an e-mail address, a telephone number and a link')
  expect(contactWords(['link'])).toBe('a link')
})
