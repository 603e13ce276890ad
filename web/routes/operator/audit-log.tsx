import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { AuditEntry, ChainCheck } from '#shared/api/audit.schemas.ts'
import { useCheckAuditChainMutation, useListAuditEntriesInfiniteQuery } from '#web/data/audit.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './audit-log.module.css'

type By = AuditEntry['by']

const people: { value: '' | By; label: string }[] = [
  { value: '', label: 'Everyone' },
  { value: 'operator', label: 'Operators' },
  { value: 'seller', label: 'Sellers' },
  { value: 'customer', label: 'Customers' },
  { value: 'system', label: 'The system' },
]

export default function AuditLogPage() {
  const { name: market } = useSettings()
  const [search, setSearch] = useState('')
  const [by, setBy] = useState<'' | By>('')
  const asked = { ...(search !== '' && { search }), ...(by !== '' && { by }) }
  const list = useListAuditEntriesInfiniteQuery(asked)
  const rows = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Audit log – ${market}`}</title>
      <PageHead
        title="Audit log"
        lead="Who did what, and what it was before."
        actions={
          <Button
            component="a"
            href={`/api/operator/audit-exports?${new URLSearchParams(asked)}`}
            download
            variant="sand"
          >
            Export
          </Button>
        }
      />
      <Chain />
      <div className={styles.filters}>
        <TextInput
          label="Person, thing, number"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <NativeSelect
          label="By"
          data={people}
          value={by}
          onChange={({ currentTarget }) => setBy(currentTarget.value as '' | By)}
        />
      </div>
      <Card>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !rows ? (
          <SkeletonText lines={8} />
        ) : rows.length === 0 ? (
          <EmptyState title="Nothing here" isSmall>
            Nothing that was written down is like this.
          </EmptyState>
        ) : (
          <ol className={styles.list}>
            {rows.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        )}
      </Card>
    </>
  )
}

/** Whether anybody touched the log, as it was found when the page opened or the button was pressed. */
function Chain() {
  const [check, { data, error, isLoading }] = useCheckAuditChainMutation()
  useEffect(() => void check(), [check])
  const again = (
    <Button variant="default" loading={isLoading} onClick={() => void check()}>
      Check again
    </Button>
  )
  return (
    <div className={styles.chain}>
      {error ? (
        <Note tone="due" action={again}>
          The log could not be checked.
        </Note>
      ) : data ? (
        <Note tone={data.isWhole ? 'good' : 'refused'} action={again}>
          <strong>{data.isWhole ? 'Chain verified' : 'The log was touched'}</strong>
          <br />
          {data.isWhole ? wholeWords(data) : data.complaint}
        </Note>
      ) : (
        <Note>Checking that every line follows from the one before …</Note>
      )}
      {data && (
        <span className={styles.hashes} aria-label="The last hashes">
          {data.ends.map((hash) => (
            <code key={hash}>{shortHash(hash)}</code>
          ))}
        </span>
      )}
    </div>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const locale = useLocale()
  const now = useNow() ?? 0
  const { person, by, words, subjectName, number, at, shop, facts, reason, hash, follows, address, userAgent } = entry
  const who = person?.name ?? (by === 'system' ? 'The system' : by)
  return (
    <li>
      <details>
        <summary>
          <span>
            <strong>{who}</strong> · {words}
            {subjectName && <strong> {subjectName}</strong>}
            {shop && <span className={styles.quiet}> · {shop.name}</span>}
          </span>
          <span className={styles.quiet}>
            {number === null ? '' : `#${number} · `}
            {shortInstant(at, now, locale)}
          </span>
        </summary>
        <div className={styles.detail}>
          {entry.changes.length > 0 && <Changes changes={entry.changes} />}
          {reason !== '' && <span>Reason: “{reason}”</span>}
          {facts.length > 0 && <span className={styles.quiet}>{facts.join(', ')}</span>}
          <span className={styles.quiet}>{[address, userAgent].filter(Boolean).join(' · ')}</span>
          {person && <Link to={`/operator/people/${person.id}`}>All that happened to {person.name}</Link>}
          {hash && follows && (
            <code className={styles.quiet}>
              hash {shortHash(hash)} follows {shortHash(follows)}
            </code>
          )}
        </div>
      </details>
    </li>
  )
}

function Changes({ changes }: { changes: AuditEntry['changes'] }) {
  const rows = changes.flatMap(({ table, id, before, after }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
      key: `${table} ${id} ${field}`,
      label: `${table.replaceAll('_', ' ')}: ${field.replaceAll('_', ' ')}`,
      before: textOf(before[field]),
      after: textOf(after[field]),
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

function wholeWords({ lines, tookMs }: ChainCheck): string {
  return `All ${lines} lines follow from each other. It took ${(tookMs / 1_000).toFixed(1)} s to look.`
}

function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-2)}`
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
