import { isDeepStrictEqual } from 'node:util'
import { ProductInput, VariantInput, type OwnProduct } from '#shared/api/catalog.schemas.ts'
import { checkAttributes, checkProduct, productWords, type AttributeRule } from '#server/catalog/index.ts'
import { Refusal } from '#server/platform/errors.ts'
import type { Categories } from './categories.ts'
import type { Fault, Piece, PictureAt } from './formats/index.ts'

/** A line of a product, as it was read; one with faults takes no part. */
export interface ProductLine {
  line: number
  piece: Piece
  faults: readonly Fault[]
  /** It takes no part for another line's sake either. */
  isRefused?: boolean
}

/** What has to be known beside the lines. */
export interface Surroundings {
  key: string
  /** What the shop has already. */
  existing: OwnProduct | null
  categories: Categories
  /** The heading in the file by field. */
  columns: Readonly<Record<string, string>>
  /** Refuses words not wanted in public, by the path of their field. */
  refuseUnwanted: (words: ReturnType<typeof productWords>) => void
}

/** What lines come to: a product as a form would send it, and what is wrong, by line. */
export interface Assembled {
  /** Null when none of it can be taken. Its gallery is what the shop has already. */
  input: ProductInput | null
  state: 'live' | 'draft' | 'hidden' | undefined
  /** The gallery as the file names it; undefined where it speaks of none. */
  pictures: PictureAt[] | undefined
  /** Pictures of single variants, by their place in `input.variants`. */
  variantPictures: Map<number, string>
  /** By line. Of a line that is taken they are remarks. */
  faults: Map<number, Fault[]>
  refused: Set<number>
}

/** Tags as the market keeps them. */
const mostTags = 6

type VariantForm = ProductInput['variants'][number]

/**
 * Makes one product of its lines. The first line that says something of the product is believed; each line with a variant
 * changes the shop's variant with its SKU or its options, or brings a new one; variants the file does not name stay. Lines
 * that do not fit are left out and the others taken.
 */
export function assembleProduct(lines: readonly ProductLine[], around: Surroundings): Assembled {
  const { existing, columns } = around
  const faults = new Map<number, Fault[]>()
  const refused = new Set<number>()
  const note = (line: number, field: string, message: string) => {
    const column = columns[field] ?? field
    faults.set(line, [...(faults.get(line) ?? []), { column, message }])
  }
  const refuse = (line: number, field: string, message: string) => {
    note(line, field, message)
    refused.add(line)
  }
  for (const { line, faults: own, isRefused } of lines) {
    if (own.length === 0 && !isRefused) continue
    if (own.length > 0) faults.set(line, [...own])
    refused.add(line)
  }
  const whole = lines.filter(({ line }) => !refused.has(line))
  const nothing = (): Assembled => ({
    input: null,
    state: undefined,
    pictures: undefined,
    variantPictures: new Map(),
    faults,
    refused: new Set(lines.map(({ line }) => line)),
  })
  const first = whole[0]
  if (!first) return nothing()

  const said = Object.assign(
    {},
    ...whole.map(({ piece }) => withoutEmptyTitle(piece.product)).reverse(),
  ) as Piece['product']
  const { find, get, fallback } = around.categories
  const category = (said.category ? find(said.category) : null) ?? (existing ? get(existing.categoryId) : fallback)
  if (!category) {
    for (const { line } of whole)
      refuse(line, 'category', 'is no category of this market, and none was chosen for such')
    return nothing()
  }

  const names = optionNamesIn(said, whole) ?? existing?.options.map(({ name }) => name) ?? []
  const details = said.attributesOfAll?.filter(({ label }) => !names.some((name) => name.slice(0, 40) === label))
  const { variants, variantPictures } = gatherVariants(whole, names, existing, { note, refuse })
  const nameless = existing?.id === around.key ? null : around.key
  const base = existing
    ? { ...formOf(existing), externalId: existing.externalId ?? nameless }
    : { externalId: around.key }
  const attributes =
    readAttributes(said.attributes, category.rules) ?? (existing && ofCategory(existing.attributes, category.rules))
  for (const slug of Object.keys(said.attributes ?? {})) {
    if (!category.rules.some((rule) => rule.slug === slug))
      note(first.line, 'attributes', `${slug.slice(0, 40)} is nothing ${category.name} asks for, and is left out`)
  }
  const tags = said.tags?.filter((tag) => tag.length <= 30).slice(0, mostTags)
  if (tags && tags.length < said.tags!.length)
    note(
      first.line,
      'tags',
      `are ${said.tags!.length}; ${tags.length} are kept: at most ${mostTags}, of 30 letters each`,
    )
  const { optionNames: _names, attributesOfAll: _all, category: _category, state, attributes: _said, ...fields } = said
  const wish = {
    ...base,
    // New words alone are not shown by the old formatting; the same words keep it.
    ...(fields.description !== undefined && { descriptionHtml: undefined }),
    ...fields,
    ...(tags && { tags }),
    ...(details && { details: details.slice(0, 20) }),
    categoryId: category.id,
    ...(attributes && { attributes }),
    options: names.map((name, at) => ({
      name,
      values: [...new Set(variants.map(({ optionValues }) => optionValues[at]!))],
    })),
    variants,
  }
  const tell = (field: string, message: string) => refuse(lineOf(field, whole) ?? first.line, field, message)
  const input = checked(wish, category.rules, tell)
  // What the shop has already is not looked at again, as long as the file leaves it as it is.
  const isWanted = (form: ProductInput) =>
    (existing !== null && isSame(existing, form)) || holds(() => around.refuseUnwanted(productWords(form)), tell)
  if (!input || !isWanted(input)) return nothing()
  const pictures = whole.flatMap(({ piece }) => piece.pictures ?? [])
  return {
    input,
    state,
    pictures: pictures.length > 0 ? pictures : undefined,
    variantPictures,
    faults,
    refused,
  }
}

/** The names of the options: those of the product that its variants name, where they do. */
function optionNamesIn(said: Piece['product'], lines: readonly ProductLine[]): string[] | undefined {
  const named = new Set(lines.flatMap(({ piece }) => piece.variant?.optionNames ?? []))
  return named.size === 0 ? said.optionNames : said.optionNames?.filter((name) => named.has(name))
}

/** The values of a variant in the order of its product's options; as they are where the line does not say what they are of. */
function inOrder(values: string[], of: readonly string[] | undefined, names: readonly string[]): string[] {
  if (!of) return values
  return names.flatMap((name) => values[of.indexOf(name)] ?? [])
}

interface Notes {
  note(line: number, field: string, message: string): void
  refuse(line: number, field: string, message: string): void
}

function gatherVariants(
  lines: readonly ProductLine[],
  names: readonly string[],
  existing: OwnProduct | null,
  notes: Notes,
) {
  const kept = new Map((existing ? formOf(existing).variants : []).map((variant) => [variant.id!, variant]))
  const taken = new Map<string, number>()
  const variants: VariantForm[] = []
  const variantPictures = new Map<number, string>()
  for (const { line, piece } of lines) {
    if (!piece.variant) continue
    const { optionNames, pictureUrl, ...said } = piece.variant
    const optionValues = inOrder(said.optionValues, optionNames, names)
    if (optionValues.length !== names.length) {
      notes.refuse(line, 'sku', `needs a value for each of ${names.length} options, and has ${optionValues.length}`)
      continue
    }
    const place = JSON.stringify(optionValues)
    const twin = taken.get(place)
    if (twin !== undefined) {
      notes.refuse(line, 'sku', `is the same variant as line ${twin}`)
      continue
    }
    const known = [...kept.values()].find(
      (variant) =>
        (said.sku && variant.sku === said.sku) ||
        ((!variant.sku || !said.sku) && JSON.stringify(variant.optionValues) === place),
    )
    const merged = {
      onHand: 0,
      ...known,
      ...said,
      optionValues,
      ...(known && said.onHand !== undefined && { onHandSeen: undefined }),
    }
    if (
      merged.compareAtMinor != null &&
      merged.priceMinor !== undefined &&
      merged.compareAtMinor <= merged.priceMinor
    ) {
      if (said.compareAtMinor != null) notes.note(line, 'compareAtMinor', 'is not above the price and is left out')
      merged.compareAtMinor = null
    }
    const parsed = VariantInput.safeParse(merged)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        notes.refuse(
          line,
          String(issue.path[0]),
          merged.priceMinor === undefined && issue.path[0] === 'priceMinor' ? 'is missing' : issue.message,
        )
      }
      continue
    }
    if (known) kept.delete(known.id!)
    taken.set(place, line)
    if (pictureUrl) variantPictures.set(variants.length, pictureUrl)
    variants.push(parsed.data)
  }
  // What the file does not name stays, where it still fits the options.
  const others = [...kept.values()].filter(
    ({ optionValues }) => optionValues.length === names.length && !taken.has(JSON.stringify(optionValues)),
  )
  return { variants: [...variants, ...others], variantPictures }
}

/** A product as the shop's form would send it back unchanged; its stock moves by differences. */
export function formOf(own: OwnProduct): ProductInput {
  const variants = own.variants.map((variant) =>
    VariantInput.parse(
      pick(VariantInput.shape, {
        ...variant,
        priceMinor: variant.price.amountMinor,
        compareAtMinor: variant.compareAt?.amountMinor ?? null,
        onHandSeen: variant.onHand,
      }),
    ),
  )
  const pictures = own.pictures.map(({ id, alt }) => ({ id, alt }))
  return ProductInput.parse(pick(ProductInput.shape, { ...own, variants, pictures }))
}

/** Whether saving would change nothing, as when the same file comes again; the same words alone keep how they are formatted. */
export function isSame(existing: OwnProduct, input: ProductInput): boolean {
  const bare = ({ variants, descriptionHtml, ...product }: ProductInput) => ({
    ...product,
    ...(input.descriptionHtml !== undefined && { descriptionHtml }),
    variants: variants.map(({ onHandSeen: _seen, ...variant }) => variant),
  })
  return isDeepStrictEqual(bare(input), bare(formOf(existing)))
}

/** The parts of a thing that a form has fields for. */
function pick(shape: object, thing: object): object {
  return Object.fromEntries(Object.entries(thing).filter(([name, value]) => name in shape && value !== undefined))
}

function withoutEmptyTitle(product: Piece['product']): Piece['product'] {
  const { title, ...rest } = product
  return title ? { title, ...rest } : rest
}

/** Of what a product says of itself, what this category asks for. */
function ofCategory<T>(said: Record<string, T>, rules: readonly AttributeRule[]): Record<string, T> {
  return Object.fromEntries(Object.entries(said).filter(([slug]) => rules.some((rule) => rule.slug === slug)))
}

/** Words of a file as the values their category asks for; what it does not ask for is left out. */
function readAttributes(
  said: Record<string, string> | undefined,
  rules: readonly AttributeRule[],
): Record<string, string | number | boolean> | undefined {
  if (!said) return undefined
  const kinds = new Map(rules.map(({ slug, kind }) => [slug, kind]))
  return Object.fromEntries(
    Object.entries(ofCategory(said, rules)).map(([slug, value]) => {
      const kind = kinds.get(slug)
      if (kind === 'number') return [slug, Number(value.replace(',', '.'))]
      return [slug, kind === 'yes_no' ? /^(yes|true|1)$/i.test(value) : value]
    }),
  )
}

/** The product when every rule of a form holds; otherwise null, and each breach is told. */
function checked(
  wish: object,
  rules: readonly AttributeRule[],
  tell: (field: string, message: string) => void,
): ProductInput | null {
  const parsed = ProductInput.safeParse(wish)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const field = String(path[0] ?? 'line')
      const isMissing = (wish as Record<string, unknown>)[field] === undefined
      tell(field === 'variants' ? 'priceMinor' : field, isMissing ? 'is missing' : message)
    }
    return null
  }
  const { data } = parsed
  const fits = holds(() => {
    checkProduct(data)
    checkAttributes(data.attributes, [...rules])
  }, tell)
  return fits ? data : null
}

/** Whether a rule refuses nothing; each breach is told. */
function holds(rule: () => void, tell: (field: string, message: string) => void): boolean {
  try {
    rule()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const { path, message } of error.errors ?? []) tell(fieldAt(path), message)
    return false
  }
}

/** The first line that says this of the product. */
function lineOf(field: string, lines: readonly ProductLine[]): number | undefined {
  return lines.find(({ piece }) => field in piece.product && piece.product[field as keyof Piece['product']])?.line
}

/** What a file calls otherwise than the form does. */
const columnFields: Record<string, string> = { categoryId: 'category', descriptionHtml: 'description' }

/** The field of a file that a path like `body.variants.2.compareAtMinor` speaks of. */
export function fieldAt(path: string): string {
  const parts = path.split('.').filter((part) => part !== 'body' && !/^\d+$/.test(part))
  const field = parts[0] === 'variants' ? (parts[1] ?? 'sku') : (parts[0] ?? 'line')
  return columnFields[field] ?? field
}
