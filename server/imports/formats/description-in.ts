import { isHtml, mostHtml, plainText, richText } from '#server/platform/rich-text.ts'

/** A cell with a description: its words, and what it is formatted with where it is HTML of a length that can be kept. */
export function descriptionIn(cell: string | undefined): { description?: string; descriptionHtml?: string } {
  if (cell === undefined) return {}
  const html = isHtml(cell) ? richText(cell) : ''
  const words = plainText(cell)
  return html.includes('<') && html.length <= mostHtml
    ? { description: words, descriptionHtml: html }
    : { description: words }
}
