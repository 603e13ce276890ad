import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { cookieOf, openSession } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { post, type Posting } from '#server/ledger/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

export interface BuiltShop {
  shopId: string
  name: string
}

/** An approved shop with nothing in it. */
export async function aShop({ db, clock }: Context, name = 'Forno'): Promise<BuiltShop> {
  const shopId = newId()
  const now = clock.now()
  await sql`
    insert into shops (id, slug, name, state, country, applied_at, opened_at)
    values (${shopId}, ${`shop-${shopId}`}, ${name}, 'approved', 'PT', ${now}, ${now})`.execute(db)
  return { shopId, name }
}

/** Somebody who works in a shop, signed in at the seller's door. */
export async function aMemberOf(
  market: TestMarket,
  { shopId }: BuiltShop,
  role: 'owner' | 'manager' | 'staff',
): Promise<Visitor> {
  const { context } = market
  const personId = newId()
  const now = context.clock.now()
  await sql`
    with person as (
      insert into people (id, email, name, password_hash, activated_at, created_at)
      values (${personId}, ${`${personId}@example.com`}, 'Rita', '', ${now}::timestamptz, ${now}::timestamptz) returning id
    )
    insert into shop_members (shop_id, person_id, role, created_at) select ${shopId}::uuid, id, ${role}, ${now} from person`.execute(
    context.db,
  )
  const { token } = await openSession(context, 'seller', personId, { address: undefined, userAgent: undefined })
  const visitor = new Visitor(market.url)
  visitor.cookies.set(cookieOf.seller, token)
  return visitor
}

/** Posts in a transaction of its own; the key, the shop and the entries are what a test is about. */
export async function posted(
  context: Context,
  posting: Pick<Posting, 'key' | 'shopId' | 'entries'> & Partial<Posting>,
): Promise<boolean> {
  return await inTransaction(context, (tx) =>
    post(tx, {
      kind: 'capture',
      description: 'A test of the book',
      orderId: null,
      currency: 'EUR',
      at: context.clock.now(),
      ...posting,
    }),
  )
}
