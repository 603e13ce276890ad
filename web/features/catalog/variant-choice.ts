import type { Product } from '#shared/api/catalog.schemas.ts'

type Variant = Product['variants'][number]

export interface OptionChoice {
  name: string
  chosen: string
  values: { value: string; variant: Variant; isChosen: boolean; isSoldOut: boolean }[]
}

/** The variant a product page opens with: the one asked for by id, else the first on the shelf, else the first. */
export function firstChoice(product: Pick<Product, 'variants'>, askedId: string | null): Variant {
  const { variants } = product
  return variants.find(({ id }) => id === askedId) ?? variants.find(({ available }) => available > 0) ?? variants[0]!
}

/**
 * What can be picked next to the chosen variant. Each value leads to the variant that keeps the other choices;
 * where there is none, to one that has at least this value.
 */
export function choicesOf(product: Pick<Product, 'options' | 'variants'>, chosen: Variant): OptionChoice[] {
  return product.options.map(({ name, values }, place) => ({
    name,
    chosen: chosen.optionValues[place] ?? '',
    values: values.flatMap((value) => {
      const variant = closestWith(product.variants, chosen, place, value)
      if (!variant) return []
      return [{ value, variant, isChosen: chosen.optionValues[place] === value, isSoldOut: variant.available === 0 }]
    }),
  }))
}

function closestWith(variants: readonly Variant[], chosen: Variant, place: number, value: string): Variant | undefined {
  const having = variants.filter(({ optionValues }) => optionValues[place] === value)
  const agreements = ({ optionValues }: Variant) =>
    optionValues.filter((each, index) => index !== place && each === chosen.optionValues[index]).length
  return having.sort((a, b) => agreements(b) - agreements(a))[0]
}
