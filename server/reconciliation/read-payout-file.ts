import { isCurrency, minorUnitDigits, type Currency } from '#shared/currencies.ts'
import type { Movement, MovementKind } from '#server/payments/index.ts'
import { fileUnreadable } from './errors.ts'

/** What columns are called: in our own files, and in Stripe's itemised payout report (docs.stripe.com/reports/payout-reconciliation). */
const columnNames = {
  id: ['id', 'balance_transaction_id'],
  kind: ['kind', 'type', 'reporting_category'],
  amount: ['amount', 'gross'],
  fee: ['fee'],
  currency: ['currency'],
  reference: ['reference', 'payment_intent_id'],
  source: ['source_id', 'source'],
  at: ['at', 'created_utc', 'created', 'date'],
  description: ['description'],
} as const

type Column = keyof typeof columnNames
const needed: readonly Column[] = ['id', 'kind', 'amount', 'currency', 'at']

const kinds: Record<string, MovementKind> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute_reversal',
  fee: 'fee',
  stripe_fee: 'fee',
  payout: 'payout',
}

const mostLines = 50_000

/**
 * Reads a payout report in CSV (RFC 4180; comma or semicolon) into movements. Amounts are decimals in the currency of
 * their line. Refuses with `file_unreadable`, naming the line.
 */
export function readPayoutFile(text: string): Movement[] {
  const [head, ...rows] = readCsv(text.replace(/^\uFEFF/, ''))
  if (!head) throw fileUnreadable(1, 'it is empty')
  if (rows.length > mostLines) throw fileUnreadable(mostLines, `it has more than ${mostLines} lines`)
  const names = head.map((name) => name.trim().toLowerCase().replaceAll(' ', '_'))
  const places = Object.fromEntries(
    Object.entries(columnNames).map(([column, known]) => [
      column,
      names.findIndex((name) => known.some((one) => one === name)),
    ]),
  ) as Record<Column, number>
  const missing = needed.filter((column) => places[column] < 0)
  if (missing.length > 0)
    throw fileUnreadable(1, `it has no column ${missing.map((column) => columnNames[column][0]).join(', ')}`)
  return rows.map((row, index) => movementOf((column) => row[places[column]]?.trim() ?? '', index + 2))
}

function movementOf(cell: (column: Column) => string, line: number): Movement {
  const currency = cell('currency').toUpperCase()
  if (!isCurrency(currency)) throw fileUnreadable(line, `“${currency}” is not a currency`)
  const id = cell('id')
  if (id === '') throw fileUnreadable(line, 'its id is missing')
  const kind = kinds[cell('kind').toLowerCase()] ?? 'other'
  const at = instantOf(cell('at'))
  if (!at) throw fileUnreadable(line, `“${cell('at')}” is not a date`)
  const amountMinor = minorOf(cell('amount'), currency)
  const feeMinor = minorOf(cell('fee') || '0', currency)
  if (amountMinor === null || feeMinor === null)
    throw fileUnreadable(line, 'its amount or fee is not a sum of this currency')
  return {
    id,
    kind,
    amountMinor,
    feeMinor,
    currency,
    // A refund is known by its own name, not by that of the charge it is of.
    reference: (kind === 'refund' ? cell('source') || cell('reference') : cell('reference') || cell('source')) || null,
    key: null,
    description: cell('description').slice(0, 500),
    at,
  }
}

/** `-1,234.5` in EUR is -123450; null when it is no number or has more decimals than the currency. */
function minorOf(text: string, currency: Currency): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.replaceAll(',', ''))
  if (!match) return null
  const digits = minorUnitDigits[currency]
  const [, sign, whole, decimals = ''] = match
  if (/[1-9]/.test(decimals.slice(digits))) return null
  const minor = Number(whole + decimals.slice(0, digits).padEnd(digits, '0'))
  return minor === 0 ? 0 : sign === '-' ? -minor : minor
}

/** `2026-11-19 13:02:14`, with or without T and zone; without one it is UTC. */
function instantOf(text: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (!match) return null
  const [, day, time = '00:00:00', zone = 'Z'] = match
  const at = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Fields of every line; quotes may hold separators, line ends and doubled quotes. Empty lines are skipped. */
function readCsv(text: string): string[][] {
  const separator = /^[^\n",]*;/.test(text) ? ';' : ','
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  const endRow = () => {
    row.push(field)
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
    field = ''
  }
  for (let place = 0; place < text.length; place++) {
    const letter = text[place]!
    if (isQuoted) {
      if (letter !== '"') field += letter
      else if (text[place + 1] === '"') field += text[place++]
      else isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === separator) {
      row.push(field)
      field = ''
    } else if (letter === '\n') endRow()
    else if (letter !== '\r') field += letter
  }
  endRow()
  return rows
}
