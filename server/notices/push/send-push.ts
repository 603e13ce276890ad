import { defineJob } from '#server/platform/jobs.ts'
import { getPushKeys } from './keys.ts'
import type { Context } from '#server/platform/context.ts'
import {
  countFailure,
  deleteDevice,
  dropMessage,
  findOnItsWay,
  holdMessage,
  markTaken,
  type PushOnItsWay,
} from './repository.ts'

const mostTries = 8
const mostFailures = 5
const oldAfterMs = 86_400_000
const mostWords = 300

/**
 * Hands a message to the push service of its device, once it is sure that what it tells has happened. A device that is gone is
 * forgotten, and one whose service refuses five times in a row; a service that has trouble is asked again later, for a day.
 */
export const sendPush = defineJob<{ messageId: string }>({
  name: 'send-push',
  async run(context, { messageId }) {
    const { db, clock, log } = context
    const message = await findOnItsWay(db, messageId, clock.outside())
    if (!message) return
    if (message.isOver) return await deleteDevice(db, message.deviceId)
    if (message.isSeen) return await dropMessage(db, messageId, 'seen')
    const { endpoint, p256dh, auth, title, words, path, deviceId } = message
    const answer = await context.ports.push.deliver({
      target: { endpoint, p256dh, auth },
      keys: await getPushKeys(context),
      // The same name for the service, which replaces what waits, and for the device, which replaces what it shows.
      payload: { tag: messageId, title, words: shortened(words), path },
      topic: messageId.replaceAll('-', ''),
      now: clock.outside(),
    })
    if (answer.kind === 'taken') return await markTaken(db, messageId, clock.now())
    if (answer.kind === 'gone') return await deleteDevice(db, deviceId)
    if (answer.kind === 'refused') {
      log.warn({ why: answer.why }, 'a device could not be told')
      await dropMessage(db, messageId, 'refused')
      return await countFailure(db, deviceId, mostFailures)
    }
    await tryAgain(context, messageId, message, answer.afterSeconds)
  },
})

/** A minute later, then two, four, and so on; not before the service wants it. */
async function tryAgain(
  { db, clock }: Context,
  messageId: string,
  { tries, createdAt, deviceId }: PushOnItsWay,
  afterSeconds: number,
): Promise<void> {
  const now = clock.now().getTime()
  const until = now + Math.max(afterSeconds, 60 * 2 ** tries) * 1_000
  if (tries + 1 < mostTries && until - createdAt.getTime() < oldAfterMs)
    return await holdMessage(db, messageId, new Date(until))
  await dropMessage(db, messageId, 'late')
  await countFailure(db, deviceId, mostFailures)
}

/** Push services take four thousand bytes, and devices show three lines. */
function shortened(words: string): string {
  return words.length <= mostWords ? words : `${words.slice(0, mostWords - 1)}…`
}

/** The jobs of notices. */
export const noticesJobs = [sendPush]
