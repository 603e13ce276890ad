import type { WithdrawalStatement } from './documents/invoice-document.ts'
import { dayIn } from '#shared/billing-days.ts'
import { partyOfDetails } from './draft-parties.ts'
import type { LegalDetailsRow } from './repository.ts'
import type { WithdrawalToState } from './withdrawals-to-state.ts'

/** Writes the market's statement of a withdrawal to its shop: every movement it settles, the fee, and what was paid. */
export function draftStatement(
  withdrawal: WithdrawalToState,
  about: {
    number: string
    issuedOn: string
    market: { details: LegalDetailsRow; name: string }
    shop: { details: LegalDetailsRow; name: string; slug: string }
    timeZone: string
  },
): WithdrawalStatement {
  const { number, issuedOn, market, shop } = about
  const { currency, amountMinor, feeMinor, carriedMinor, restMinor, items } = withdrawal
  return {
    kind: 'statement',
    number,
    issuedOn,
    currency,
    language: market.details.language,
    seller: partyOfDetails(market.details, { identifier: 'market', tradingName: market.name }),
    buyer: partyOfDetails(shop.details, { identifier: shop.slug, tradingName: shop.name }),
    withdrawal: {
      number: withdrawal.number,
      paidOn: dayIn(about.timeZone, withdrawal.paidAt),
      paidTo: accountOf(withdrawal),
      reference: withdrawal.reference,
    },
    lines: items,
    totals: {
      carriedMinor,
      settledMinor: items.reduce((sum, item) => sum + item.amountMinor, 0),
      leftMinor: restMinor,
      feeMinor,
      netMinor: amountMinor,
      taxMinor: 0,
      grossMinor: amountMinor,
    },
  }
}

/** Where the money went, as the shop knows it without reading the account whole. */
function accountOf({ holder, iban, email }: WithdrawalToState): string {
  return [holder, iban ? `•••• ${iban.slice(-4)}` : email].filter(Boolean).join(', ')
}
