import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import {
  changeTemplate,
  createTemplate,
  drawUpNext,
  noteRead,
  noteView,
  publishDraft,
  saveDraft,
  sealNext,
  signContract,
  signingToken,
  wantContract,
} from '#server/contracts/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { madeToOrder, sellerAgreement, type DemoTemplate } from './papers.ts'
import { operator, password, people } from './people.ts'
import type { Townspeople } from './settle-people.ts'

/** Marta's address on the street, of those kept for examples (RFC 5737). */
const address = '203.0.113.20'

/** The keeper writes what is to be signed; Marta signs for her shop, and one customer of hers has not signed yet. */
export async function signPapers(story: Context, townspeople: Townspeople): Promise<void> {
  const keeper = actingAs(story, { kind: 'operator', personId: townspeople.get(operator)!, sessionId: newId() })
  const { rows } = await sql<{ shopId: string; orderId: string }>`
    select o.shop_id as "shopId", o.id as "orderId" from orders o
    join shop_members m on m.shop_id = o.shop_id and m.person_id = ${townspeople.get('marta')!}
    where o.person_id = ${townspeople.get('ines')!} order by o.number desc limit 1`.execute(story.db)
  const { shopId, orderId } = rows[0]!
  const agreement = await publishTemplate(keeper, sellerAgreement)
  await wantContract(keeper, { cause: 'demo:agreement', templateId: agreement, shopId, orderId: null })
  const order = await publishTemplate(keeper, madeToOrder)
  await wantContract(keeper, { cause: 'demo:made-to-order', templateId: order, shopId, orderId })
  while (await drawUpNext(story));
  await signForShop(story, 'demo:agreement')
  while (await sealNext(story));
  await story.jobs.drain(story)
}

/** A template that is there from a fill that was interrupted stays as it is. */
async function publishTemplate(keeper: Context, template: DemoTemplate): Promise<string> {
  const { name, kind, signers, isActive, texts, fields } = template
  const { rows } = await sql<{ id: string }>`select id from contract_templates where name = ${name}`.execute(keeper.db)
  const id = rows[0]?.id ?? (await createTemplate(keeper, { name, kind }))
  const { rows: published } = await sql`
    select from contract_template_versions where template_id = ${id} and published_at is not null`.execute(keeper.db)
  if (published.length > 0) return id
  await saveDraft(keeper, id, { texts, fields })
  await publishDraft(keeper, id)
  await changeTemplate(keeper, id, { signers, isActive })
  return id
}

async function signForShop(story: Context, cause: string): Promise<void> {
  const { rows } = await sql<{ partyId: string; linkTurn: number; consents: string[] }>`
    select p.id as "partyId", p.link_turn as "linkTurn", c.consents from contracts c
    join contract_parties p on p.contract_id = c.id
    where c.cause = ${cause} and p.signed_at is null and p.asked_at is not null`.execute(story.db)
  const [party] = rows
  if (!party) return
  const link = signingToken(story.config, party)
  const guest = actingAs(story, { kind: 'guest' })
  await noteView(guest, link, address)
  await noteRead(guest, link, address)
  const wish = {
    consents: party.consents.map(() => true as const),
    signature: { kind: 'typed', text: people.marta.name },
    proof: { kind: 'password', password },
  } as const
  await signContract(guest, link, wish, address)
}
