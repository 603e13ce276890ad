import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { saleEventSchemas, type OwnSaleEvent } from '#shared/api/sale-events.schemas.ts'
import { parseAmount, plainAmount } from '#shared/money.ts'
import type { DraftPicture } from '../product-editor/product-draft.ts'

/**
 * A sale event as its form holds it: the fields carry the names the API knows them by, so that a refusal finds its place,
 * but amounts, counts and times are what a person typed; times are UTC, as customers read them.
 */
export interface EventDraft {
  title: string
  text: string
  startsAt: string
  endsAt: string
  whenGone: OwnSaleEvent['whenGone']
  mostPerCustomer: string
  pictures: DraftPicture[]
  items: DraftItem[]
}

export interface DraftItem extends Pick<
  OwnSaleEvent['items'][number],
  'variantId' | 'productId' | 'title' | 'variantTitle' | 'picture' | 'normalPrice' | 'taken' | 'available'
> {
  priceMinor: string
  quota: string
}

/** The form of an event as it was saved; of none, an empty one. */
export function draftOf(event: OwnSaleEvent | undefined): EventDraft {
  return {
    title: event?.title ?? '',
    text: event?.text ?? '',
    startsAt: typedTime(event?.startsAt),
    endsAt: typedTime(event?.endsAt),
    whenGone: event?.whenGone ?? 'normal_price',
    mostPerCustomer: String(event?.mostPerCustomer ?? ''),
    pictures: (event?.pictures ?? []).map((picture) => ({ key: picture.id, picture, alt: picture.alt })),
    items: (event?.items ?? []).map((item) => ({
      variantId: item.variantId,
      productId: item.productId,
      title: item.title,
      variantTitle: item.variantTitle,
      picture: item.picture,
      normalPrice: item.normalPrice,
      taken: item.taken,
      available: item.available,
      priceMinor: plainAmount(item.price),
      quota: String(item.quota),
    })),
  }
}

/** The variants of a product that are not offered yet, without price and quota. */
export function itemsOf({ id, title, pictures, variants }: OwnProduct, offered: readonly DraftItem[]): DraftItem[] {
  const known = new Set(offered.map(({ variantId }) => variantId))
  return variants
    .filter((variant) => !known.has(variant.id))
    .map((variant) => ({
      variantId: variant.id,
      productId: id,
      title,
      variantTitle: variant.optionValues.join(', '),
      picture: pictures.find((picture) => picture.id === variant.pictureId) ?? pictures[0] ?? null,
      normalPrice: variant.price,
      taken: 0,
      available: Math.max(0, variant.onHand - variant.reserved),
      priceMinor: '',
      quota: '',
    }))
}

/** What the API is sent. A number that cannot be read becomes NaN, which no schema lets through. */
export function bodyOf(draft: EventDraft, event: OwnSaleEvent | undefined) {
  return {
    title: draft.title,
    text: draft.text,
    startsAt: instantOf(draft.startsAt, event?.startsAt),
    endsAt: instantOf(draft.endsAt, event?.endsAt),
    whenGone: draft.whenGone,
    mostPerCustomer: draft.mostPerCustomer.trim() === '' ? null : wholeNumber(draft.mostPerCustomer),
    pictureIds: draft.pictures.map(({ picture }) => picture.id),
    items: draft.items.map(({ variantId, priceMinor, quota, normalPrice }) => ({
      variantId,
      priceMinor: parseAmount(priceMinor, normalPrice.currency) ?? Number.NaN,
      quota: wholeNumber(quota),
    })),
  }
}

/** The messages of the schema at the form's own fields, in words for what a person typed. */
export function draftErrors(draft: EventDraft): Record<string, string> {
  const parsed = saleEventSchemas.createSaleEvent.body.safeParse(bodyOf(draft, undefined))
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path[0] === 'pictureIds' ? 'pictures' : path.join('.')
    errors[field] ??= wordsFor(field, message, draft)
  }
  draft.items.forEach(({ priceMinor, normalPrice }, index) => {
    const price = parseAmount(priceMinor, normalPrice.currency)
    if (price !== null && price >= normalPrice.amountMinor)
      errors[`items.${index}.priceMinor`] ??= 'must be lower than the normal price'
  })
  return errors
}

function wordsFor(field: string, message: string, { items }: EventDraft): string {
  if (field === 'startsAt' || field === 'endsAt') return message.startsWith('Invalid') ? 'is missing' : message
  const [list, index, name] = field.split('.')
  const item = list === 'items' ? items[Number(index)] : undefined
  if (item && name === 'priceMinor')
    return item.priceMinor.trim() === '' ? 'needs a price' : 'write it like 28 or 28.50'
  if (item && name === 'quota') return item.quota.trim() === '' ? 'how many?' : 'must be a whole number, at least 1'
  return message.startsWith('Invalid') ? 'must be a whole number, at least 1' : message
}

/** An instant as a field for date and time holds it; the seconds are left out. */
function typedTime(at: string | undefined): string {
  return at?.slice(0, 16) ?? ''
}

/** The instant that was typed; an untouched one keeps its seconds, since a running event keeps its start. */
function instantOf(typed: string, saved: string | undefined): string {
  if (saved !== undefined && typed === typedTime(saved)) return saved
  const at = new Date(`${typed}Z`)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** Digits only: `3.5` and `ten` are no number of units. */
function wholeNumber(typed: string): number {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN
}
