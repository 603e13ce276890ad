import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { AuditEntry } from '#shared/api/audit.schemas.ts'
import { useLocale } from '#web/data/settings.ts'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { IconChevronDown } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { fieldOf, moneyOf, paramsOf, textOf } from './log-view.ts'
import styles from './log-entry.module.css'

/** What is said where nobody is known by name: a guest who signs, somebody whose account was erased. */
const unnamed: Record<AuditEntry['by'], string> = {
  operator: 'An operator',
  seller: 'A seller',
  customer: 'A customer',
  system: 'The system',
}

/** A line of the audit log in a sentence; opened, it says what it was before and from where it was done. */
export function LogEntry({ entry }: { entry: AuditEntry }) {
  const locale = useLocale()
  const now = useNow() ?? 0
  const { person, by, words, subjectName, number, at, shop } = entry
  const who = person?.name ?? unnamed[by]
  return (
    <li className={styles.entry}>
      <details>
        <summary>
          <span>
            <strong>{who}</strong> · {words}
            {subjectName && <strong> {subjectName}</strong>}
            {shop && <span className={styles.quiet}> · {shop.name}</span>}
          </span>
          <span className={`${styles.quiet} ${styles.when}`}>
            {number === null ? '' : `#${number} · `}
            {shortInstant(at, now, locale)}
            <IconChevronDown size={16} aria-hidden />
          </span>
        </summary>
        <Opened entry={entry} />
      </details>
    </li>
  )
}

/** What happens by itself has a word in place of a request, and many lines share it. */
const isOneRequest = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function Opened({ entry }: { entry: AuditEntry }) {
  const locale = useLocale()
  const { at, person, changes, reason, facts, detail, door, address, userAgent, requestId, hash, follows } = entry
  const told = [
    ['When', new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' })],
    ...Object.entries(detail).map(([name, value]) => {
      const { currency } = detail
      return [fieldOf(name, moneyOf(name, value, currency) !== null), shown(name, value, currency)] as const
    }),
    ['What followed', facts.join(', ')],
    ['Door', door ? (doors[door] ?? door) : ''],
    ['From', [address, userAgent].filter(Boolean).join(' · ')],
  ] as const
  return (
    <div className={styles.opened}>
      {changes.length > 0 && <Changes changes={changes} />}
      {reason !== '' && <span>Reason: “{reason}”</span>}
      <dl className={styles.told}>
        {told
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {requestId !== '' && (
          <div>
            <dt>Request</dt>
            <dd>
              <code>{requestId}</code>{' '}
              {isOneRequest.test(requestId) && (
                <Link to={`?${paramsOf({ search: requestId })}`}>All of this request</Link>
              )}
            </dd>
          </div>
        )}
      </dl>
      {person && <Link to={`/operator/people/${person.id}`}>All that happened to {person.name}</Link>}
      {hash && follows && (
        <code className={styles.quiet}>
          hash {shortHash(hash)} follows {shortHash(follows)}
        </code>
      )}
    </div>
  )
}

const doors: Readonly<Record<string, string>> = {
  storefront: 'Storefront',
  seller: 'Seller',
  operator: 'Operator',
  public: 'Open to all',
  gateway: 'Gateway',
}

function Changes({ changes }: { changes: AuditEntry['changes'] }) {
  const rows = changes.flatMap(({ table, id, before, after, currency }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
      key: `${table} ${id} ${field}`,
      label: `${table.replaceAll('_', ' ')}: ${nameOf(field, before[field] ?? after[field], currency)}`,
      before: shown(field, before[field], currency),
      after: shown(field, after[field], currency),
    })),
  )
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, before, after }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(field: string, value: unknown, currency: string | null): string {
  return fieldOf(field, moneyOf(field, value, currency) !== null).toLowerCase()
}

function shown(field: string, value: unknown, currency: unknown): ReactNode {
  const amount = moneyOf(field, value, currency)
  return amount ? <Money value={amount} /> : textOf(value)
}

/** The first and the last signs of a hash, enough to compare two. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-2)}`
}
