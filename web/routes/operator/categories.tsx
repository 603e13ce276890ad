import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import type { Category } from '#shared/api/market.schemas.ts'
import { useGetCategoryQuery, useListCategoriesQuery } from '#web/data/market.ts'
import { useRemoveCategoryMutation } from '#web/data/market-desk.ts'
import { messageOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { CategoryDialog } from '#web/features/market/category-dialog.tsx'
import { rowsOfTree, type TreeRow } from '#web/features/market/category-tree.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconPencil, IconPlus, IconTrash } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './categories.module.css'

export default function CategoriesPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useListCategoriesQuery()
  const [remove] = useRemoveCategoryMutation()
  const [writing, setWriting] = useState<TreeRow | 'new'>()
  const [refusal, setRefusal] = useState('')
  const takeDown = async (category: Category) => {
    setRefusal('')
    try {
      await remove({ id: category.id }).unwrap()
      notify(`${category.name} is taken down`)
    } catch (problem) {
      setRefusal(messageOf(problem))
    }
  }
  return (
    <>
      <title>{`Categories – ${market}`}</title>
      <PageHead
        title="Categories"
        lead="The tree customers walk through, and what products in it say of themselves."
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting('new')}>
            New category
          </Button>
        }
      />
      <ProblemNote error={refusal} />
      <DataTable
        label="Categories"
        columns={columnsFor(setWriting, (category) => void takeDown(category))}
        rows={data && rowsOfTree(data.items)}
        rowKey={({ category }) => category.id}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title="No category yet">Products need one to stand in.</EmptyState>}
      />
      {writing === 'new' && (
        <CategoryDialog
          position={data?.items.length ?? 0}
          others={data?.items ?? []}
          onClose={() => setWriting(undefined)}
        />
      )}
      {writing && writing !== 'new' && (
        <ChangeCategory row={writing} all={data?.items ?? []} onClose={() => setWriting(undefined)} />
      )}
    </>
  )
}

/** The dialog once the whole of the category has been read. */
function ChangeCategory({ row, all, onClose }: { row: TreeRow; all: readonly Category[]; onClose: () => void }) {
  const { category, position } = row
  const { data } = useGetCategoryQuery({ slug: category.slug }, { refetchOnMountOrArgChange: true })
  if (!data) return null
  return (
    <CategoryDialog
      category={data}
      position={position}
      others={all.filter(({ id }) => id !== category.id)}
      onClose={onClose}
    />
  )
}

function columnsFor(onEdit: (row: TreeRow) => void, onRemove: (category: Category) => void): Column<TreeRow>[] {
  return [
    {
      key: 'name',
      title: 'Category',
      cell: ({ category, depth }) => (
        <span className={styles.name} style={{ paddingInlineStart: `${depth * 28}px` }}>
          <Picture picture={category.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
          <strong>{category.name}</strong>
        </span>
      ),
    },
    { key: 'products', title: 'Products', align: 'end', cell: ({ category }) => category.productCount },
    {
      key: 'acts',
      title: <span className="visually-hidden">Change or take down</span>,
      align: 'end',
      cell: (row) => (
        <span className={styles.acts}>
          <ActionIcon aria-label={`Change ${row.category.name}`} onClick={() => onEdit(row)}>
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Take down ${row.category.name}`} onClick={() => onRemove(row.category)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </span>
      ),
    },
  ]
}
