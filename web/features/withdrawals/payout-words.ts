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
