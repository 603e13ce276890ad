import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { describeProduct } from './describe-product.ts'

type Words = Pick<
  ProductInput,
  'title' | 'brand' | 'description' | 'descriptionHtml' | 'searchTitle' | 'searchDescription'
>

/** What a product says in public in its shop's own words, by the path of its field; the words of a formatted description are those it shows. */
export function productWords(input: Words): Record<string, string> {
  return {
    'body.title': input.title,
    'body.brand': input.brand,
    'body.description': describeProduct(input).description,
    'body.searchTitle': input.searchTitle,
    'body.searchDescription': input.searchDescription,
  }
}
