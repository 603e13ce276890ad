import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Arrival } from './arrival.ts'
import { comeIn } from './come-in.ts'
import { linkInvalid, nameMissing, passwordTooShort } from './errors.ts'
import { hashPassword } from './password.ts'
import { proveSelf } from './prove-self.ts'
import { activatePerson, findPersonByEmail, savePerson } from './repository.ts'
import type { OpenSession } from './sessions.ts'

const leastCharacters = 10

/** Who holds a letter, and what they typed on its page. */
export interface LetterHolder {
  /** The address the letter was sent to. */
  email: string
  /** Of a new person. */
  name?: string | undefined
  /** A new one, or the one the account has. */
  password: string
  code?: string | undefined
}

/** Whether this address has an account, to say on the page of a letter what is to be typed. */
export async function hasAccount({ db }: Context, email: string): Promise<boolean> {
  const person = await findPersonByEmail(db, email)
  return person !== undefined && (person.isActivated || person.isDisabled)
}

/**
 * Lets somebody in at the seller's door whom a letter invites to a shop: a new person is known from now on, for the letter
 * shows that the address is theirs; who is known proves it. `join` makes them belong, in the transaction that opens the
 * session, and answers the shop. Refuses with `name_missing` or `password_too_short` (a new person), or as `proveSelf` does.
 */
export async function comeWithLetter(
  context: Context,
  { email, name, password, code }: LetterHolder,
  arrival: Arrival,
  join: (tx: Context, personId: string) => Promise<string>,
): Promise<OpenSession & { personId: string; shopId: string }> {
  const enter = async (tx: Context, personId: string) => {
    const shopId = await join(tx, personId)
    return { ...(await comeIn(tx, 'seller', personId, arrival, shopId)), shopId }
  }
  if (await hasAccount(context, email)) {
    const personId = await proveSelf(context, 'seller', { email, password, code }, arrival)
    return await inTransaction(context, (tx) => enter(tx, personId))
  }
  if (!name) throw nameMissing()
  if (password.length < leastCharacters) throw passwordTooShort(leastCharacters)
  const passwordHash = await hashPassword(password)
  return await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    const personId = await savePerson(tx.db, {
      id: newId(),
      email,
      name,
      language: arrival.language ?? null,
      passwordHash,
      at,
    })
    // Somebody confirmed this address in the same moment; the page asks for their password next time.
    if (!personId) throw linkInvalid()
    await activatePerson(tx.db, { personId, name, passwordHash, at })
    await tx.facts.announce(tx, 'email.confirmed', { personId, email })
    return await enter(tx, personId)
  })
}
