import { ActionIcon, Button, TagsInput } from '@mantine/core'
import { useState } from 'react'
import type { Synonym } from '#shared/api/market-catalog.schemas.ts'
import {
  useAddSynonymMutation,
  useChangeSynonymMutation,
  useListSynonymsQuery,
  useRemoveSynonymMutation,
} from '#web/data/market-catalog.ts'
import { messageOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { Ask } from '#web/ui/ask.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconPencil, IconPlus, IconTrash } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './categories.module.css'

export default function SynonymsPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useListSynonymsQuery()
  const [remove] = useRemoveSynonymMutation()
  const [writing, setWriting] = useState<Synonym | 'new'>()
  const [refusal, setRefusal] = useState('')
  const forget = async ({ id }: Synonym) => {
    setRefusal('')
    try {
      await remove({ id }).unwrap()
      notify('Forgotten')
    } catch (problem) {
      setRefusal(messageOf(problem))
    }
  }
  return (
    <>
      <title>{`Synonyms – ${market}`}</title>
      <PageHead
        title="Synonyms"
        lead="Who asks for one word finds what is called by another. The next search knows."
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting('new')}>
            New words
          </Button>
        }
      />
      <ProblemNote error={refusal} />
      <DataTable
        label="Synonyms"
        columns={columnsFor(setWriting, (synonym) => void forget(synonym))}
        rows={data?.items}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState title="No words yet">
            Sofa and couch, fridge and refrigerator: the search learns them here.
          </EmptyState>
        }
      />
      {writing && (
        <SynonymDialog synonym={writing === 'new' ? undefined : writing} onClose={() => setWriting(undefined)} />
      )}
    </>
  )
}

function SynonymDialog({ synonym, onClose }: { synonym: Synonym | undefined; onClose: () => void }) {
  const [add, adding] = useAddSynonymMutation()
  const [change, changing] = useChangeSynonymMutation()
  const [words, setWords] = useState(synonym?.words ?? [])
  const [refusal, setRefusal] = useState<unknown>()
  const save = async () => {
    setRefusal(undefined)
    const body = { words }
    try {
      await (synonym ? change({ id: synonym.id, body }) : add({ body })).unwrap()
      notify('The next search knows')
      onClose()
    } catch (error) {
      setRefusal(error)
    }
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={synonym ? 'Change the words' : 'Words that mean the same'}
      act="Save the words"
      onAct={() => void save()}
      isBusy={adding.isLoading || changing.isLoading}
      refusal={refusal}
    >
      <TagsInput
        label="Words"
        description="At least two, each followed by Enter"
        data-autofocus
        value={words}
        onChange={setWords}
        maxTags={20}
        splitChars={[',', ';']}
        acceptValueOnBlur
      />
    </Ask>
  )
}

function columnsFor(onEdit: (synonym: Synonym) => void, onRemove: (synonym: Synonym) => void): Column<Synonym>[] {
  return [
    { key: 'words', title: 'Words', cell: ({ words }) => words.join(', ') },
    {
      key: 'acts',
      title: <span className="visually-hidden">Change or forget</span>,
      align: 'end',
      cell: (synonym) => (
        <span className={styles.acts}>
          <ActionIcon aria-label={`Change ${synonym.words.join(', ')}`} onClick={() => onEdit(synonym)}>
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Forget ${synonym.words.join(', ')}`} onClick={() => onRemove(synonym)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </span>
      ),
    },
  ]
}
