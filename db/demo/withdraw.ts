import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { actingAs } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { approveWithdrawal, recordPaid, rejectWithdrawal, requestWithdrawal } from '#server/withdrawals/index.ts'
import { operator } from './people.ts'
import type { Townspeople } from './settle-people.ts'
import { accounts, withdrawals, type DemoWithdrawal } from './withdrawals.ts'

/** The owner of a shop asks for money; asked twice it is one withdrawal. */
export async function askForMoney(context: Context, index: number): Promise<void> {
  const { shop, amountMinor } = withdrawals[index]!
  const { shopId, ownerId } = await ownerOf(context, shop)
  const methodId = await accountOf(context, shop, { shopId, ownerId })
  const owner = actingAs(context, {
    kind: 'seller',
    personId: ownerId,
    sessionId: newId(),
    shop: { id: shopId, role: 'owner' },
  })
  await inTransaction({ ...owner, idempotencyKey: keyOf(index) }, (tx) =>
    requestWithdrawal(tx, { amountMinor, methodId }),
  )
}

/** The keeper of the market deals with a withdrawal; what was done before is passed over. */
export async function dealWith(
  context: Context,
  index: number,
  { act, words = '' }: DemoWithdrawal['followed'][number],
  people: Townspeople,
): Promise<void> {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from withdrawals where request_key = ${keyOf(index)}`.execute(context.db)
  const withdrawal = rows[0]
  const from = act === 'pay' ? 'approved' : 'requested'
  if (withdrawal?.state !== from) return
  const withdrawalId = withdrawal.id
  const keeper = actingAs(context, { kind: 'operator', personId: people.get(operator)!, sessionId: newId() })
  if (act === 'approve') await approveWithdrawal(keeper, withdrawalId)
  if (act === 'pay') await recordPaid(keeper, { withdrawalId, reference: words })
  if (act === 'reject') await rejectWithdrawal(keeper, { withdrawalId, reason: words })
}

function keyOf(index: number): string {
  return `demo:withdrawal:${index}`
}

async function ownerOf({ db }: Context, slug: string): Promise<{ shopId: string; ownerId: string }> {
  const { rows } = await sql<{ shopId: string; ownerId: string }>`
    select s.id as "shopId", m.person_id as "ownerId" from shops s
    join shop_members m on m.shop_id = s.id and m.role = 'owner' where s.slug = ${slug}`.execute(db)
  return rows[0]!
}

/** The account of a shop, named long ago: the demo people have no second step that could name it. */
async function accountOf(
  { db, clock }: Context,
  slug: string,
  { shopId, ownerId }: { shopId: string; ownerId: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from withdraw_methods where shop_id = ${shopId} and removed_at is null`.execute(db)
  if (rows[0]) return rows[0].id
  const id = newId()
  const { holder, iban, bic } = accounts[slug]!
  await sql`
    insert into withdraw_methods (id, shop_id, kind, holder, iban, bic, added_at, added_by_person_id, usable_from)
    values (${id}, ${shopId}, 'bank', ${holder}, ${iban}, ${bic}, ${clock.now()}, ${ownerId}, ${clock.now()})`.execute(
    db,
  )
  return id
}
