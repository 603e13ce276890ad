import type {
  Contract,
  ContractTemplate,
  KnownVariable,
  Signing,
  WholeContract,
  WholeTemplate,
} from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Currency } from '#shared/currencies.ts'
import { isTurnOf, type OpenedLink } from './open-link.ts'
import type { ContractRow, EventRow, ListedRow, PartyRow } from './repository.ts'
import type { SealedFile } from './seal-repository.ts'
import type { TemplateRow, VersionRow } from './template-repository.ts'
import { isKnownTo, knownVariables } from './text/values.ts'
import { writeHtml } from './text/write-html.ts'

/** A template in a list. */
export function presentTemplate(row: TemplateRow): ContractTemplate {
  return row
}

/** A template with its versions and the variables it may use. */
export function presentWholeTemplate(
  row: TemplateRow,
  {
    draft,
    published,
    currency,
  }: { draft: VersionRow | undefined; published: VersionRow | undefined; currency: Currency },
): WholeTemplate {
  const variables: KnownVariable[] = Object.entries(knownVariables)
    .filter(([key]) => isKnownTo(row.kind, key))
    .map(([key, known]) => Object.assign({ key }, known))
  return {
    ...row,
    currency,
    draft: draft ? presentVersion(draft) : null,
    published: published ? presentVersion(published) : null,
    variables,
  }
}

function presentVersion({ id: _id, savedAt, publishedAt, ...version }: VersionRow) {
  return { ...version, savedAt: savedAt.toISOString(), publishedAt: publishedAt?.toISOString() ?? null }
}

/** A contract in a list of somebody who may be asked to sign it. */
export function presentContract(row: ListedRow, personId: string | null = null): Contract {
  const { id, number, title, state, shopName, orderNumber, drawnUpAt, expiresAt, holds, parties } = row
  const isOpen = ['sent', 'viewed', 'partly_signed'].includes(state)
  const next = parties.find(({ signedAt }) => signedAt === null)
  return {
    id,
    number,
    title,
    state,
    shopName,
    orderNumber,
    drawnUpAt: drawnUpAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    holds,
    parties: parties.map(({ personId: _personId, ...party }) => party),
    isMineToSign: isOpen && row.service === null && personId !== null && next?.personId === personId,
  }
}

/** A whole contract, as operators keep it. */
export function presentWholeContract(
  contract: ContractRow,
  parties: readonly PartyRow[],
  events: readonly EventRow[],
  seal: Omit<SealedFile, 'bytes'> | undefined,
): WholeContract {
  const { id, number, title, state, shopName, orderNumber, holds, templateId, templateName, versionNumber } = contract
  return {
    id,
    number,
    title,
    state,
    shopName,
    orderNumber,
    holds,
    templateId,
    templateName,
    versionNumber,
    drawnUpAt: contract.drawnUpAt.toISOString(),
    expiresAt: contract.expiresAt?.toISOString() ?? null,
    parties: parties.map((party) => ({
      id: party.id,
      role: party.role,
      name: party.name,
      email: party.email,
      askedAt: party.askedAt?.toISOString() ?? null,
      viewedAt: party.viewedAt?.toISOString() ?? null,
      signedAt: party.signedAt?.toISOString() ?? null,
      declinedAt: party.declinedAt?.toISOString() ?? null,
    })),
    isMineToSign: false,
    html: writeHtml(contract.text),
    language: contract.language,
    missing: contract.missing,
    reason: contract.reason,
    textHash: contract.textHash,
    events: events.map(({ at, kind, name, detail, address }) => ({
      at: at.toISOString(),
      kind,
      name,
      detail,
      address,
    })),
    sealedAt: seal?.sealedAt.toISOString() ?? null,
    fileHash: seal?.sha256 ?? null,
  }
}

/** What the holder of a link signs, who reads this language. */
export function presentSigning(
  opened: OpenedLink,
  { now, readerLanguage, facts }: { now: Date; readerLanguage: Language; facts: Signing['facts'] },
): Signing {
  const { contract, parties, me } = opened
  const isMyTurn = isTurnOf(opened, now)
  const isOpen = ['sent', 'viewed', 'partly_signed'].includes(contract.state)
  const next = isOpen ? parties.find(({ signedAt }) => signedAt === null) : undefined
  return {
    number: contract.number,
    title: contract.title,
    html: writeHtml(contract.text),
    language: contract.language,
    readerLanguage,
    state: contract.state,
    shopName: contract.shopName,
    reason: contract.reason,
    consents: contract.consents,
    expiresAt: contract.expiresAt?.toISOString() ?? null,
    facts,
    parties: parties.map(({ id, name, role, signedAt }) => ({
      name,
      role,
      signedAt: signedAt?.toISOString() ?? null,
      isMine: id === me.id,
    })),
    me: {
      name: me.name,
      email: me.email,
      proof: me.personId ? 'password' : 'code',
      isMyTurn,
      readAt: me.readAt?.toISOString() ?? null,
      signedAt: me.signedAt?.toISOString() ?? null,
    },
    waitsFor: next && next.id !== me.id ? next.name : null,
  }
}
