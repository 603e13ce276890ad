import { sql } from 'kysely'
import { accountName } from '#server/ledger/index.ts'
import type { TestMarket } from './market.ts'

/** Every posting about an order as an accountant writes it: account, debit, credit, and the sum under both columns. */
export async function bookOfOrder({ context: { db } }: TestMarket, orderId: string): Promise<string> {
  const { rows } = await sql<{ kind: string; entries: { purpose: string; amount: number }[] }>`
    select p.kind, (select json_agg(json_build_object('purpose', e.purpose, 'amount', e.amount_minor) order by e.position)
                    from ledger_entries e where e.posting_id = p.id) as entries
    from ledger_postings p where p.order_id = ${orderId} order by p.at, p.id`.execute(db)
  return rows.map(({ kind, entries }) => `\n${kind.replaceAll('_', ' ')}${table(entries)}`).join('\n')
}

function table(entries: readonly { purpose: string; amount: number }[]): string {
  const cell = (minor: number) => (minor > 0 ? (minor / 100).toFixed(2) : '').padStart(9)
  const line = (name: string, debit: number, credit: number) =>
    `${name.padEnd(26)}${cell(debit)}${cell(credit)}`.trimEnd()
  const sum = (side: 1 | -1) => entries.reduce((total, { amount }) => total + Math.max(amount * side, 0), 0)
  const lines = entries.map(({ purpose, amount }) => line(accountName(purpose), amount, -amount))
  return [...lines, line('Sum', sum(1), sum(-1))].map((row) => `\n  ${row}`).join('')
}
