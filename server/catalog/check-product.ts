import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import type { FieldError } from '#server/platform/errors.ts'
import { inconsistent } from './errors.ts'

export type ProductParts = Pick<ProductInput, 'options' | 'pictures' | 'variants'>

/**
 * Checks that the parts of a product fit together: each variant has one of the values of every option, no two variants
 * are the same or share a SKU, a former price is above the price, no picture hangs twice.
 * Refuses with `validation_failed`, naming every field at fault.
 */
export function checkProduct(product: ProductParts): void {
  const errors = [...optionErrors(product), ...variantErrors(product), ...pictureErrors(product)]
  if (errors.length > 0) throw inconsistent(errors)
}

function optionErrors({ options }: ProductParts): FieldError[] {
  const names = options.map(({ name }) => name.toLowerCase())
  return [
    ...repeated(names).map((at) => wrong(`options.${at}.name`, 'option_twice', 'is the name of another option')),
    ...options.flatMap(({ values }, option) =>
      repeated(values.map((value) => value.toLowerCase())).map((at) =>
        wrong(`options.${option}.values.${at}`, 'option_value_twice', 'is there twice'),
      ),
    ),
  ]
}

function variantErrors({ options, variants }: ProductParts): FieldError[] {
  const values = variants.map(({ optionValues }) => JSON.stringify(optionValues))
  const skus = variants.map(({ sku }, index) => sku || index)
  return [
    ...variants.flatMap(({ optionValues, priceMinor, compareAtMinor }, index) => {
      const path = `variants.${index}`
      if (optionValues.length !== options.length) {
        const message = options.length === 0 ? 'must be empty: there are no options' : 'needs one value for each option'
        return [wrong(`${path}.optionValues`, 'option_values_count', message)]
      }
      const unknown = optionValues.flatMap((value, at) =>
        options[at]!.values.includes(value)
          ? []
          : [wrong(`${path}.optionValues.${at}`, 'option_value_unknown', `is no value of ${options[at]!.name}`)],
      )
      const isNoDiscount = compareAtMinor !== null && compareAtMinor <= priceMinor
      return isNoDiscount
        ? [...unknown, wrong(`${path}.compareAtMinor`, 'compare_at_too_low', 'must be more than the price')]
        : unknown
    }),
    ...repeated(values).map((at) =>
      wrong(`variants.${at}.optionValues`, 'variant_twice', 'is the same as another variant'),
    ),
    ...repeated(skus).map((at) => wrong(`variants.${at}.sku`, 'sku_taken', 'is the number of another variant')),
  ]
}

function pictureErrors({ pictures }: ProductParts): FieldError[] {
  const ids = pictures.map(({ id }) => id)
  return repeated(ids).map((at) => wrong(`pictures.${at}.id`, 'picture_twice', 'is in the gallery already'))
}

/** Where a value stands that stood before. */
function repeated(values: readonly (string | number)[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []))
}

function wrong(path: string, code: string, message: string): FieldError {
  return { path: `body.${path}`, code, message }
}
