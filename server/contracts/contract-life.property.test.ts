import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { Refusal } from '#server/platform/errors.ts'
import { aTemplate, drawnSignature } from '#test/builders/contracts.ts'
import { anOrderReadyToHandOver, mailsTo } from '#test/builders/orders.ts'
import { everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { contractMachine, type ContractAct, type ContractState } from './contract-state.ts'
import { declineContract } from './decline-contract.ts'
import { delegateSigning } from './delegate-signing.ts'
import { drawUpNext } from './draw-up-contract.ts'
import { expireContracts, voidContract } from './end-contract.ts'
import { changeTemplate } from './keep-template.ts'
import { hashOfEvent } from './note-event.ts'
import { noteRead, noteView } from './note-reading.ts'
import { remindContract, remindDue } from './remind-contract.ts'
import { findContract, listEvents, listParties, type EventRow, type PartyRow } from './repository.ts'
import { findSealOf } from './seal-repository.ts'
import { sealNext } from './seal-next.ts'
import { sendSigningCode } from './send-signing-code.ts'
import { signContract } from './sign-contract.ts'
import { signingToken } from './signing-link.ts'
import { wantContract } from './want-contract.ts'

let market: TestMarket
let system: Context
let guest: Context
let wanted: { templateId: string; shopId: string; orderId: string }

beforeAll(async () => {
  market = await openTestMarket()
  system = actingAs(market.context, { kind: 'system' })
  guest = actingAs(market.context, { kind: 'guest' })
  const { stall, order } = await anOrderReadyToHandOver(market)
  const templateId = await aTemplate(market, { signers: ['shop', 'customer'], isActive: false })
  await changeTemplate(system, templateId, { expiresAfterDays: 6, remindAfterDays: 2 })
  wanted = { templateId, shopId: stall.shopId, orderId: order.id }
})
afterAll(() => market.close())

const address = '127.0.0.1'

/** Somebody tries something with the contract of this id. */
type Step = [name: string, take: (contractId: string) => Promise<unknown>]

const party = fc.nat(1)

const anyAct: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: party.map(signs) },
  { weight: 2, arbitrary: party.map((of) => withLink(`${of} opens`, of, (link) => noteView(guest, link, address))) },
  { weight: 2, arbitrary: party.map((of) => withLink(`${of} reads`, of, (link) => noteRead(guest, link, address))) },
  { weight: 1, arbitrary: party.map((of) => withLink(`${of} signs unread`, of, sign)) },
  { weight: 1, arbitrary: party.map((of) => withLink(`${of} declines`, of, decline)) },
  { weight: 2, arbitrary: party.map((of) => withLink(`${of} hands it on`, of, handOn)) },
  { weight: 1, arbitrary: step('remind', (id) => remindContract(system, id)) },
  { weight: 1, arbitrary: step('void', (contractId) => voidContract(system, { contractId, reason: 'A wrong price' })) },
  { weight: 1, arbitrary: step('seal', () => Promise.all([sealNext(system), sealNext(system)])) },
)

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyAct },
  { weight: 2, arbitrary: fc.tuple(anyAct, anyAct).map(([one, other]) => atOnce(one, other)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 7 }).map(goOn) },
)

function step(name: string, take: Step[1]): fc.Arbitrary<Step> {
  return fc.constant([name, take])
}

/** Does something with the link a party holds now. */
function withLink(name: string, of: number, take: (link: string, me: PartyRow) => Promise<unknown>): Step {
  return [
    name,
    async (contractId) => {
      const me = (await listParties(market.context.db, contractId))[of]!
      await take(signingToken(market.context.config, { partyId: me.id, linkTurn: me.linkTurn }), me)
    },
  ]
}

function signs(of: number): Step {
  return withLink(`${of} signs`, of, async (link, me) => {
    await noteRead(guest, link, address).catch(ignoreRefusal)
    await sign(link, me)
  })
}

async function sign(link: string, { personId, email }: PartyRow): Promise<void> {
  const proof = personId
    ? ({ kind: 'password', password: everybodysPassword } as const)
    : ({ kind: 'code', code: await codeFor(link, email) } as const)
  await signContract(guest, link, { consents: [], signature: drawnSignature, proof }, address)
}

async function codeFor(link: string, email: string): Promise<string> {
  await sendSigningCode(guest, link, address).catch(ignoreRefusal)
  const letters = await mailsTo(market, email)
  return letters.map(({ subject }) => /^(\d{6}) is/.exec(subject)?.[1]).findLast(Boolean) ?? '000000'
}

async function decline(link: string): Promise<void> {
  await declineContract(guest, link, 'The date is wrong.', address)
}

async function handOn(link: string): Promise<void> {
  await delegateSigning(guest, link, { name: 'Rui Costa', email: `${newId()}@example.com` }, address)
}

/** Lets days pass, then two workers do at once what is due. */
function goOn(days: number): Step {
  return [
    `${days} days`,
    async () => {
      market.clock.advance({ days })
      await Promise.all([expireContracts(system), expireContracts(system)])
      await remindDue(system)
      while (await sealNext(system));
    },
  ]
}

function atOnce([one, takeOne]: Step, [other, takeOther]: Step): Step {
  const take = async (id: string) => {
    const results = await Promise.allSettled([takeOne(id), takeOther(id)])
    for (const result of results) if (result.status === 'rejected') ignoreRefusal(result.reason)
  }
  return [`${one} while ${other}`, take]
}

/** A no is fine, a failure is not. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}

test('whatever two people and the operator try with a contract, it is sealed only when both signed in turn, and its history tells all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 9 }), async (steps) => {
      const contractId = await aSentContract()
      let before = await read(contractId)
      for (const [name, take] of [...steps, goOn(1)]) {
        await take(contractId).catch(ignoreRefusal)
        const after = await read(contractId)
        expect(faultsOf(before, after), name).toEqual([])
        before = after
      }
    }),
    { numRuns: 24 },
  )
}, 120_000)

async function aSentContract(): Promise<string> {
  const cause = `test:${newId()}`
  await wantContract(system, { cause, ...wanted })
  while (await drawUpNext(system));
  const { db } = market.context
  return (await db.selectFrom('contracts').select('id').where('cause', '=', cause).executeTakeFirstOrThrow()).id
}

type Told = Awaited<ReturnType<typeof read>>

async function read(contractId: string) {
  const { db } = market.context
  return {
    contract: (await findContract(db, contractId))!,
    parties: await listParties(db, contractId),
    events: await listEvents(db, contractId),
    seal: await findSealOf(db, contractId),
  }
}

/** What is wrong with a contract after a step, in words. */
function faultsOf(before: Told, { contract, parties, events, seal }: Told): string[] {
  const faults: string[] = []
  const { state } = contract
  const told = stateTold(events, parties.length)
  if (told !== state) faults.push(`It is ${state}, its history says ${told}.`)
  const hashes = (of: readonly EventRow[]) => of.map(({ hash }) => hash).join()
  if (hashes(events.slice(0, before.events.length)) !== hashes(before.events)) faults.push('Its past has changed.')
  for (const [at, event] of events.entries())
    if (hashOfEvent(events[at - 1]?.hash ?? '', { ...event, position: at + 1 }) !== event.hash)
      faults.push(`The chain breaks at ${event.kind}.`)

  const signed = parties.filter(({ signedAt }) => signedAt !== null)
  const turns = parties.slice(0, signed.length).map(({ id }) => id)
  const signatures = events.filter(({ kind }) => kind === 'signed').map(({ partyId }) => partyId)
  if (signed.map(({ id }) => id).join() !== turns.join()) faults.push('Somebody signed before it was their turn.')
  if (signatures.join() !== turns.join()) faults.push('Its history tells of other signatures, or in another order.')
  if (signed.some(({ readAt, askedAt, proof }) => !readAt || !askedAt || !proof))
    faults.push('Somebody signed who was not asked, has not read it or has not shown to be who was asked.')
  if (['signed', 'sealed'].includes(state) !== (signed.length === parties.length))
    faults.push(`It is ${state}, and ${signed.length} of ${parties.length} have signed.`)
  if ((state === 'sealed') !== (seal !== undefined)) faults.push(`It is ${state}, and its file says something else.`)

  const isOver = ['sealed', 'voided'].includes(before.contract.state)
  if (isOver && JSON.stringify({ contract, parties, events, seal }) !== JSON.stringify(before))
    faults.push(`It was ${before.contract.state}, and has changed.`)
  return faults
}

/** Where a contract stands after all its history tells; fails when that is no way its life can go. */
function stateTold(events: readonly EventRow[], signerCount: number): ContractState {
  let state: ContractState = 'drafted'
  let signedCount = 0
  for (const { kind } of events) {
    if (kind === 'signed') signedCount++
    const moves: Record<string, ContractAct | false> = {
      sent: state === 'drafted' && 'send',
      viewed: state === 'sent' && 'view',
      signed: signedCount === signerCount ? 'sign_last' : 'sign',
      sealed: 'seal',
      declined: 'decline',
      expired: 'expire',
      voided: 'void',
    }
    const act = moves[kind]
    if (act) state = contractMachine.after(state, act)
  }
  return state
}
