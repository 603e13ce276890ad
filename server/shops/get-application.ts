import type { Application } from '#shared/api/applications.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { findApplication, type FoundApplication } from './application-repository.ts'
import { shopNotFound } from './errors.ts'

/** The application of a shop as it stands. Refuses with `shop_not_found`. */
export async function getApplication({ db }: Context, shopId: string): Promise<Application> {
  const found = await findApplication(db, shopId)
  if (!found) throw shopNotFound()
  return presentApplication(found)
}

/** An application with what of it is given; `isAsked` is as the checklist says now, while it is the turn of the shop. */
export function presentApplication(found: FoundApplication): Application {
  const { state, canChange, legal, handedInAt, acceptedAt, acceptedTerms } = found
  const { legalName, line1, line2, postalCode, city, region, country, vatId, taxNumber } = legal ?? nothingWritten
  // Terms that have changed since are to be accepted anew, as long as it can be handed in.
  const isAccepted = acceptedAt !== null && (!canChange || acceptedTerms === found.terms)
  return {
    state,
    canChange,
    handedInAt,
    reason: found.reason,
    address: {
      isAsked: canChange && found.asksAddress,
      isGiven: [legalName, line1, postalCode, city].every((each) => each !== ''),
      legalName,
      line1,
      line2,
      postalCode,
      city,
      region,
      country,
    },
    taxNumber: {
      isAsked: canChange && found.asksTaxNumber,
      isGiven: vatId !== '' || taxNumber !== '',
      vatId,
      taxNumber,
    },
    documents: found.documents.map((document) => ({ ...document, isGiven: document.files.length > 0 })),
    terms: {
      isAsked: canChange && found.terms !== '',
      isGiven: isAccepted,
      text: isAccepted ? acceptedTerms : found.terms,
      acceptedAt: isAccepted ? acceptedAt : null,
    },
  }
}

/** What is asked of a shop and missing, besides the terms, which are accepted by handing in; each as people call it. */
export function missingIn({ address, taxNumber, documents }: Application): string[] {
  return [
    ...(address.isAsked && !address.isGiven ? ['the address'] : []),
    ...(taxNumber.isAsked && !taxNumber.isGiven ? ['the tax number'] : []),
    ...documents.filter(({ isAsked, isGiven }) => isAsked && !isGiven).map(({ name }) => name),
  ]
}

const nothingWritten = {
  legalName: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  vatId: '',
  taxNumber: '',
} as const
