import type { Context } from '#server/platform/context.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { linkNotValid, notYourTurn } from './errors.ts'
import {
  findContract,
  findContractOfParty,
  listParties,
  lockContract,
  type ContractRow,
  type PartyRow,
} from './repository.ts'
import { isSigningToken, partyOfToken } from './signing-link.ts'

/** What somebody who holds a private link sees: the contract, who signs it, and which of them they are. */
export interface OpenedLink {
  contract: ContractRow
  parties: PartyRow[]
  me: PartyRow
}

/** A link still opens the signed copy for so long after it could be signed. */
const daysAfterwards = 60

/** Opens a private link. Refuses with `link_not_valid`. */
export async function openLink(context: Context, token: string): Promise<OpenedLink> {
  const partyId = partyOfToken(token)
  const contractId = partyId && (await findContractOfParty(context.db, partyId))
  if (!partyId || !contractId) throw linkNotValid()
  return await readLink(context, { token, partyId, contractId })
}

/** Opens it for signing: locks the contract until the transaction ends. Refuses with `link_not_valid` or `not_your_turn`. */
export async function openLinkToSign(tx: Context, token: string): Promise<OpenedLink> {
  const partyId = partyOfToken(token)
  const contractId = partyId && (await findContractOfParty(tx.db, partyId))
  if (!partyId || !contractId) throw linkNotValid()
  await lockContract(tx.db, contractId)
  const opened = await readLink(tx, { token, partyId, contractId })
  if (!isTurnOf(opened, tx.clock.now())) throw notYourTurn()
  return opened
}

/** Whether this party signs next and still can. */
export function isTurnOf({ contract, parties, me }: OpenedLink, now: Date): boolean {
  const isOpen = ['sent', 'viewed', 'partly_signed'].includes(contract.state)
  const next = parties.find(({ signedAt }) => signedAt === null)
  return (
    isOpen && contract.service === null && next?.id === me.id && contract.expiresAt !== null && now < contract.expiresAt
  )
}

async function readLink(
  context: Context,
  { token, partyId, contractId }: { token: string; partyId: string; contractId: string },
): Promise<OpenedLink> {
  const contract = await findContract(context.db, contractId)
  const parties = await listParties(context.db, contractId)
  const me = parties.find(({ id }) => id === partyId)
  if (!contract || !me || !isSigningToken(context.config, { partyId, linkTurn: me.linkTurn }, token))
    throw linkNotValid()
  const { expiresAt } = contract
  if (!expiresAt || context.clock.now() > daysAfter(expiresAt, daysAfterwards)) throw linkNotValid()
  return { contract, parties, me }
}
