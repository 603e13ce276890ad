import type { Money as Amount } from '#shared/money.ts'
import { Money } from '../../ui/money.tsx'
import styles from './posting-behind.module.css'

interface PostingTableProps {
  entries: readonly { account: string; debit: Amount | null; credit: Amount | null }[]
}

/** Entries as an accountant reads them: debit, credit, and the sum both columns reach. */
export function PostingTable({ entries }: PostingTableProps) {
  const [first] = entries
  const sample = first?.debit ?? first?.credit
  if (!sample) return null
  const total = entries.reduce((sum, { debit }) => sum + (debit?.amountMinor ?? 0), 0)
  const sum = { ...sample, amountMinor: total }
  return (
    <table className={styles.entries}>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ account, debit, credit }) => (
          <tr key={account}>
            <td>{account}</td>
            <td>{debit && <Money value={debit} />}</td>
            <td>{credit && <Money value={credit} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Sum</th>
          <td>
            <Money value={sum} />
          </td>
          <td>
            <Money value={sum} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
