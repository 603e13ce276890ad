import { z } from 'zod'
import { Amount } from './paypal-answers.ts'
import type { AskPayPal } from './paypal-client.ts'
import type { Movement, MovementKind, Period } from './movement.ts'
import { minorFromPayPal } from '#shared/provider-amounts.ts'

const Lines = z.object({
  transaction_details: z
    .array(
      z.object({
        transaction_info: z.object({
          transaction_id: z.string(),
          paypal_reference_id: z.string().optional(),
          transaction_event_code: z.string(),
          transaction_initiation_date: z.string(),
          transaction_amount: Amount,
          fee_amount: Amount.optional(),
          transaction_status: z.string().optional(),
          transaction_subject: z.string().optional(),
          custom_field: z.string().optional(),
        }),
      }),
    )
    .default([]),
  total_pages: z.number().default(0),
})
type Line = z.output<typeof Lines>['transaction_details'][number]['transaction_info']

/** PayPal tells of at most 31 days at once (developer.paypal.com/docs/api/transaction-search/v1). */
const mostDays = 31
const pageSize = 500

/** PayPal's account of our money over a period, oldest first, in as many pages as it takes. */
export async function* listPayPalMovements(ask: AskPayPal, { from, to }: Period): AsyncIterable<Movement> {
  for (let start = from; start < to; start = daysLater(start, mostDays)) {
    const end = new Date(Math.min(to.getTime(), daysLater(start, mostDays).getTime()) - 1)
    for (let page = 1, pages = 1; page <= pages; page++) {
      const query = new URLSearchParams({
        start_date: start.toISOString(),
        end_date: end.toISOString(),
        fields: 'transaction_info',
        page_size: String(pageSize),
        page: String(page),
      })
      const answer = await ask({ method: 'GET', path: `/v1/reporting/transactions?${query.toString()}`, answer: Lines })
      pages = answer.total_pages
      for (const { transaction_info } of answer.transaction_details)
        // Pending and denied ones have moved nothing; one that was reversed has, and its reversal is a line of its own.
        if (!isStill(transaction_info)) yield movementOf(transaction_info)
    }
  }
}

/** Whether a line has moved no money: `P` is pending, `D` denied; `S` succeeded, `V` succeeded and was reversed later. */
function isStill({ transaction_status: status }: Line): boolean {
  return status === 'P' || status === 'D'
}

function movementOf(line: Line): Movement {
  const { transaction_id: id, transaction_amount: amount, fee_amount: fee } = line
  const kind = kindOf(line.transaction_event_code)
  // What a bank takes is told with the capture it was taken of.
  const isAboutCharge = kind === 'dispute' || kind === 'dispute_reversal'
  return {
    id,
    kind,
    amountMinor: minorFromPayPal(amount.value, amount.currency_code),
    // PayPal writes its fee as what it took: negative.
    feeMinor: fee ? 0 - minorFromPayPal(fee.value, fee.currency_code) : 0,
    currency: amount.currency_code,
    reference: isAboutCharge ? (line.paypal_reference_id ?? null) : isNamed(kind) ? nameOf(kind, line) : null,
    key: isAboutCharge ? null : (line.custom_field ?? null),
    description: line.transaction_subject ?? '',
    at: new Date(line.transaction_initiation_date),
  }
}

/** What came back of a payout goes by the name of what was paid. */
function nameOf(kind: MovementKind, { transaction_id: id, paypal_reference_id: about }: Line): string {
  return kind === 'shop_payout' ? (about ?? id) : id
}

/** Kinds that go by the name of their line. */
function isNamed(kind: MovementKind): boolean {
  return kind === 'charge' || kind === 'refund' || kind === 'shop_payout'
}

/** By the T-codes of PayPal's reports (developer.paypal.com/docs/reports/reference/tcodes). */
function kindOf(code: string): MovementKind {
  if (code === 'T1107' || code === 'T1108') return 'refund'
  if (code === 'T1201' || code === 'T1106' || code === 'T1110') return 'dispute'
  if (code === 'T1202' || code === 'T1111') return 'dispute_reversal'
  // Mass payments, and what came back of them.
  if (code === 'T0001' || code === 'T1114' || code === 'T1115') return 'shop_payout'
  if (code.startsWith('T00')) return 'charge'
  if (code.startsWith('T01')) return 'fee'
  return code.startsWith('T04') ? 'payout' : 'other'
}

function daysLater(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000)
}
