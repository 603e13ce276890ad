import { z } from 'zod'
import { isCurrency, type Currency } from '../currencies.ts'
import { languages } from '../languages.ts'

export const CurrencyCode = z
  .custom<Currency>((value) => typeof value === 'string' && isCurrency(value), 'is not a currency this market knows')
  .meta({ id: 'Currency', type: 'string', description: 'ISO 4217 code', example: 'EUR' })

export const LanguageCode = z.enum(languages)

export const Money = z
  .object({ amountMinor: z.int(), currency: CurrencyCode })
  .meta({ id: 'Money', description: 'An exact amount in whole minor units (cents)' })

export const Instant = z.iso.datetime().meta({ description: 'UTC instant' })

export const Id = z.uuid()
export const IdParams = z.object({ id: Id })
export const SlugParams = z.object({ slug: z.string().min(1).max(120) })

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address'))

export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'is not a two-letter country code')
  .meta({ description: 'ISO 3166-1 alpha-2' })

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Ids in a query, so many at most; none is an empty text. */
export const IdList = (most: number) =>
  z
    .string()
    .regex(
      new RegExp(`^(?:${uuid}(?:,${uuid}){0,${most - 1}})?$`),
      `are not ids with commas between, or more than ${most}`,
    )
    .meta({ description: 'With commas between' })

export const Picture = z
  .object({
    id: Id,
    src: z.string().meta({ description: 'Add `-<width>.jpg`, or `-480.avif` with one of `widths`' }),
    widths: z.array(z.int()).meta({ description: 'Of the AVIF files; none yet right after an upload' }),
    width: z.int(),
    height: z.int(),
    alt: z.string(),
    color: z.string(),
  })
  .meta({ id: 'Picture' })

export const ShopName = z
  .object({ id: Id, slug: z.string(), name: z.string(), logo: Picture.nullable() })
  .meta({ id: 'ShopName' })

export const Address = z
  .strictObject({
    name: z.string().trim().min(1, 'is missing').max(120),
    line1: z.string().trim().min(1, 'is missing').max(160),
    line2: z.string().trim().max(160).default(''),
    postalCode: z.string().trim().min(1, 'is missing').max(20),
    city: z.string().trim().min(1, 'is missing').max(120),
    region: z.string().trim().max(120).default(''),
    country: CountryCode,
    phone: z.string().trim().max(40).default(''),
  })
  .meta({ id: 'Address' })

export const Quantity = z.int('must be a whole number').min(1, 'must be at least 1').max(999, 'must be at most 999')

/** Query of a keyset list: `after` is the cursor of the last row seen. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(24),
  after: z.string().max(400).optional(),
}

/** A page of a keyset list; `next` is the cursor to pass as `after`, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const Nothing = z.undefined()

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable word for programs' }),
    detail: z.string().optional(),
    requestId: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() }))
      .optional()
      .meta({ description: 'The fields at fault: `body.lines.0.quantity`' }),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

export type Money = z.output<typeof Money>
export type Picture = z.output<typeof Picture>
export type Address = z.output<typeof Address>
export type Problem = z.output<typeof Problem>
export type ShopName = z.output<typeof ShopName>
