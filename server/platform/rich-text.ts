/** What people write with formatting: what of it is kept, and its words alone. */
import sanitize from 'sanitize-html'

const mostLetters = 8_000
/** What is shown of a formatted text, in characters of HTML. */
export const mostHtml = 20_000

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
const mostLooks = 5
const isOutside = /^(https?:\/\/|mailto:|tel:)[^\s]/i
const block = 'p|h3|h4|ul|ol|li|blockquote'

/** Whether a text has tags or entities, so that it is read as HTML and not as it stands. */
export function isHtml(written: string): boolean {
  return /<[a-z!/]|&[a-z#\d]+;/i.test(written)
}

/**
 * Leaves of HTML from outside what a description is made of: paragraphs, two ranks of headings (under the page's own),
 * lists, quotes, bold, italic, and links to the web, mail and telephone. Everything else is dropped and its words are kept,
 * but those of scripts and styles. Sanitising twice changes nothing.
 */
export function richText(html: string): string {
  // Taking a tag out may bring two together that must not stand in each other; the next look parts them.
  let kept = html
  for (let looks = 0; looks < mostLooks; looks++) {
    const clean = cleaned(kept)
    if (clean === kept) break
    kept = clean
  }
  return kept
}

function cleaned(html: string): string {
  // Whatever else stood on lines of its own still does.
  const lined = html.replaceAll(/<\/(div|section|article|table|tr|dd|dt|figure)\s*>/gi, '<br>')
  const clean = sanitize(lined, {
    allowedTags: ['p', 'h3', 'h4', 'strong', 'em', 'ol', 'ul', 'li', 'blockquote', 'a', 'br'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // Nobody writes so deep, and every reader would have to go down there.
    nestingLimit: 12,
    transformTags: {
      b: 'strong',
      i: 'em',
      h1: 'h3',
      h2: 'h3',
      h5: 'h4',
      h6: 'h4',
      // A shop's links are its own word, not the market's; what leads nowhere is no link.
      a: (_tag, { href = '' }) =>
        isOutside.test(href)
          ? { tagName: 'a', attribs: { href, rel: 'nofollow ugc noopener' } }
          : { tagName: 'span', attribs: {} },
    },
  })
  return clean
    .replaceAll(new RegExp(`(</?(?:${block})>)(?:\\s*<br />)+`, 'g'), '$1')
    .replaceAll(new RegExp(`(?:<br />\\s*)+(?=</?(?:${block})>)`, 'g'), '')
    .replaceAll(/^(?:\s*<br \/>)+|(?:<br \/>\s*)+$/g, '')
    .trim()
}

/** Plain text as the HTML that shows it: a paragraph after each empty line. */
export function richTextOf(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  return escaped
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br />')}</p>`)
    .join('')
}

/** HTML as the text a person reads, a line for a block; what is no HTML stays as it is. At most 8,000 characters. */
export function plainText(written: string): string {
  return isHtml(written) ? textOf(written) : written.trim().slice(0, mostLetters)
}

/** The words of a text known to be HTML, a line for a block. At most 8,000 characters. */
export function textOf(html: string): string {
  const lined = html
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/<li\b[^>]*>/gi, '\n• ')
    .replaceAll(/<br\s*\/?>|<\/(div|tr|ul|ol|li)>/gi, '\n')
    .replaceAll(/<\/(p|h[1-6]|table|blockquote)>/gi, '\n\n')
  const text = sanitize(lined, { allowedTags: [], allowedAttributes: {} })
  return text
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_whole, name: string) => entities[name]!)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n+(?=\n• )/g, '')
    .trim()
    .slice(0, mostLetters)
}
