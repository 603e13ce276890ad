import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { richText, richTextOf, textOf } from '#server/platform/rich-text.ts'

/** What a product says, as it is kept: its words, and the sanitised HTML that shows them. */
export interface Described {
  description: string
  descriptionHtml: string
  /** False where only words came: while they are those it has, it keeps how they are formatted. */
  isFormatted: boolean
}

/** Whether the words of a description say all: they are shown as they would be without any formatting. */
export function isPlain({ description, descriptionHtml }: Pick<Described, 'description' | 'descriptionHtml'>): boolean {
  return descriptionHtml === richTextOf(description)
}

/** Reads both forms of a description out of what was sent; where HTML came, the words are read from it. */
export function describeProduct({
  description,
  descriptionHtml,
}: Pick<ProductInput, 'description' | 'descriptionHtml'>): Described {
  if (descriptionHtml === undefined) {
    return { description, descriptionHtml: richTextOf(description), isFormatted: false }
  }
  const html = richText(descriptionHtml)
  const words = textOf(html)
  return { description: words, descriptionHtml: words === '' ? '' : html, isFormatted: true }
}
