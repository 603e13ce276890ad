import { contractEndpoints } from '#shared/api/contracts.ts'
import { contractSchemas, type Contract, type Signing, type WholeTemplate } from '#shared/api/contracts.schemas.ts'
import { languageOf } from '#shared/languages.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { addressOf, limitNetwork } from '#server/platform/http/network.ts'
import { contractFile } from './contract-file.ts'
import { declineContract } from './decline-contract.ts'
import { delegateSigning } from './delegate-signing.ts'
import { voidContract } from './end-contract.ts'
import { contractNotFound, templateNotFound } from './errors.ts'
import { changeTemplate, createTemplate, publishDraft, saveDraft } from './keep-template.ts'
import { glanceAt } from './glance.ts'
import { noteRead, noteView } from './note-reading.ts'
import { openLink } from './open-link.ts'
import { customerOf, shopWhoseContractsAreSeen } from './policy.ts'
import {
  presentContract,
  presentSigning,
  presentTemplate,
  presentWholeContract,
  presentWholeTemplate,
} from './present.ts'
import { previewContract } from './preview-contract.ts'
import { remindContract } from './remind-contract.ts'
import { findContract, findLanguageOf, listContracts, listEvents, listParties, type ContractRow } from './repository.ts'
import { findSealOf } from './seal-repository.ts'
import { sendContract } from './send-contract.ts'
import { receiveServiceEvent } from './receive-service-event.ts'
import { sendSigningCode } from './send-signing-code.ts'
import { signContract } from './sign-contract.ts'
import { signingToken } from './signing-link.ts'
import { drawUpAgain } from './want-contract.ts'
import { findGlance } from './subject-repository.ts'
import { findTemplate, findVersion, listTemplates } from './template-repository.ts'

export const contractsRoutes = routesFor(contractEndpoints, contractSchemas, {
  listContractTemplates: async ({ context }) => ({ items: (await listTemplates(context.db)).map(presentTemplate) }),
  createContractTemplate: async ({ context, body }) => await templatePage(context, await createTemplate(context, body)),
  getContractTemplate: async ({ context, params }) => await templatePage(context, params.id),
  async changeContractTemplate({ context, params, body }) {
    const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    await changeTemplate(context, params.id, named)
    return await templatePage(context, params.id)
  },
  async saveContractDraft({ context, params, body }) {
    await saveDraft(context, params.id, body)
    return await templatePage(context, params.id)
  },
  async publishContractDraft({ context, params }) {
    await publishDraft(context, params.id)
    return await templatePage(context, params.id)
  },
  previewContract: async ({ context, params, body }) => await previewContract(context, params.id, body),

  listContracts: async ({ context, query }) => await contractList(context, { state: query.state }, query),
  getContract: async ({ context, params }) => await contractPage(context, params.id),
  async sendContract({ context, params }) {
    await sendContract(context, params.id)
    return await contractPage(context, params.id)
  },
  async remindContract({ context, params }) {
    await remindContract(context, params.id)
    return await contractPage(context, params.id)
  },
  async voidContract({ context, params, body }) {
    await voidContract(context, { contractId: params.id, reason: body.reason })
    return await contractPage(context, params.id)
  },
  async renewContract({ context, params }) {
    await drawUpAgain(context, params.id)
    return await contractPage(context, params.id)
  },
  getContractFile: async ({ context, params }) => await contractFile(context, await getContract(context, params.id)),

  async listShopContracts({ context, query }) {
    const { shopId, personId } = shopWhoseContractsAreSeen(context.actor)
    return await contractList(context, { shopId }, query, personId)
  },
  async getShopContractFile({ context, params }) {
    const { shopId } = shopWhoseContractsAreSeen(context.actor)
    return await contractFile(context, await getContract(context, params.id, (contract) => contract.shopId === shopId))
  },
  async openShopSigning({ context, params }) {
    const { shopId, personId } = shopWhoseContractsAreSeen(context.actor)
    await getContract(context, params.id, (contract) => contract.shopId === shopId)
    return await tokenOf(context, params.id, { role: 'shop', personId })
  },

  async listOwnContracts({ context, query }) {
    const personId = customerOf(context.actor)
    return await contractList(context, { personId }, query, personId)
  },
  async getOwnContractFile({ context, params }) {
    await tokenOf(context, params.id, { role: 'customer', personId: customerOf(context.actor) })
    return await contractFile(context, await getContract(context, params.id))
  },
  openOwnSigning: async ({ context, params }) =>
    await tokenOf(context, params.id, { role: 'customer', personId: customerOf(context.actor) }),

  getSigning: async ({ context, params }) => await signingPage(context, params.id),
  async viewContract({ context, params, req }) {
    await noteView(context, params.id, addressOf(req) ?? '')
    return undefined
  },
  async finishReading({ context, params, req }) {
    await noteRead(context, params.id, addressOf(req) ?? '')
    return undefined
  },
  async sendSigningCode({ context, params, req }) {
    await sendSigningCode(context, params.id, addressOf(req) ?? '')
    return undefined
  },
  async signContract({ context, params, body, req }) {
    await signContract(context, params.id, body, addressOf(req) ?? '')
    return await signingPage(context, params.id)
  },
  async declineContract({ context, params, body, req }) {
    await declineContract(context, params.id, body.reason, addressOf(req) ?? '')
    return await signingPage(context, params.id)
  },
  async delegateSigning({ context, params, body, req }) {
    await delegateSigning(context, params.id, body, addressOf(req) ?? '')
    return undefined
  },
  getSigningFile: async ({ context, params }) =>
    await contractFile(context, (await openLink(context, params.id)).contract),

  async receiveDocumensoEvent({ context, req }) {
    await receiveServiceEvent(context, Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0), req.headers)
    return { received: true as const }
  },

  async verifySealedFile({ context, file, req }) {
    await limitNetwork(context, req, 'verifications', { most: 60, seconds: 600 })
    const { verifyFile } = await import('./verify-seal.ts')
    return await verifyFile(context, file!.bytes)
  },
  async findSealByCode({ context, params, req }) {
    await limitNetwork(context, req, 'verifications', { most: 60, seconds: 600 })
    const { findByCode } = await import('./verify-seal.ts')
    return await findByCode(context, params.id)
  },
})

async function templatePage(context: Context, id: string): Promise<WholeTemplate> {
  const template = await findTemplate(context.db, id)
  if (!template) throw templateNotFound()
  const [draft, published] = [
    await findVersion(context.db, id, 'draft'),
    await findVersion(context.db, id, 'published'),
  ]
  return presentWholeTemplate(template, { draft, published, currency: settingsOf(context).currency })
}

async function contractPage(context: Context, id: string) {
  const contract = await getContract(context, id)
  const { db } = context
  return presentWholeContract(contract, await listParties(db, id), await listEvents(db, id), await findSealOf(db, id))
}

async function signingPage(context: Context, token: string): Promise<Signing> {
  const opened = await openLink(context, token)
  const readerLanguage = (await findLanguageOf(context.db, opened.me.id)) ?? languageOf(settingsOf(context).locale)
  const { name: market } = settingsOf(context)
  const facts = glanceAt(opened, {
    about: await findGlance(context.db, opened.contract),
    market,
    language: readerLanguage,
  })
  return presentSigning(opened, { now: context.clock.now(), readerLanguage, facts })
}

async function getContract(
  context: Context,
  id: string,
  isSeen: (contract: ContractRow) => boolean = () => true,
): Promise<ContractRow> {
  const contract = await findContract(context.db, id)
  if (!contract || !isSeen(contract)) throw contractNotFound()
  return contract
}

async function contractList(
  context: Context,
  which: Parameters<typeof listContracts>[1],
  { limit, after }: { limit: number; after?: string | undefined },
  personId: string | null = null,
): Promise<{ items: Contract[]; next: string | null }> {
  const rows = await listContracts(context.db, which, { limit, after: decodeCursor(after, ['instant', 'id']) })
  return pageOf(
    rows,
    limit,
    (row) => presentContract(row, personId),
    ({ drawnUpExactly, id }) => [drawnUpExactly, id],
  )
}

/** The link of who asks, if they are who signs in this role. Refuses with `contract_not_found`. */
async function tokenOf(
  context: Context,
  contractId: string,
  { role, personId }: { role: 'shop' | 'customer'; personId: string },
): Promise<{ token: string }> {
  const parties = await listParties(context.db, contractId)
  const me = parties.find((party) => party.role === role && party.personId === personId && party.askedAt !== null)
  if (!me) throw contractNotFound()
  return { token: signingToken(context.config, { partyId: me.id, linkTurn: me.linkTurn }) }
}
