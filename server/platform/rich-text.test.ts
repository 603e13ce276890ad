import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, richText, richTextOf, textOf } from './rich-text.ts'

test('HTML becomes the text a person reads, and nothing of a script stays', () => {
  expect(plainText('<p>Oak &amp; ash</p><script>steal()</script><p>5 &lt; 6</p>')).toBe('Oak & ash\n\n5 < 6')
  expect(plainText('no HTML, 3 < 4')).toBe('no HTML, 3 < 4')
})

test('headings, lists, quotes and links of a description stay, under the headings of the page', () => {
  expect(richText('<h1>Care</h1><ul><li><b>Cold</b></li></ul><blockquote><p>Kind</p></blockquote>')).toBe(
    '<h3>Care</h3><ul><li><strong>Cold</strong></li></ul><blockquote><p>Kind</p></blockquote>',
  )
  expect(richText('<a href="https://x.example" onclick="a()" target="_blank">x</a>')).toBe(
    '<a href="https://x.example" rel="nofollow ugc noopener">x</a>',
  )
})

/** Pieces attacks are made of, in any order. */
const pieces = fc.constantFrom(
  '<script>',
  '</script>',
  '<img src=x onerror=a()>',
  '<svg/onload=a()>',
  '<a href="javascript:a()">',
  '</a>',
  '<a href="jav&#x09;ascript:a()">',
  '<a href=" data:text/html,a">',
  '<a href="//evil.example">',
  '<iframe src="x">',
  '<style>*{}</style>',
  '<p style="x" onclick=a()>',
  '</p>',
  '<br>',
  '<div>',
  '</div>',
  '<',
  '>',
  '"',
  '<!--',
  '-->',
  '<ul>',
  '<li>',
  'x',
  '&lt;script&gt;',
)

test('no script, style, frame, handler or address of a script survives, however it is put together', () => {
  const tag =
    /<\/?(p|h3|h4|strong|em|ol|ul|li|blockquote)>|<br \/>|<\/a>|<a href="(?:https?:|mailto:|tel:)[^"<>]*" rel="nofollow ugc noopener">/g
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 14 }), (parts) => {
      const kept = richText(parts.join(''))
      expect(kept.replaceAll(tag, '')).not.toMatch(/[<>]/)
      expect(kept).not.toMatch(/<a[^>]*(javascript|data):/i)
      expect(richText(kept)).toBe(kept)
    }),
    { numRuns: 300 },
  )
})

test('plain words become paragraphs that say the same', () => {
  expect(richTextOf('A <b>\nc\n\nD & e')).toBe('<p>A &lt;b&gt;<br />c</p><p>D &amp; e</p>')
  expect(textOf(richTextOf('A <b>\nc\n\nD & e'))).toBe('A <b>\nc\n\nD & e')
})
