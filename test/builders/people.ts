import { newId } from '#shared/ids.ts'
import { cookieOf, hashPassword, openSession, type SessionDoor } from '#server/identity/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

/** The password of everybody built here. */
export const everybodysPassword = 'correct horse battery'

// Hashing takes its time on purpose; all share one.
let everybodysHash: Promise<string> | null = null

export interface Person {
  id: string
  name: string
  email: string
}

/** A visitor who has come in by a door. */
export class SignedInVisitor extends Visitor {
  readonly person: Person
  constructor(url: string, person: Person) {
    super(url)
    this.person = person
  }
}

/** A visitor who works in a shop. */
export class SellerVisitor extends SignedInVisitor {
  readonly shop: { id: string; slug: string; name: string }
  constructor(url: string, person: Person, shop: { id: string; slug: string; name: string }) {
    super(url, person)
    this.shop = shop
  }
}

/** Somebody with a confirmed address who has not signed in. */
export async function aPerson(market: TestMarket, wish: Partial<Person> = {}): Promise<Person> {
  const id = wish.id ?? newId()
  const person = { id, name: wish.name ?? 'Ada Bloom', email: wish.email ?? `person-${id}@example.com` }
  const now = market.clock.now()
  everybodysHash ??= hashPassword(everybodysPassword)
  await market.context.db
    .insertInto('people')
    .values({ ...person, password_hash: await everybodysHash, activated_at: now, created_at: now })
    .execute()
  return person
}

/** A customer, signed in at the storefront. */
export async function aCustomer(market: TestMarket, wish: Partial<Person> = {}): Promise<SignedInVisitor> {
  const visitor = new SignedInVisitor(market.url, await aPerson(market, wish))
  await comeInAt(market, 'storefront', visitor)
  return visitor
}

export interface SellerWish extends Partial<Person> {
  /** Works in this shop; else in a new one. */
  shop?: { id: string; slug: string; name: string }
  shopName?: string
  shopState?: 'applied' | 'changes_requested' | 'approved' | 'declined' | 'suspended' | 'closed'
  acceptsCash?: boolean
  role?: 'owner' | 'manager' | 'staff'
}

/** A seller, signed in at the seller's door: the owner of an approved shop, unless wished otherwise. */
export async function aSeller(market: TestMarket, wish: SellerWish = {}): Promise<SellerVisitor> {
  const person = await aPerson(market, wish)
  const shop = wish.shop ?? (await aShop(market, wish))
  await market.context.db
    .insertInto('shop_members')
    .values({ shop_id: shop.id, person_id: person.id, role: wish.role ?? 'owner', created_at: market.clock.now() })
    .execute()
  const visitor = new SellerVisitor(market.url, person, shop)
  await comeInAt(market, 'seller', visitor)
  return visitor
}

/** An operator, signed in at the operator's door. */
export async function anOperator(market: TestMarket, wish: Partial<Person> = {}): Promise<SignedInVisitor> {
  const person = await aPerson(market, wish)
  await market.context.db
    .insertInto('operators')
    .values({ person_id: person.id, created_at: market.clock.now() })
    .execute()
  const visitor = new SignedInVisitor(market.url, person)
  await comeInAt(market, 'operator', visitor)
  return visitor
}

async function aShop(market: TestMarket, wish: SellerWish) {
  const id = newId()
  const shop = { id, slug: `shop-${id}`, name: wish.shopName ?? 'Clay & Kiln' }
  const state = wish.shopState ?? 'approved'
  const now = market.clock.now()
  await market.context.db
    .insertInto('shops')
    .values({
      ...shop,
      state,
      country: 'PT',
      accepts_cash: wish.acceptsCash ?? false,
      applied_at: now,
      opened_at: state === 'applied' ? null : now,
    })
    .execute()
  return shop
}

/** Opens a session of the visitor's person at a door and hands over its cookie. */
export async function comeInAt(market: TestMarket, door: SessionDoor, visitor: SignedInVisitor): Promise<void> {
  const { token } = await openSession(market.context, door, visitor.person.id, {})
  visitor.cookies.set(cookieOf[door], token)
}
