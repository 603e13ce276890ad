import type { Signature } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { ContractText } from '../text/contract-text.ts'

/** Somebody who signs, as the paper shows them. */
export interface PaperParty {
  name: string
  /** For whom they sign: the shop, or nobody else. */
  standsFor: string
  signedAt: Date | null
  signature: Signature | null
}

/** All that a paper shows. The same values give the same bytes. */
export interface Paper {
  number: string
  versionNumber: number
  title: string
  language: Language
  text: ContractText
  marketName: string
  accentColor: string
  drawnUpAt: Date
  parties: PaperParty[]
  /** Who signs stands at the head of a page of their own, so that a service knows where signatures go. */
  hasOwnPage?: boolean
  /** Only on a paper that all have signed. */
  evidence: Evidence | null
}

/** What the page of evidence tells. */
export interface Evidence {
  events: { at: Date; kind: string; name: string; detail: string; address: string }[]
  textHash: string
  unsignedHash: string
  chainHash: string
  /** Where the file can be checked, with its code at the end. */
  verifyUrl: string
  verifyCode: string
  sealedAt: Date
}
