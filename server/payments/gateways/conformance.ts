import type { IncomingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { ChargeAnswer, Gateway, Kept, KeptMeans } from './gateway.ts'

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
  /** What to send as token so that means are kept and then do this; null when it keeps none. */
  vault: {
    /** For who only keeps with a charge: null. */
    success: string | null
    declined?: string
    /** Is kept at once, and at a charge with nobody there the bank wants its customer. */
    asksAtCharge?: string
    /** The bank wants its customer before it is kept. */
    asksToKeep?: string
  } | null
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
  /** The customer says yes to the bank, where keeping waits for it. */
  confirm?(reference: string): void
}

/** Holds an adapter to what payments rely on. Call it in a test file; `open` is asked within each test. */
export function gatewayConforms(
  { tokens, success, givesRefunds, sendsEvents, listsMovements, vault: keeps }: Abilities,
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

  if (keeps) vaultConforms(keeps, open)
  else
    test('nothing is kept', () => {
      expect(open().gateway.vault).toBeNull()
    })
}

/** Holds the vault of an adapter to what subscriptions rely on. */
function vaultConforms(keeps: NonNullable<Abilities['vault']>, open: () => Subject): void {
  const anIntention = (means: 'charged' | 'kept_with_it') => ({
    attemptId: newId(),
    amountMinor: 28_00,
    currency: 'EUR' as const,
    description: 'conformance',
    means,
  })
  const lost = (intention: ReturnType<typeof anIntention>) => ({
    ...intention,
    reference: null,
    askedAt: open().now,
  })
  const vaultOf = () => {
    const { vault } = open().gateway
    if (!vault) throw new Error('the gateway keeps means')
    return vault
  }
  const aCustomer = async (key = newId()) => (await vaultOf().customers?.open(key)) ?? null

  /** Means that are kept with a charge, which the customer approves where that is needed. */
  async function keptWithCharge(token: string | null): Promise<Kept> {
    const { gateway, approve } = open()
    const intention = anIntention('kept_with_it')
    const customerReference = await aCustomer()
    const answer = await gateway.charge({ ...intention, token, customerReference })
    if (answer.outcome !== 'requires_action' || !approve) return keptIn(answer)
    approve(answer.reference)
    return keptIn(await gateway.take({ ...lost(intention), reference: answer.reference }))
  }

  async function kept(token = keeps.success): Promise<KeptMeans> {
    const { alone } = vaultOf()
    if (!alone || token === null) return (await keptWithCharge(token)).means
    const answer = await alone.keep({ meansId: newId(), token, customerReference: await aCustomer() })
    if (answer.outcome !== 'kept') throw new Error('the means are kept')
    return answer.means
  }

  test('kept means are charged with nobody there, once for a key, and the charge is found and given back', async () => {
    const { gateway } = open()
    const means = await kept()
    const intention = anIntention('charged')
    const answer = await vaultOf().charge(intention, means, { isAtScreen: false })
    if (answer.outcome !== 'captured') throw new Error('the charge is captured')
    expect(answer.amountMinor).toBe(28_00)
    expect(await vaultOf().charge(intention, means, { isAtScreen: false })).toEqual(answer)
    expect(await gateway.find(lost(intention))).toMatchObject({ outcome: 'captured', reference: answer.reference })
    const refund = { refundId: newId(), reference: answer.reference, amountMinor: 28_00, currency: 'EUR' as const }
    expect(await gateway.refund(refund)).toMatchObject({ outcome: 'succeeded' })
  })

  test('kept means are charged with their owner at the screen', async () => {
    const charged = vaultOf().charge(anIntention('charged'), await kept(), { isAtScreen: true })
    expect(await charged).toMatchObject({ outcome: 'captured' })
  })

  test('forgotten means are charged no more, and can be forgotten again', async () => {
    const means = await kept()
    await vaultOf().forget(means)
    await vaultOf().forget(means)
    const charged = vaultOf().charge(anIntention('charged'), means, { isAtScreen: false })
    expect(await charged).toMatchObject({ outcome: 'declined', declineCode: expect.stringMatching(/^[a-z_]+$/) })
  })

  test('what nobody has kept is no answer', async () => {
    const { alone } = vaultOf()
    if (!alone) return
    const asked = { meansId: newId(), customerReference: await aCustomer() }
    expect((await alone.findKept(asked)).outcome).not.toBe('kept')
  })

  const { success, declined, asksAtCharge, asksToKeep } = keeps
  if (success !== null)
    test('the same key keeps once, and what was kept is found by asking', async () => {
      const { keep, findKept } = vaultOf().alone!
      const asked = { meansId: newId(), customerReference: await aCustomer() }
      const answer = await keep({ ...asked, token: success })
      expect(answer).toMatchObject({ outcome: 'kept', card: { last4: expect.stringMatching(/^\d{4}$/) } })
      expect(await keep({ ...asked, token: success })).toEqual(answer)
      expect(await findKept(asked)).toEqual(answer)
    })

  if (declined !== undefined)
    test('means that the bank refuses are not kept', async () => {
      const asked = { meansId: newId(), customerReference: await aCustomer() }
      expect(await vaultOf().alone!.keep({ ...asked, token: declined })).toMatchObject({
        outcome: 'declined',
        declineCode: expect.stringMatching(/^[a-z_]+$/),
      })
    })

  if (asksAtCharge !== undefined)
    test('with nobody there, a bank that wants its customer leaves the charge waiting for them', async () => {
      const { gateway } = open()
      const intention = anIntention('charged')
      const answer = await vaultOf().charge(intention, await kept(asksAtCharge), { isAtScreen: false })
      expect(answer).toMatchObject({ outcome: 'requires_action', action: { type: expect.any(String) } })
      expect(await gateway.find(lost(intention))).toMatchObject({ outcome: 'requires_action' })
    })

  if (asksToKeep !== undefined)
    test('a bank that wants its customer keeps nothing before they have answered', async () => {
      const { keep, findKept } = vaultOf().alone!
      const asked = { meansId: newId(), customerReference: await aCustomer() }
      const answer = await keep({ ...asked, token: asksToKeep })
      if (answer.outcome !== 'requires_action') throw new Error('the customer is asked')
      expect(await findKept(asked)).toEqual(answer)
      open().confirm!(answer.action.reference)
      expect(await findKept(asked)).toMatchObject({ outcome: 'kept' })
    })

  test('who keeps with a charge names what it kept, and it can be charged again', async () => {
    if (!vaultOf().keepsWithCharge) return
    const { means } = await keptWithCharge(success)
    const charged = vaultOf().charge(anIntention('charged'), means, { isAtScreen: false })
    expect(await charged).toMatchObject({ outcome: 'captured' })
  })

  test('a customer is opened once for a key, and can be closed twice', async () => {
    const { customers } = vaultOf()
    if (!customers) return
    const key = newId()
    const reference = await customers.open(key)
    expect(await customers.open(key)).toBe(reference)
    await customers.close(reference)
    await customers.close(reference)
  })
}

function keptIn(answer: ChargeAnswer): Kept {
  if (answer.outcome !== 'captured' || !answer.kept) throw new Error('the means are kept with the charge')
  return answer.kept
}

/** The day before an instant and the day after it. */
function aroundDay(instant: Date) {
  const dayMs = 86_400_000
  return { from: new Date(instant.getTime() - dayMs), to: new Date(instant.getTime() + dayMs) }
}
