import sanitizeHtml from 'sanitize-html'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** HTML as the text a person reads, a line for a block; what is no HTML stays as it is. At most 8,000 characters. */
export function plainText(written: string): string {
  if (!/<[a-z!/]|&[a-z#\d]+;/i.test(written)) return written.trim().slice(0, 8_000)
  const lined = written
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/<li\b[^>]*>/gi, '\n• ')
    .replaceAll(/<br\s*\/?>|<\/(div|tr|ul|ol|li)>/gi, '\n')
    .replaceAll(/<\/(p|h[1-6]|table)>/gi, '\n\n')
  const text = sanitizeHtml(lined, { allowedTags: [], allowedAttributes: {} })
  return text
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_whole, name: string) => entities[name]!)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n+(?=\n• )/g, '')
    .trim()
    .slice(0, 8_000)
}
