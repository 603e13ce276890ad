import type { Context } from '#server/platform/context.ts'
import { insertMessages, type NewPushMessage } from './repository.ts'
import { sendPush } from './send-push.ts'

/** Tells devices in the caller's transaction: a message leaves if and only if that commits, once to a device under a key. */
export async function pushMessages(tx: Context, messages: readonly NewPushMessage[]): Promise<void> {
  if (messages.length === 0) return
  const ids = await insertMessages(tx.db, messages, tx.clock.now())
  await tx.jobs.enqueueAll(
    tx,
    sendPush,
    ids.map((messageId) => ({ messageId })),
  )
}
