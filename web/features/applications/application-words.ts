import type { Application } from '#shared/api/applications.schemas.ts'

/** What is asked for and not given, in words; '' when nothing is. Terms are accepted on the way out. */
export function missingWords({ address, taxNumber, documents }: Application): string {
  return [
    ...(address.isAsked && !address.isGiven ? ['the address'] : []),
    ...(taxNumber.isAsked && !taxNumber.isGiven ? ['the tax number'] : []),
    ...documents.filter(({ isAsked, isGiven }) => isAsked && !isGiven).map(({ name }) => name),
  ].join(', ')
}

/** Whether the market asks a new shop for anything. */
export function asksAnything({ address, taxNumber, documents, terms }: Application): boolean {
  return [address, taxNumber, terms, ...documents].some(({ isAsked }) => isAsked)
}
