import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PayoutFile } from '#shared/api/withdrawals.schemas.ts'
import { newId } from '#shared/ids.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import {
  useListPayoutFilesInfiniteQuery,
  useMakePayoutFileMutation,
  useRecordPayoutFilePaidMutation,
} from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Ask } from '#web/ui/ask.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './lists.module.css'

/** Files of credit transfers for the bank: made of what is approved, fetched, and noted as paid all at once. */
export default function PayoutFilesPage() {
  const { name: market } = useSettings()
  const list = useListPayoutFilesInfiniteQuery()
  const [make, { isLoading, error }] = useMakePayoutFileMutation()
  const [paid, setPaid] = useState<PayoutFile>()

  const makeOne = async () => {
    const { data } = await make({ idempotencyKey: newId() })
    if (data) notify(`${data.messageId} is ready: fetch it and give it to your bank`)
  }

  return (
    <>
      <title>{`Payout files – ${market}`}</title>
      <Breadcrumbs steps={[{ to: '/operator/withdrawals', label: 'Withdrawals' }]} here="Payout files" />
      <PageHead
        title="Payout files"
        lead="Every approved withdrawal to a bank account, as one file of SEPA credit transfers (pain.001). A withdrawal stands in one file at most."
        actions={
          <Button loading={isLoading} onClick={() => void makeOne()}>
            Make a file
          </Button>
        }
      />
      <ProblemNote error={error} />
      <DataTable
        label="Payout files"
        columns={columnsFor(setPaid)}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="No file yet">
            Approve what shops asked for, and make a file of it for your bank.
          </EmptyState>
        }
      />
      {paid && <FilePaid key={paid.id} file={paid} onClose={() => setPaid(undefined)} />}
    </>
  )
}

function FilePaid({ file, onClose }: { file: PayoutFile; onClose: () => void }) {
  const [record, { isLoading, error }] = useRecordPayoutFilePaidMutation()
  const send = async () => {
    const { data } = await record({ id: file.id })
    if (!data) return
    notify('Noted, and the shops are told')
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="The bank has paid the file?"
      act="The bank has paid it"
      onAct={() => void send()}
      isBusy={isLoading}
      refusal={error}
    >
      <p>
        {file.openCount === 1 ? 'One withdrawal' : `${file.openCount} withdrawals`} in {file.messageId} will be noted as
        paid. What came back before, note at its withdrawal as failed first.
      </p>
    </Ask>
  )
}

function columnsFor(onPaid: (file: PayoutFile) => void): Column<PayoutFile>[] {
  return [
    {
      key: 'file',
      title: 'File',
      cell: ({ messageId, madeAt }) => (
        <span className={styles.two}>
          <span>{messageId}</span>
          <span className={styles.quiet}>
            <Day at={madeAt} />
          </span>
        </span>
      ),
    },
    {
      key: 'transfers',
      title: 'Transfers',
      align: 'end',
      isExtra: true,
      cell: ({ transferCount }) => transferCount,
    },
    {
      key: 'open',
      title: 'Not noted yet',
      align: 'end',
      isExtra: true,
      cell: ({ openCount }) => openCount,
    },
    {
      key: 'sum',
      title: 'Sum',
      align: 'end',
      cell: ({ sum }) => (
        <strong>
          <Money value={sum} />
        </strong>
      ),
    },
    {
      key: 'acts',
      title: <span className="visually-hidden">Acts</span>,
      align: 'end',
      cell: (file) => (
        <span className={styles.named}>
          <Button
            component="a"
            size="sm"
            variant="sand"
            href={`/api/operator/payout-files/${file.id}/file`}
            download
            aria-label={`Fetch ${file.messageId}`}
          >
            Fetch
          </Button>
          {file.openCount > 0 && (
            <Button size="sm" aria-label={`${file.messageId} was paid`} onClick={() => onPaid(file)}>
              Paid
            </Button>
          )}
        </span>
      ),
    },
  ]
}
