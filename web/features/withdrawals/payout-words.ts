import type { WholeWithdrawal } from '#shared/api/withdrawals.schemas.ts'

type Payout = NonNullable<WholeWithdrawal['payout']>

const words: Record<Payout['state'], string> = {
  intended: 'PayPal is about to be asked to pay it.',
  sent: 'PayPal was asked to pay it.',
  under_way: 'PayPal is paying it.',
  unknown: 'PayPal was asked to pay it, and its answer never came. It is asked again, and pays it once.',
  paid: 'PayPal has paid it.',
  failed: 'PayPal did not pay it, or took it back.',
  refused: 'PayPal did not take it on. Nothing has moved.',
}

/** Where the payout of a withdrawal stands, and why, in sentences. */
export function payoutWords({ state, because }: Payout, isAsked = true): string {
  const said = state === 'unknown' && !isAsked ? 'PayPal was asked to pay it, and never answered.' : words[state]
  return because ? `${said} ${because}` : said
}

/** In a list: what of an approved withdrawal waits for PayPal, or for a person because of it; else nothing. */
export function waitingWords(state: WholeWithdrawal['state'], payout: Payout['state'] | null | undefined): string {
  if (state !== 'approved' || !payout) return ''
  if (payout === 'refused') return 'PayPal refused'
  return payout === 'unknown' ? 'PayPal does not answer' : 'PayPal is paying'
}
