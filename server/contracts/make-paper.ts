import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { Paper } from './paper/paper.ts'
import type { ContractRow, EventRow, PartyRow } from './repository.ts'

/** The paper of a contract as it was before anybody signed. */
export function unsignedPaper(context: Context, contract: ContractRow, parties: readonly PartyRow[]): Paper {
  const blank = parties.map((party) => ({ ...party, signedAt: null, signature: null }))
  return makePaper(context, contract, blank, null)
}

/** The paper of a contract as it stands, with the page of evidence when it is about to be sealed. */
export function makePaper(
  context: Context,
  contract: ContractRow,
  parties: readonly PartyRow[],
  evidence: { events: EventRow[]; unsignedHash: string; sealedAt: Date } | null,
): Paper {
  const { number, versionNumber, title, language, text, drawnUpAt, shopName, verifyCode, textHash } = contract
  const { name: marketName, accentColor } = settingsOf(context)
  return {
    number,
    versionNumber,
    title,
    language,
    text,
    marketName,
    accentColor,
    drawnUpAt,
    parties: parties.map(({ name, role, signedAt, signature }) => ({
      name,
      standsFor: role === 'shop' ? shopName : '',
      signedAt,
      signature,
    })),
    evidence: evidence && {
      ...evidence,
      textHash,
      chainHash: evidence.events.at(-1)!.hash,
      verifyUrl: `${context.config.publicUrl}/verify`,
      verifyCode,
    },
  }
}
