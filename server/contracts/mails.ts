import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, queueMails, type Attachment, type OwnPage } from '#server/platform/mail/index.ts'
import type { ContractFact, PartyFact } from './facts.ts'
import { letters } from './letters/index.ts'
import { findContract, findLanguageOf, listParties, type PartyRow } from './repository.ts'
import { findFile } from './seal-repository.ts'
import { signingToken } from './signing-link.ts'

/** What the mail room calls who makes these files. */
export const contractMaker = 'contract'

/** The address of a private page to sign on. */
export function signingUrl(context: Context, holder: { partyId: string; linkTurn: number }): string {
  return `${context.config.publicUrl}/sign/${signingToken(context.config, holder)}`
}

/** Mails the link to who is asked to sign, unless they signed or handed it on since. */
export async function mailAsked(
  context: Context,
  { contractId, partyId, turn, isReminder }: PartyFact & { turn: number; isReminder: boolean },
): Promise<void> {
  const contract = await findContract(context.db, contractId)
  const party = (await listParties(context.db, contractId)).find(({ id }) => id === partyId)
  invariant(contract && party, `party ${partyId} is there`)
  if (party.linkTurn !== turn || party.signedAt || contract.closedAt) return
  const { number, title, shopName } = contract
  const expiresAt = contract.expiresAt!
  const url = signingUrl(context, { partyId, linkTurn: turn })
  // One reminder a day at most, whatever is delivered twice.
  const day = isReminder ? `:${context.clock.now().toISOString().slice(0, 10)}` : ''
  await queueMail(context, {
    key: `contract-asked:${partyId}:${turn}${day}`,
    to: party.email,
    language: await findLanguageOf(context.db, partyId),
    write: ({ language, locale }) =>
      letters[language].askedLetter({ number, title, shopName, url, expiresAt, isReminder, locale }),
  })
}

/** Mails the sealed file to everybody who signed. */
export async function mailSealed(context: Context, { contractId }: ContractFact): Promise<void> {
  const contract = await findContract(context.db, contractId)
  invariant(contract, `contract ${contractId} is there`)
  const { number, title, verifyCode } = contract
  const url = `${context.config.publicUrl}/verify?code=${verifyCode}`
  const parties = await asAddressed(context, await listParties(context.db, contractId))
  await queueMails(
    context,
    parties.map(({ id, to, language: read, page }) => ({
      key: `contract-sealed:${id}`,
      to,
      language: read,
      page,
      write: ({ language }) => letters[language].sealedLetter({ number, title, url }),
      attachments: [{ maker: contractMaker, key: contractId }],
    })),
  )
}

/** Tells everybody who was asked that it came to nothing. */
export async function mailOver(
  context: Context,
  { contractId }: ContractFact,
  why: 'declined' | 'expired' | 'voided',
): Promise<void> {
  const contract = await findContract(context.db, contractId)
  invariant(contract, `contract ${contractId} is there`)
  const asked = (await listParties(context.db, contractId)).filter(({ askedAt }) => askedAt !== null)
  await queueMails(
    context,
    (await asAddressed(context, asked)).map(({ id, to, language: read, page }) => ({
      key: `contract-${why}:${id}`,
      to,
      language: read,
      page,
      write: ({ language }) => letters[language].overLetter(why, contract),
    })),
  )
}

/** To whom letters go, in which language, and where they lead in the pages. They are two at most. */
async function asAddressed({ db }: Context, parties: readonly PartyRow[]) {
  return await Promise.all(
    parties.map(async (party) => ({
      id: party.id,
      to: party.email,
      language: await findLanguageOf(db, party.id),
      page: pageOf(party),
    })),
  )
}

/** Where a party finds the contract when they sign in; null for who signs without an account, and finds it nowhere. */
function pageOf({ role, personId }: PartyRow): OwnPage | null {
  return personId ? { personId, path: role === 'shop' ? '/seller/contracts' : '/account/contracts' } : null
}

/** Makes the file that goes with a letter: the sealed contract. */
export async function attachContract(context: Context, contractId: string): Promise<Attachment> {
  const contract = await findContract(context.db, contractId)
  const file = await findFile(context.db, contractId)
  invariant(contract && file, `contract ${contractId} is sealed`)
  return { name: fileNameOf(contract), type: 'application/pdf', bytes: file.bytes }
}

/** What the file of a contract is called. */
export function fileNameOf({ number, language }: { number: string; language: Language }): string {
  return `${number}-${language}.pdf`
}
