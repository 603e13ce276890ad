import type { Destination } from '#shared/places.ts'
import { readVatNumber } from '#shared/vat-number.ts'
import type { Context } from '#server/platform/context.ts'
import { taxNumberInvalid } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { putDestination } from './repository.ts'

/**
 * Keeps where the cart is to go, so that delivery and tax are shown for there. Without a cart there is nothing to keep.
 * Refuses with `tax_number_invalid` a number whose form or check digits are wrong, or of another country.
 */
export async function setDestination(
  context: Context,
  holder: CartHolder | null,
  { taxNumber, ...destination }: Destination & { taxNumber: string },
): Promise<void> {
  const number = checkTaxNumber(taxNumber, destination.country)
  if (holder) await putDestination(context.db, holder, { ...destination, taxNumber: number })
}

/** A number as it is kept, '' for none. Refuses with `tax_number_invalid`. */
export function checkTaxNumber(typed: string, country: string): string {
  if (typed === '') return ''
  const read = readVatNumber(typed)
  if (!read || read.country !== country) throw taxNumberInvalid()
  return read.number
}
