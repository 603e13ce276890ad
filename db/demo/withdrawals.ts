import type { Moment } from './story.ts'

/** What a shop of the town took out of its balance, and what became of it. */
export interface DemoWithdrawal {
  shop: string
  amountMinor: number
  asked: Moment
  /** Acts of the market on it, in order; without any it still waits. */
  followed: { act: 'approve' | 'pay' | 'reject'; when: Moment; words?: string }[]
}

/** Where the shops that withdraw are paid. The numbers are examples of the IBAN registry (SWIFT, release 99). */
export const accounts: Record<string, { holder: string; iban: string; bic: string }> = {
  'kiln-and-clay': { holder: 'Kiln & Clay, Lda', iban: 'PT50000201231234567890154', bic: 'BCOMPTPL' },
  'grain-works': { holder: 'Grain Works', iban: 'ES9121000418450200051332', bic: 'CAIXESBB' },
  'lumen-house': { holder: 'Lumen House', iban: 'BE68539007547034', bic: 'GKCCBEBB' },
}

export const withdrawals: DemoWithdrawal[] = [
  {
    shop: 'kiln-and-clay',
    amountMinor: 40_00,
    asked: { daysAgo: 14, at: '09:15' },
    followed: [
      { act: 'approve', when: { daysAgo: 14, at: '16:40' } },
      { act: 'pay', when: { daysAgo: 13, at: '10:05' }, words: 'TRF 2291-07' },
    ],
  },
  {
    shop: 'kiln-and-clay',
    amountMinor: 60_00,
    asked: { daysAgo: 7, at: '11:30' },
    followed: [
      {
        act: 'reject',
        when: { daysAgo: 7, at: '15:10' },
        words: 'Two returns are on their way to you. Please ask again next week.',
      },
    ],
  },
  {
    shop: 'kiln-and-clay',
    amountMinor: 55_00,
    asked: { daysAgo: 2, at: '08:50' },
    followed: [{ act: 'approve', when: { daysAgo: 1, at: '17:20' } }],
  },
  { shop: 'grain-works', amountMinor: 35_00, asked: { daysAgo: 1, at: '10:20' }, followed: [] },
  { shop: 'lumen-house', amountMinor: 30_00, asked: { daysAgo: 1, at: '13:05' }, followed: [] },
  { shop: 'kiln-and-clay', amountMinor: 25_00, asked: { hoursAgo: 3 }, followed: [] },
]
