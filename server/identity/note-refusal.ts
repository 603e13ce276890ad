import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Arrival } from './arrival.ts'
import type { SessionDoor } from './doors.ts'
import { insertRefusal, takeRefusals, type RefusedMinute } from './refusal-repository.ts'

/** Refusals at a door that say something about who tried; that a code is needed besides is none. */
const causes: Readonly<Record<string, string>> = {
  wrong_credentials: 'wrong password',
  wrong_code: 'wrong second step',
  passkey_refused: 'passkey that did not fit',
  too_many_attempts: 'locked after too many tries',
  no_place_at_this_door: 'right password, but no place at this door',
}

/**
 * Remembers that somebody was not let in, without what they typed. One statement for addresses that are known and for those
 * that are not, so that its time tells nothing; one row for an address and a minute, however many try from however many
 * networks. Stands outside any transaction, for the try is refused.
 */
export async function noteRefusal(
  context: Context,
  code: string,
  { email, door, arrival }: { email: string; door: SessionDoor; arrival: Arrival },
): Promise<void> {
  if (!(code in causes)) return
  const at = context.clock.now()
  await insertRefusal(context.db, {
    email,
    minute: new Date(Math.floor(at.getTime() / 60_000) * 60_000),
    code,
    door,
    address: arrival.address ?? null,
    userAgent: (arrival.userAgent ?? '').slice(0, 400),
    at,
  })
}

/** Tells of the minutes that are over: each person in each of them once. What was tried with addresses nobody has is forgotten. */
export async function tellRefusals(context: Context): Promise<void> {
  const over = new Date(context.clock.now().getTime() - 60_000)
  await inTransaction(context, async (tx) => {
    const minutes = await takeRefusals(tx.db, over)
    await tx.facts.announceAll(
      tx,
      'person.sign-in-refused',
      minutes.map((minute) => ({
        personId: minute.personId,
        door: minute.door,
        address: minute.address,
        userAgent: minute.userAgent,
        happenedAt: minute.firstAt.toISOString(),
        tries: inWords(minute),
        addresses: minute.addresses.join(', '),
      })),
    )
  })
}

/** `wrong password 7 times, locked after too many tries` */
function inWords({ tries }: RefusedMinute): string {
  return Object.entries(causes)
    .map(([code, words]) => ({ words, times: tries[code] ?? 0 }))
    .filter(({ times }) => times > 0)
    .map(({ words, times }) => (times === 1 ? words : `${words} ${times} times`))
    .join(', ')
}
