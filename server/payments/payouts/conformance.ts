import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { Payer, PayoutAnswer, PayoutOrder } from './payer.ts'

/** One adapter at work, before a provider that does as it is told. */
export interface PayerSubject {
  payer: Payer
  /** What becomes of the next payout there. */
  next(what: 'paid' | 'waits' | 'no_account' | 'no_money'): void
  /** What becomes of a payout that waited. */
  becomes(payoutId: string, what: 'paid' | 'returned'): void
  /** The next answer is lost, though the provider did as it was asked. */
  losesAnswer(): void
  /** How many payouts the provider has paid for good. */
  paid(): number
}

/** Holds an adapter to what withdrawals rely on. Call it in a test file; `open` is asked within each test. */
export function payerConforms(open: () => PayerSubject): void {
  const order = (): PayoutOrder => ({
    payoutId: newId(),
    amountMinor: 12_34,
    currency: 'EUR',
    email: 'shop@kiln.example',
    description: 'Withdrawal W-1',
  })

  /** What became of a payout, asked by the name that the provider gave it. */
  async function found(answer: PayoutAnswer): Promise<PayoutAnswer> {
    if (!('reference' in answer)) throw new Error('a payout that was taken on has a name')
    return await open().payer.find(answer.reference)
  }

  test('the same payout is paid once, however often it is asked for', async () => {
    const { payer, next, paid } = open()
    next('paid')
    const [before, asked] = [paid(), order()]
    const answers = [await payer.pay(asked), await payer.pay(asked)]
    for (const answer of answers) expect(await found(answer)).toMatchObject({ outcome: 'paid' })
    expect(paid()).toBe(before + 1)
  })

  test('a payout whose answer was lost is found by asking again, and was paid once', async () => {
    const { payer, next, losesAnswer, paid } = open()
    next('paid')
    const [before, asked] = [paid(), order()]
    losesAnswer()
    await expect(payer.pay(asked)).rejects.toThrow()
    expect(await found(await payer.pay(asked))).toMatchObject({ outcome: 'paid' })
    expect(paid()).toBe(before + 1)
  })

  test('a payout that waits is under way, until it is paid', async () => {
    const { payer, next, becomes } = open()
    next('waits')
    const asked = order()
    const answer = await payer.pay(asked)
    expect(await found(answer)).toMatchObject({ outcome: 'under_way', because: expect.stringMatching(/\.$/) })
    becomes(asked.payoutId, 'paid')
    expect(await found(answer)).toMatchObject({ outcome: 'paid', transaction: expect.any(String) })
  })

  test('one that nobody took comes back, and says why', async () => {
    const { payer, next, becomes } = open()
    next('waits')
    const asked = order()
    const answer = await payer.pay(asked)
    becomes(asked.payoutId, 'returned')
    expect(await found(answer)).toMatchObject({ outcome: 'failed', because: expect.stringMatching(/\.$/) })
  })

  test('an account that cannot be paid is a failure, in words', async () => {
    const { payer, next } = open()
    next('no_account')
    expect(await found(await payer.pay(order()))).toMatchObject({
      outcome: 'failed',
      because: expect.stringMatching(/\.$/),
    })
  })

  test('with too little money in the market’s account nothing has moved, and it can be tried again', async () => {
    const { payer, next, paid } = open()
    const before = paid()
    next('no_money')
    expect(await payer.pay(order())).toMatchObject({ outcome: 'refused', because: expect.stringMatching(/\.$/) })
    expect(paid()).toBe(before)
    next('paid')
    expect(await found(await payer.pay(order()))).toMatchObject({ outcome: 'paid' })
  })
}
