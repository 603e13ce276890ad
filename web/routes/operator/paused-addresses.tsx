import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PausedAddress, PauseReason } from '#shared/api/paused-addresses.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListPausedAddressesInfiniteQuery, useResumeAddressMutation } from '#web/data/paused-addresses.ts'
import { messageOf } from '#web/data/problem.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './lists.module.css'

const reasonWords: Record<PauseReason, string> = {
  bounced: 'Mail bounced: nothing is sent',
  complained: 'Complained: only necessary mail is sent',
}

export default function PausedAddressesPage() {
  const { name: market } = useSettings()
  const list = useListPausedAddressesInfiniteQuery()
  const [resume] = useResumeAddressMutation()
  const [refusal, setRefusal] = useState('')
  const sendAgain = async ({ id, address }: PausedAddress) => {
    setRefusal('')
    try {
      await resume({ id }).unwrap()
      notify(`Mail goes to ${address} again`)
    } catch (problem) {
      setRefusal(messageOf(problem))
    }
  }
  return (
    <>
      <title>{`Paused addresses – ${market}`}</title>
      <PageHead
        title="Paused addresses"
        lead="Your mail relay told that letters to them bounced, or that their owners complained. Letters written meanwhile are not sent later."
      />
      <ProblemNote error={refusal} />
      <DataTable
        label="Paused addresses"
        columns={useColumns((row) => void sendAgain(row))}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="No address is paused">
            Every address gets the mail that is meant for it, as far as your relay tells.
          </EmptyState>
        }
      />
    </>
  )
}

function useColumns(onResume: (row: PausedAddress) => void): Column<PausedAddress>[] {
  const locale = useLocale()
  const now = useNow() ?? 0
  return [
    {
      key: 'address',
      title: 'Address',
      cell: ({ address, reason }) => (
        <span className={styles.two}>
          <span className={styles.address}>{address}</span>
          <span className={styles.quiet}>{reasonWords[reason]}</span>
        </span>
      ),
    },
    { key: 'since', title: 'Since', isExtra: true, cell: ({ pausedAt }) => shortInstant(pausedAt, now, locale) },
    {
      key: 'acts',
      title: <span className="visually-hidden">Send again</span>,
      align: 'end',
      cell: (row) => (
        <Button variant="default" size="xs" aria-label={`Send to ${row.address} again`} onClick={() => onResume(row)}>
          Send again
        </Button>
      ),
    },
  ]
}
