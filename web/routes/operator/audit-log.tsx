import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { auditEndpoints } from '#shared/api/audit.ts'
import type { ChainCheck } from '#shared/api/audit.schemas.ts'
import { useCheckAuditChainMutation, useListAuditEntriesInfiniteQuery } from '#web/data/audit.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { LogEntry, shortHash } from '#web/features/audit/log-entry.tsx'
import { LogFilters } from '#web/features/audit/log-filters.tsx'
import { logViewOf, paramsOf } from '#web/features/audit/log-view.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconDownload } from '#web/ui/icons.ts'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './audit-log.module.css'

export default function AuditLogPage() {
  const { name: market } = useSettings()
  const [params] = useSearchParams()
  const view = logViewOf(params)
  const asked = paramsOf(view)
  const list = useListAuditEntriesInfiniteQuery(Object.fromEntries(asked))
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
            href={`${auditEndpoints.exportAuditEntries.path}?${asked}`}
            download
            variant="sand"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            Export
          </Button>
        }
      />
      <Chain />
      <LogFilters view={view} />
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
              <LogEntry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
        <ShowMore of={list} />
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

function wholeWords({ lines, tookMs }: ChainCheck): string {
  return `All ${lines} lines follow from each other. It took ${(tookMs / 1_000).toFixed(1)} s to look.`
}
