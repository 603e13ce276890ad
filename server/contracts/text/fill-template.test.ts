import { describe, expect, test } from 'vitest'
import { plainOf } from './contract-text.ts'
import { fillTemplate, isPossible, variablesIn } from './fill-template.ts'
import { readTemplate, sanitizeTemplate } from './read-template.ts'
import { isKnownTo, writeValue, type Values } from './values.ts'
import { writeHtml } from './write-html.ts'

const values: Values = {
  'shop.name': { type: 'text', text: 'Kiln & Clay' },
  'shop.city': { type: 'text', text: '' },
  'shop.accepts_cash': { type: 'yes_no', is: true },
  'shop.commission': { type: 'percent', bps: 1_250 },
  'order.total': { type: 'money', money: { amountMinor: 124_800, currency: 'EUR' } },
  'subscription.rhythm': { type: 'rhythm', rhythm: { unit: 'month', every: 3 } },
  'subscription.next_on': { type: 'day', on: '2027-01-31' },
  'order.placed_on': { type: 'day', on: '2026-11-28' },
}
const filled = (html: string, language: 'en' | 'de' = 'en') =>
  fillTemplate(readTemplate(sanitizeTemplate(html)), values, language)
const shown = (html: string, language: 'en' | 'de' = 'en') => plainOf(filled(html, language).text)
const variable = (key: string) => `<span data-variable="${key}"></span>`

describe('a template', () => {
  test('says values as its language writes them', () => {
    const html = `<p>${variable('shop.name')} asks ${variable('order.total')}, of which ${variable('shop.commission')}.</p>`
    expect(shown(html)).toBe('Kiln & Clay asks €1,248.00, of which 12.5%.')
    expect(shown(html, 'de')).toBe('Kiln & Clay asks 1.248,00\u00a0€, of which 12,5\u00a0%.')
    expect(shown(`<p>${variable('order.placed_on')}</p>`, 'de')).toBe('28. November 2026')
    expect(shown(`<p>${variable('subscription.next_on')}</p>`, 'de')).toBe('31. Januar 2027')
  })

  test.each([
    ['en', 'every 3 months', 'every week', 'every year', 'every 10 days'],
    ['de', 'alle 3 Monate', 'jede Woche', 'jedes Jahr', 'alle 10 Tage'],
    ['fr', 'tous les 3 mois', 'chaque semaine', 'chaque année', 'tous les 10 jours'],
    ['pt', 'a cada 3 meses', 'todas as semanas', 'todos os anos', 'a cada 10 dias'],
    ['es', 'cada 3 meses', 'cada semana', 'cada año', 'cada 10 días'],
  ] as const)('says a rhythm in %s: %s', (language, ...words) => {
    const rhythms = [
      { unit: 'month', every: 3 },
      { unit: 'week', every: 1 },
      { unit: 'year', every: 1 },
      { unit: 'day', every: 10 },
    ] as const
    expect(rhythms.map((rhythm) => writeValue({ type: 'rhythm', rhythm }, language))).toEqual(words)
  })

  test('names what has no value, and what nobody knows', () => {
    const { text, missing } = filled(`<p>In ${variable('shop.city')}, ${variable('weather')}</p>`)
    expect(plainOf(text)).toBe('In [shop.city], [weather]')
    expect(missing).toEqual(['shop.city', 'weather'])
  })

  test.each([
    ['order.total', 'over', '124799', true],
    ['order.total', 'over', '124800', false],
    ['order.total', 'under', '124801', true],
    ['shop.name', 'equal', 'Kiln &amp; Clay', true],
    ['shop.accepts_cash', 'yes', '', true],
    ['shop.accepts_cash', 'no', '', false],
    ['shop.city', 'empty', '', true],
    ['shop.city', 'filled', '', false],
    ['weather', 'over', '0', false],
    ['order.placed_on', 'over', '2026-11-27', true],
    ['subscription.next_on', 'under', '2027-02-01', true],
    ['subscription.rhythm', 'equal', '3 month', true],
    ['subscription.rhythm', 'equal', '1 month', false],
  ])('a passage that stands when %s is %s %s: %s', (key, is, value, stands) => {
    const html = `<div data-when="${key}" data-is="${is}" data-value="${value}"><p>Only then.</p></div>`
    expect(shown(html)).toBe(stands ? 'Only then.' : '')
  })

  test('takes a name that every object has for one that nobody knows', () => {
    const odd = readTemplate(
      '<p><span data-variable="constructor"></span></p><div data-when="toString" data-is="over" data-value="1"><p>x</p></div>',
    )
    expect(fillTemplate(odd, {}, 'en')).toMatchObject({ missing: ['constructor'], text: [{ kind: 'paragraph' }] })
    expect(['constructor', '__proto__', 'toString'].filter((key) => isKnownTo('order', key))).toEqual([])
  })

  test.each([
    ['over', 'money', '50000', true],
    ['over', 'money', 'abc', false],
    ['over', 'money', '', false],
    ['under', 'percent', '12.5', false],
    ['equal', 'number', '1.5', true],
    ['over', 'date', '2026-11-28', true],
    ['over', 'date', '2026-13-40', false],
    ['over', 'text', 'a', false],
    ['equal', 'rhythm', '3 month', true],
    ['equal', 'rhythm', 'monthly', false],
    ['over', 'rhythm', '3 month', false],
    ['equal', 'text', 'Porto', true],
    ['yes', 'yes_no', '', true],
    ['yes', 'text', '', false],
    ['filled', 'money', '', true],
  ] as const)('asks %s of %s “%s”: %s', (test, type, value, isFine) => {
    expect(isPossible({ variable: 'x', test, value }, type)).toBe(isFine)
  })

  test('numbers what is left when a point does not stand', () => {
    const html = `<ol><li>One<ul><li>Inside</li></ul></li></ol><div data-when="weather"><ol><li>Gone</li></ol></div><ol><li>A</li><li>B</li></ol>`
    expect(shown(html)).toBe('1. One\n• Inside\n1. A\n2. B')
  })

  test('tells every variable it names, in conditions too', () => {
    const html = `<div data-when="a.b"><p>${variable('c.d')}</p></div>`
    expect(variablesIn(readTemplate(html))).toEqual(['a.b', 'c.d'])
  })

  test('keeps no script, picture, style or link of an operator, and no HTML of a shop', () => {
    const html = sanitizeTemplate(
      '<h1 onclick="x()">Title</h1><script>alert(1)</script><p style="color:red">Words <a href="javascript:x()">here</a><img src=x></p>',
    )
    expect(html).toBe('<h2>Title</h2><p>Words here</p>')
    const { text } = fillTemplate(
      readTemplate(`<p>${variable('shop.name')}</p>`),
      { 'shop.name': { type: 'text', text: '<img src=x onerror=alert(1)>' } },
      'en',
    )
    expect(writeHtml(text)).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>')
  })
})
