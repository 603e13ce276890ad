import type { IncomingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { ChargeAnswer, Gateway } from './gateway.ts'

/** What a gateway can do. What it cannot is left out, and its promise with it. */
export interface Abilities {
  /** What to send as token so that the gateway does this. */
  tokens: { success: string | null; declined?: string; challenge?: string | null; lostAnswer?: string }
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
  /** The customer says yes there, where a charge waits for it. */
  approve?(reference: string): void
}

/** Holds an adapter to what payments rely on. Call it in a test file; `open` is asked within each test. */
export function gatewayConforms(
  { tokens, success, givesRefunds, sendsEvents, listsMovements }: Abilities,
  open: () => Subject,
): void {
  const amountMinor = 28_00
  const { declined, challenge, lostAnswer } = tokens
  const waiting = challenge ?? (success === 'processing' ? tokens.success : undefined)

  const intention = (attemptId: string) => ({
    attemptId,
    amountMinor,
    currency: 'EUR' as const,
    description: 'conformance',
  })

  /** An attempt as it is asked about when its answer was lost. */
  const lost = (attemptId: string) => ({ ...intention(attemptId), reference: null, askedAt: open().now })

  async function charges(token: string | null, attemptId = newId()): Promise<ChargeAnswer> {
    const { gateway } = open()
    return await gateway.charge({ ...intention(attemptId), token })
  }

  /** A charge that succeeds; the customer approves it where that is needed. */
  async function succeeds(attemptId = newId()): Promise<ChargeAnswer> {
    const { gateway, approve } = open()
    const answer = await charges(tokens.success, attemptId)
    if (!approve || answer.outcome !== 'requires_action') return answer
    approve(answer.reference)
    const { reference } = answer
    return await gateway.take({ ...lost(attemptId), reference })
  }

  const aRefund = (reference: string, amountMinor: number) => ({
    refundId: newId(),
    reference,
    amountMinor,
    currency: 'EUR' as const,
  })

  test('the same key charges once', async () => {
    const { gateway } = open()
    const attemptId = newId()
    const first = await succeeds(attemptId)
    expect(first.outcome).toBe(success)
    expect(await succeeds(attemptId)).toEqual(first)
    expect(await gateway.find(lost(attemptId))).toEqual(first)
  })

  if (declined)
    test('a decline names its reason', async () => {
      const attemptId = newId()
      const answer = await charges(declined, attemptId)
      expect(answer).toMatchObject({ outcome: 'declined', declineCode: expect.stringMatching(/^[a-z_]+$/) })
      expect(await open().gateway.find(lost(attemptId))).toEqual(answer)
    })

  if (challenge !== undefined)
    test('a challenge says what the customer must do', async () => {
      expect(await charges(challenge)).toMatchObject({
        outcome: 'requires_action',
        action: { type: expect.any(String) },
      })
    })

  if (success === 'captured')
    test('a charge nobody made is not found', async () => {
      expect(await open().gateway.find(lost(newId()))).toMatchObject({ outcome: 'nothing_found' })
    })

  if (lostAnswer)
    test('a charge whose answer was lost is found by asking', async () => {
      const { gateway } = open()
      const attemptId = newId()
      await expect(charges(lostAnswer, attemptId)).rejects.toThrow('lost')
      expect(await gateway.find(lost(attemptId))).toMatchObject({ outcome: 'captured', amountMinor })
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
      const answer = await succeeds()
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      const refund = aRefund(answer.reference, 20_00)
      const given = await gateway.refund(refund)
      expect(given.outcome).toBe('succeeded')
      expect(await gateway.refund(refund)).toEqual(given)
      expect(await gateway.findRefund(refund)).toEqual(given)
      expect(await gateway.refund(aRefund(answer.reference, 8_01))).toMatchObject({
        outcome: 'failed',
      })
      expect(await gateway.refund(aRefund(answer.reference, 8_00))).toMatchObject({
        outcome: 'succeeded',
      })
    })

  if (success === 'captured')
    test('a charge that is captured cannot be given up', async () => {
      const { gateway } = open()
      const answer = await succeeds()
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      expect(await gateway.cancel(answer.reference)).toEqual(answer)
    })

  test('a refund nobody made is not found', async () => {
    const refund = aRefund(`pi_${newId()}`, 1_00)
    expect(await open().gateway.findRefund(refund)).toEqual({ outcome: 'nothing_found' })
  })

  if (listsMovements)
    test('the gateway’s own account shows the charge and what went back of it, each once, under our names', async () => {
      const { gateway, now } = open()
      const attemptId = newId()
      const answer = await succeeds(attemptId)
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      const refund = await gateway.refund(aRefund(answer.reference, 5_00))
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
      const answer = await succeeds(attemptId)
      const { rawBody, headers } = await webhook(attemptId)
      if (answer.outcome !== 'captured') throw new Error('the charge is captured')
      const { outcome, reference, amountMinor } = answer
      expect(await gateway.readEvent(rawBody, headers)).toMatchObject({
        about: 'charge',
        attemptId,
        answer: { outcome, reference, amountMinor },
      })
      expect(await gateway.readEvent(Buffer.concat([rawBody, Buffer.from(' ')]), headers)).toBeNull()
      expect(await gateway.readEvent(rawBody, {})).toBeNull()
      const forged = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${String(value)}0`]))
      expect(await gateway.readEvent(rawBody, forged)).toBeNull()
    })
}

/** The day before an instant and the day after it. */
function aroundDay(instant: Date) {
  const dayMs = 86_400_000
  return { from: new Date(instant.getTime() - dayMs), to: new Date(instant.getTime() + dayMs) }
}
