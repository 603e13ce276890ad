import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { describeProduct } from './describe-product.ts'

type Words = Record<string, string | readonly string[]>

/**
 * What a product says in public in its shop's own words, by the path of its field: its words with or without formatting, what it is
 * called and sorted by, its choices, what its pictures show, what search engines read.
 */
export function productWords(input: ProductInput): Words {
  const described = input.descriptionHtml === undefined ? 'body.description' : 'body.descriptionHtml'
  return {
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
    ...byField(input.pictures, ({ alt }, at) => ({ [`body.pictures.${at}.alt`]: alt })),
  }
}

function byField<T>(parts: readonly T[], fieldsOf: (part: T, at: number) => Words): Words {
  return Object.assign({}, ...parts.map(fieldsOf)) as Words
}
