import type { Context } from '#server/platform/context.ts'
import { sign, signatureHeader } from '#server/platform/http/signature.ts'
import { confirmDeliveries, postponeDelivery, takeEvents } from './books.ts'
import { webhookSecret } from './webhook-secret.ts'

const waitMs = 5_000
const mostTries = 10
const atOnce = 20

/** Posts the bank's due events to the market's webhook, signed, again and later when they are not taken. */
export async function deliverEvents(context: Context): Promise<void> {
  for (;;) {
    const now = context.clock.now()
    const events = await takeEvents(context.db, { now, again: new Date(now.getTime() + 2 * waitMs), limit: atOnce })
    if (events.length === 0) return
    const posted = await Promise.all(
      events.map(async (event) => Object.assign(event, { isTaken: await post(context, event.body) })),
    )
    const taken = posted.filter(({ isTaken }) => isTaken).map(({ id }) => id)
    await confirmDeliveries(context.db, taken, context.clock.now())
    for (const { id, tries } of posted.filter(({ isTaken }) => !isTaken))
      await postponeDelivery(context.db, id, tries >= mostTries ? null : later(context.clock.now(), tries))
  }
}

function later(now: Date, tries: number): Date {
  return new Date(now.getTime() + 1_000 * 2 ** tries)
}

/** To the market's public address, or past the proxy that may stand before it. */
async function post({ config, clock }: Context, body: string): Promise<boolean> {
  const signature = sign(body, webhookSecret(config.secret), clock.now())
  for (const address of [config.publicUrl, `http://127.0.0.1:${config.port}`]) {
    if (await postTo(address, body, signature)) return true
  }
  return false
}

async function postTo(address: string, body: string, signature: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/webhooks/sandbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signature },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(waitMs),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    // Nobody listens there at the moment: tried again later.
    return false
  }
}
