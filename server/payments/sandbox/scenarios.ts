/** How the sandbox bank treats a card. */
export type Scenario =
  | 'success'
  | 'declined'
  | 'insufficient_funds'
  | 'challenge'
  | 'slow'
  | 'twice'
  | 'lost_answer'
  | 'never'
  | 'hang'
  | 'refund_fails'
  | 'dispute_lost'
  | 'dispute_won'

export interface TestCard {
  scenario: Scenario
  /** A number to type; every card with the same last four digits is treated alike. */
  number: string
  /** To send in place of a token made from a card. */
  token: string
  /** For people; `docs/sandbox-cards.md` shows this very table. */
  happens: string
}

/** Every card the sandbox bank knows. A valid number with other last digits succeeds. */
export const testCards: readonly TestCard[] = [
  {
    scenario: 'success',
    number: '4242424242424242',
    token: 'tok_success',
    happens: 'Captured at once.',
  },
  {
    scenario: 'declined',
    number: '4000000000000002',
    token: 'tok_declined',
    happens: 'Declined without a reason (`card_declined`).',
  },
  {
    scenario: 'insufficient_funds',
    number: '4000000000009995',
    token: 'tok_insufficient_funds',
    happens: 'Declined for want of money (`insufficient_funds`).',
  },
  {
    scenario: 'challenge',
    number: '4000002500003155',
    token: 'tok_challenge',
    happens: 'Asks for 3-D Secure: approve, decline or let it time out.',
  },
  {
    scenario: 'challenge',
    number: '4000002760003184',
    token: 'tok_challenge_always',
    happens: 'Asks for 3-D Secure, as the card above.',
  },
  {
    scenario: 'slow',
    number: '4000000000000077',
    token: 'tok_slow',
    happens: 'Processing; captured after 8 seconds, told by webhook.',
  },
  {
    scenario: 'twice',
    number: '4000000000000085',
    token: 'tok_twice',
    happens: 'Captured at once; every webhook comes twice.',
  },
  {
    scenario: 'lost_answer',
    number: '4000000000000119',
    token: 'tok_lost_answer',
    happens: 'Captured, but the answer is lost; the market asks, and the webhook comes 20 seconds late.',
  },
  {
    scenario: 'never',
    number: '4000000000000259',
    token: 'tok_never',
    happens: 'Processing; captured after 8 seconds, but no webhook ever comes: only asking tells.',
  },
  {
    scenario: 'hang',
    number: '4000000000000408',
    token: 'tok_hang',
    happens: 'Captured, but the answer hangs for 30 seconds and the webhook comes after a minute.',
  },
  {
    scenario: 'refund_fails',
    number: '4000000000005126',
    token: 'tok_refund_fails',
    happens: 'Captured at once; a refund is accepted and fails 8 seconds later.',
  },
  {
    scenario: 'dispute_lost',
    number: '4000000000002685',
    token: 'tok_dispute_lost',
    happens: 'Captured at once; an hour later the bank opens a chargeback, and takes the money after 21 days.',
  },
  {
    scenario: 'dispute_won',
    number: '4000000000001976',
    token: 'tok_dispute_won',
    happens: 'Captured at once; an hour later the bank opens a chargeback, and drops it after 21 days.',
  },
]

/** How long after the sale the bank opens a chargeback, and when it has decided. */
export const disputeOpensMs = 3_600_000
export const disputeClosesMs = 21 * 86_400_000

/** How a card is treated, by its last four digits. */
export function scenarioOf(number: string): Scenario {
  const last4 = number.slice(-4)
  return testCards.find((card) => card.number.endsWith(last4))?.scenario ?? 'success'
}

/** The card behind one of the tokens for programs; undefined for any other token. */
export function cardOfTestToken(token: string): TestCard | undefined {
  return testCards.find((card) => card.token === token)
}
