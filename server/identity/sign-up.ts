import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { Arrival } from './arrival.ts'
import { waysIn, type SessionDoor } from './doors.ts'
import { invitationInvalid } from './errors.ts'
import { issueLink } from './issue-link.ts'
import { letters } from './letters/index.ts'
import { limitTries } from './limits.ts'
import { hashOfToken } from './one-time-token.ts'
import { hashPassword } from './password.ts'
import { findPersonByEmail, savePerson, takeInvitation, type KnownPerson } from './repository.ts'

export interface SignUp {
  name: string
  email: string
  password: string
  /** At the seller's door: what the shop shall be called. */
  shopName?: string
  /** At the operator's door: the token of an invitation. */
  invitation?: string
  /** The page of this market they came from, to go on with once they are in. */
  next?: string | undefined
}

/**
 * Signs a person up at a door. A mail follows whoever it is, and it alone tells whether the address was known, so that
 * nobody learns from the answer who has an account here. Nothing counts before the link in the mail is followed.
 * Refuses with `too_many_attempts`; a name with a word that is not wanted in public with `word_blocked`; at the operator's
 * door with `invitation_invalid`.
 */
export async function signUp(context: Context, door: SessionDoor, input: SignUp, arrival: Arrival): Promise<void> {
  const { name, email, shopName = null, next } = input
  // Both are read in public: under reviews, and over a shop.
  context.ports.refuseUnwanted(context, { 'body.name': name, 'body.shopName': shopName ?? undefined })
  await limitTries(context, 'sign-up', arrival, email)
  // Also for a known address, so that the answer takes as long.
  const passwordHash = await hashPassword(input.password)
  await inTransaction(context, async (tx) => {
    if (door === 'operator') await useInvitation(tx, email, input.invitation)
    const typed = { name, passwordHash, shopName }
    const personId = await savePerson(tx.db, {
      id: newId(),
      email,
      name,
      language: arrival.language ?? null,
      passwordHash,
      at: tx.clock.now(),
    })
    if (personId) {
      const link = await issueLink(tx, { purpose: 'activation', door, personId, email, typed, next })
      await queueMail(tx, {
        key: link.key,
        to: email,
        language: arrival.language ?? null,
        write: ({ language }) => letters[language].activationLetter({ ...link, door }),
        isAskedFor: true,
      })
      return
    }
    const person = await findPersonByEmail(tx.db, email)
    if (!person || person.isDisabled) return
    if (hasPlace(person, door)) {
      await queueMail(tx, {
        key: `already-known:${newId()}`,
        to: email,
        write: ({ language }) => letters[language].alreadyKnownLetter(waysIn(tx, door)),
      })
      return
    }
    const link = await issueLink(tx, { purpose: 'activation', door, personId: person.id, email, typed, next })
    await queueMail(tx, {
      key: link.key,
      to: email,
      write: ({ language }) => letters[language].newPlaceLetter({ ...link, door }),
      isAskedFor: true,
    })
  })
}

async function useInvitation(tx: Context, email: string, invitation = ''): Promise<void> {
  const isTaken = await takeInvitation(tx.db, { hash: hashOfToken(invitation), email, at: tx.clock.outside() })
  if (!isTaken) throw invitationInvalid()
}

/** Whether somebody who is known has nothing to gain by signing up here. */
function hasPlace({ hasShop, isOperator }: KnownPerson, door: SessionDoor): boolean {
  return { storefront: true, seller: hasShop, operator: isOperator }[door]
}
