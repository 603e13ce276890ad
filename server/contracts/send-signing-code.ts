import { createHmac, randomInt } from 'node:crypto'
import type { Config } from '#server/config.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { proofNotPossible } from './errors.ts'
import { letters } from './letters/index.ts'
import { noteEvent } from './note-event.ts'
import { openLink, openLinkToSign } from './open-link.ts'
import { findLanguageOf, updateParty } from './repository.ts'

const codeMinutes = 10
const mails = { most: 5, seconds: 3_600 }

/**
 * Mails a code of six digits to who is asked to sign and has no account; it replaces the one before it. Refuses with
 * `link_not_valid`, `not_your_turn`, `proof_not_possible` or `too_many_attempts`.
 */
export async function sendSigningCode(context: Context, token: string, address: string): Promise<void> {
  const { me } = await openLink(context, token)
  await limitRate(context, `signing codes of ${me.id}`, mails)
  await inTransaction(context, async (tx) => {
    const opened = await openLinkToSign(tx, token)
    const { contract } = opened
    if (opened.me.personId) throw proofNotPossible()
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const now = tx.clock.now()
    await updateParty(tx.db, me.id, {
      codeHash: hashOfCode(tx.config, me.id, code),
      codeExpiresAt: minutesAfter(now, codeMinutes),
    })
    await noteEvent(tx, contract, { kind: 'code_sent', partyId: me.id, address })
    // The instant tells one code from the next: a letter goes once under its key.
    const key = `signing-code:${me.id}:${now.getTime()}:${hashOfCode(tx.config, me.id, code).toString('hex').slice(0, 8)}`
    await queueMail(tx, {
      key,
      to: opened.me.email,
      language: await findLanguageOf(tx.db, me.id),
      write: ({ language }) => letters[language].codeLetter({ code, title: contract.title, minutes: codeMinutes }),
    })
  })
}

/** The keyed hash under which a code is kept: six digits alone could be guessed from a plain one. */
export function hashOfCode({ secret }: Config, partyId: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`signing code ${partyId} ${code}`).digest()
}
