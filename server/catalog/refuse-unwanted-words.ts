import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { describeProduct } from './describe-product.ts'

/**
 * Refuses with `word_blocked` (422), at the field where it stands, every word that is not wanted in public, in all a product says:
 * its words with or without formatting, what it is called and sorted by, its choices, what its pictures show, what search engines read.
 */
export function refuseUnwantedWords(context: Context, input: ProductInput): void {
  const described = input.descriptionHtml === undefined ? 'body.description' : 'body.descriptionHtml'
  refuseBlockedWords(context, {
    'body.title': input.title,
    'body.brand': input.brand,
    [described]: describeProduct(input).description,
    'body.searchTitle': input.searchTitle,
    'body.searchDescription': input.searchDescription,
    'body.tags': input.tags,
    ...byField(input.details, ({ label, value }, at) => ({
      [`body.details.${at}.label`]: label,
      [`body.details.${at}.value`]: value,
    })),
    ...byField(input.options, ({ name, values }, at) => ({
      [`body.options.${at}.name`]: name,
      [`body.options.${at}.values`]: values,
    })),
    ...byField(Object.entries(input.attributes), ([slug, value]) => ({ [`body.attributes.${slug}`]: String(value) })),
    'body.pictures': input.pictures.map(({ alt }) => alt),
  })
}

type Fields = Parameters<typeof refuseBlockedWords>[1]

function byField<T>(parts: readonly T[], fieldsOf: (part: T, at: number) => Fields): Fields {
  return Object.assign({}, ...parts.map(fieldsOf)) as Fields
}
