import { sql } from 'kysely'
import { verifyLedger } from '#server/ledger/index.ts'
import { readBalance } from '#server/ledger/repository.ts'
import { reconcile } from '#server/reconciliation/index.ts'
import { anOperator } from '#test/builders/people.ts'
import type { TestMarket } from './market.ts'

/**
 * Reads everything there is about money in a market at rest and says, in words, what is wrong: the book does not
 * balance, the bank holds another sum, something waits for an answer, a charge belongs to nothing, a payment cannot be
 * explained, an order was invoiced for another sum. Empty when an accountant would sign.
 */
export async function faultsWithMoney(market: TestMarket): Promise<string[]> {
  const { context } = market
  const { faults } = await verifyLedger(context)
  await reconcile(context, context.ports.gateways.card!)
  const { rows } = await sql<{ fault: string }>`
    with clearing as (
      -- what a bank has taken is the bank's until the chargeback is decided, and the book takes it when it is lost
      select (select coalesce(sum(balance_minor), 0) from ledger_accounts where purpose = 'gateway_clearing')
               - (select coalesce(sum(amount_minor), 0) from chargebacks where state = 'open')
               -- and what another provider paid to shops was never this bank's
               + (select coalesce(sum(w.amount_minor), 0) from payouts p join withdrawals w on w.id = p.withdrawal_id where p.state = 'paid') as book,
             (select coalesce(sum(amount_minor - fee_minor), 0) from sandbox.movements where at <= ${context.clock.now()}) as bank
    )
    select format('The book says gateways hold %s, the bank says %s.', book, bank) as fault from clearing where book <> bank
    union all select format('Difference %s is open: %s.', id, reason) from differences where state = 'open'
    union all select format('Attempt %s is %s.', id, state) from payment_attempts
      where gateway <> 'cash' and state in ('created', 'unknown', 'processing')
    union all select format('Refund %s is %s.', id, state) from refunds where way <> 'bank' and state in ('approved', 'sent', 'unknown')
    union all select format('Payment %s gave back more than it took.', id) from payments where refunded_minor + refunding_minor > captured_minor
    union all select format('Charge %s belongs to nothing and was not given back.', i.reference)
      from sandbox.intents i left join payment_attempts a on a.id::text = i.idempotency_key
      where i.state = 'captured' and (a.id is null or a.state <> 'captured') and i.refunded_minor <> i.amount_minor
    union all select format('Payment %s is captured and its checkout is %s.', p.id, c.state)
      from payments p join checkouts c on c.id = p.checkout_id where p.state = 'captured' and c.state <> 'paid'
    union all select format('Order %s is %s, and its payment is %s.', o.number, o.state, p.state)
      from orders o join payments p on p.checkout_id = o.checkout_id
      where o.state in ('processing', 'handed_over', 'delivered', 'completed') and p.method <> 'cash_on_delivery'
        and p.state not in ('captured', 'partly_refunded', 'refunded')
    union all select format('Order %s: its invoice and credit notes come to %s, the order to %s.', o.number, coalesce(i.sum, 0), o.total_minor - o.refunded_minor)
      from orders o join legal_details d on d.shop_id is not distinct from case when not o.is_of_market then o.shop_id end and d.is_complete
      left join lateral (select sum(case kind when 'credit_note' then -total_minor else total_minor end) as sum
                         from invoices where order_id = o.id) i on true
      where (i.sum is not null or o.state in ('processing', 'handed_over', 'delivered', 'completed') and o.payment_method <> 'cash_on_delivery')
        and i.sum is distinct from o.total_minor - o.refunded_minor
    union all select format('Series %s of shop %s: numbered to %s, and %s were issued.', s.series, s.issuer_id, s.last_number, count(i.id))
      from invoice_series s left join invoices i on i.issuer_id is not distinct from s.issuer_id and i.series = s.series and i.year = s.year
      group by s.issuer_id, s.series, s.year, s.last_number having count(i.id) <> s.last_number
    union all select format('Shop %s: %s is set aside, its open cases say %s.', a.shop_id, -a.balance_minor, d.sum)
      from ledger_accounts a cross join lateral (
        select coalesce(sum(set_aside_minor), 0) as sum from disputes where shop_id = a.shop_id and state = 'open') d
      where a.purpose = 'disputed' and -a.balance_minor <> d.sum
    union all select format('Shop %s: its reserve is %s, its orders say %s.', a.shop_id, -a.balance_minor, r.sum)
      from ledger_accounts a cross join lateral (
        select coalesce(sum(amount_minor), 0) as sum from order_reserves where shop_id = a.shop_id and released_at is null) r
      where a.purpose = 'reserve' and -a.balance_minor <> r.sum
    union all select format('Shop %s: %s is pending, its orders say %s.', a.shop_id, -a.balance_minor, o.sum)
      from ledger_accounts a cross join lateral (
        select coalesce(sum(o.total_minor - o.refunded_minor + o.conceded_minor + o.market_discount_minor
                 -- what the market had added goes back to it in proportion
                 - coalesce(round(o.market_discount_minor * (o.refunded_minor - o.conceded_minor)::numeric / nullif(o.total_minor, 0)), 0)), 0)
               - coalesce((select sum(d.set_aside_minor) from disputes d join orders of on of.id = d.order_id
                           where d.shop_id = a.shop_id and d.state = 'open' and of.released_at is null), 0) as sum
        from orders o join payments p on p.checkout_id = o.checkout_id and p.captured_minor > 0
        where o.shop_id = a.shop_id and o.released_at is null
          and (o.payment_method <> 'cash_on_delivery' or o.delivered_at is not null)) o
      where a.purpose = 'pending' and -a.balance_minor <> o.sum
    union all select format('A withdrawal took more than shop %s had: %s.', e.shop_id, -e.balance_after_minor)
      from ledger_entries e join ledger_postings p on p.id = e.posting_id
      where p.kind = 'withdrawal' and e.purpose = 'available' and e.balance_after_minor > 0
    union all select format('Withdrawal W-%s is %s, its payout is %s.', w.number, w.state, p.state)
      from payouts p join withdrawals w on w.id = p.withdrawal_id
      where p.state <> 'refused' and w.state <> case p.state when 'paid' then 'paid' when 'failed' then 'failed' else 'approved' end
    union all select format('Shop %s: %s is on its way to its bank, its withdrawals say %s.', a.shop_id, -a.balance_minor, w.sum)
      from ledger_accounts a cross join lateral (
        select coalesce(sum(amount_minor + fee_minor), 0) as sum from withdrawals where shop_id = a.shop_id and state in ('requested', 'approved')) w
      where a.purpose = 'withdrawing' and -a.balance_minor <> w.sum`.execute(context.db)
  return [
    ...faults,
    ...rows.map(({ fault }) => fault),
    ...(await wrongEarnings(market)),
    ...(await unexplainedPayments(market)),
  ]
}

/** Shops whose earnings, as they read them, are not what their deliveries and refunds add up to. */
async function wrongEarnings({ context: { db } }: TestMarket): Promise<string[]> {
  const { rows } = await sql<{ shopId: string; minor: number }>`
    select a.shop_id as "shopId", coalesce(-sum(e.amount_minor), 0)::bigint as minor
    from ledger_accounts a
    left join (ledger_entries e join ledger_postings p on p.id = e.posting_id
                 and p.kind in ('delivery', 'cash_delivery', 'cash_collected', 'refund')) on e.account_id = a.id
    where a.owner = 'shop' and a.purpose = 'available' and a.currency = 'EUR' group by a.shop_id`.execute(db)
  const found: string[] = []
  for (const { shopId, minor } of rows) {
    const { earnedMinor } = await readBalance(db, { shopId, currency: 'EUR', since: new Date(0) })
    if (earnedMinor !== minor) found.push(`Shop ${shopId} reads that it earned ${earnedMinor}, and it earned ${minor}.`)
  }
  return found
}

/** The newest payments, asked about as an operator would. */
async function unexplainedPayments(market: TestMarket): Promise<string[]> {
  const operator = await anOperator(market)
  const { rows } = await sql<{ id: string }>`select id from payments order by id desc limit 25`.execute(
    market.context.db,
  )
  const found: string[] = []
  for (const { id } of rows) {
    const { verdict } = await operator.call('getMarketPayment', { params: { id } })
    if (verdict.action === 'replay_event' || verdict.sentence.includes('nothing is on its way back'))
      found.push(`Payment ${id}: ${verdict.sentence}`)
  }
  return found
}
