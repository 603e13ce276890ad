import type { IncomingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { ChargeAnswer, Gateway } from './gateway.ts'

/** What a gateway can do. What it cannot is left out, and its promise with it. */
export interface Abilities {
  /** What to send as token so that the gateway does this. */
  tokens: { success: string | null; declined?: string; challenge?: string; lostAnswer?: string }
  /** What a charge with the success token becomes. */
  success: 'captured' | 'processing'
  givesRefunds: boolean
  sendsEvents: boolean
  /** Whether it keeps an account of our money that can be read. */
  listsMovements: boolean
}

/** One adapter at work. */
export interface Subject {
  gateway: Gateway
  /** A webhook as the gateway would send it, truly signed. */
  webhook(attemptId: string): Promise<{ rawBody: Buffer; headers: IncomingHttpHeaders }>
  /** By the clock of the gateway. */
  now: Date
}

/** Holds an adapter to what payments rely on. Call it in a test file; `open` is asked within each test. */
export function gatewayConforms(
  { tokens, success, givesRefunds, sendsEvents, listsMovements }: Abilities,
  open: () => Subject,
): void {
  const amountMinor = 28_00
  const { declined, challenge, lostAnswer } = tokens
  const waiting = challenge ?? (success === 'processing' ? tokens.success : undefined)

  async function charges(token: string | null, attemptId = newId()): Promise<ChargeAnswer> {
    const { gateway } = open()
    return await gateway.charge({ attemptId, amountMinor, currency: 'EUR', token, description: 'conformance' })
  }

  test('the same key charges once', async () => {
    const { gateway } = open()
    const attemptId = newId()
    const first = await charges(tokens.success, attemptId)
    expect(first.outcome).toBe(success)
    expect(await charges(tokens.success, attemptId)).toEqual(first)
    expect(await gateway.find(attemptId)).toEqual(first)
  })

  if (declined)
    test('a decline names its reason', async () => {
      const attemptId = newId()
      const answer = await charges(declined, attemptId)
      expect(answer).toMatchObject({ outcome: 'declined', declineCode: expect.stringMatching(/^[a-z_]+$/) })
      expect(await open().gateway.find(attemptId)).toEqual(answer)
    })

  if (challenge)
    test('a challenge says what the customer must do', async () => {
      expect(await charges(challenge)).toMatchObject({
        outcome: 'requires_action',
        action: { type: expect.any(String) },
      })
    })

  if (success === 'captured')
    test('a charge nobody made is not found', async () => {
      expect(await open().gateway.find(newId())).toEqual({ outcome: 'nothing_found' })
    })

  if (lostAnswer)
    test('a charge whose answer was lost is found by asking', async () => {
      const { gateway } = open()
      const attemptId = newId()
      await expect(charges(lostAnswer, attemptId)).rejects.toThrow('lost')
      expect(await gateway.find(attemptId)).toMatchObject({ outcome: 'captured', amountMinor })
    })

  if (waiting !== undefined)
    test('a charge that waits can be given up, and then stays given up', async () => {
      const { gateway } = open()
      const answer = await charges(waiting)
      if (!('reference' in answer) || !answer.reference) throw new Error('a charge that waits has a reference')
      expect(await gateway.cancel(answer.reference)).toMatchObject({ outcome: 'declined', declineCode: 'cancelled' })
      expect(await gateway.cancel(answer.reference)).toMatchObject({ outcome: 'declined' })
    })

  if (givesRefunds)
    test('the same refund is given once, and never more than was captured', async () => {
      const { gateway } = open()
      const answer = await charges(tokens.success)
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      const refundId = newId()
      const refund = { refundId, reference: answer.reference, amountMinor: 20_00 }
      const given = await gateway.refund(refund)
      expect(given.outcome).toBe('succeeded')
      expect(await gateway.refund(refund)).toEqual(given)
      expect(await gateway.findRefund(refundId)).toEqual(given)
      expect(await gateway.refund({ ...refund, refundId: newId(), amountMinor: 8_01 })).toMatchObject({
        outcome: 'failed',
      })
      expect(await gateway.refund({ ...refund, refundId: newId(), amountMinor: 8_00 })).toMatchObject({
        outcome: 'succeeded',
      })
    })

  if (success === 'captured')
    test('a charge that is captured cannot be given up', async () => {
      const { gateway } = open()
      const answer = await charges(tokens.success)
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      expect(await gateway.cancel(answer.reference)).toEqual(answer)
    })

  test('a refund nobody made is not found', async () => {
    expect(await open().gateway.findRefund(newId())).toEqual({ outcome: 'nothing_found' })
  })

  if (listsMovements)
    test('the gateway’s own account shows the charge and what went back of it, each once, under our names', async () => {
      const { gateway, now } = open()
      const attemptId = newId()
      const answer = await charges(tokens.success, attemptId)
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      const refund = await gateway.refund({ refundId: newId(), reference: answer.reference, amountMinor: 5_00 })
      if (refund.outcome !== 'succeeded') throw new Error('the refund succeeded')
      const movements = await Array.fromAsync(gateway.listMovements(aroundDay(now)))
      expect(new Set(movements.map(({ id }) => id)).size).toBe(movements.length)
      const of = (reference: string) => movements.filter((movement) => movement.reference === reference)
      expect(of(answer.reference)).toMatchObject([{ kind: 'charge', amountMinor, currency: 'EUR' }])
      expect(of(refund.reference)).toMatchObject([{ kind: 'refund', amountMinor: -5_00, currency: 'EUR' }])
      expect(of(answer.reference)[0]!.feeMinor).toBeGreaterThanOrEqual(0)
      const [{ key } = { key: null }] = of(answer.reference)
      if (key !== null) expect(key).toBe(attemptId)
    })
  else
    test('there is no account of our money to read', async () => {
      const { gateway, now } = open()
      expect(await Array.fromAsync(gateway.listMovements(aroundDay(now)))).toEqual([])
    })

  if (sendsEvents)
    test('a webhook is read when its signature is true, and refused when it is forged or missing', async () => {
      const { gateway, webhook } = open()
      const attemptId = newId()
      const answer = await charges(tokens.success, attemptId)
      const { rawBody, headers } = await webhook(attemptId)
      expect(gateway.readEvent(rawBody, headers)).toMatchObject({ about: 'charge', attemptId, answer })
      expect(gateway.readEvent(Buffer.concat([rawBody, Buffer.from(' ')]), headers)).toBeNull()
      expect(gateway.readEvent(rawBody, {})).toBeNull()
      const forged = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${String(value)}0`]))
      expect(gateway.readEvent(rawBody, forged)).toBeNull()
    })
}

/** The day before an instant and the day after it. */
function aroundDay(instant: Date) {
  const dayMs = 86_400_000
  return { from: new Date(instant.getTime() - dayMs), to: new Date(instant.getTime() + dayMs) }
}
