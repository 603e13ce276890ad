import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { useLazyGetOwnProductQuery, useListOwnProductsInfiniteQuery } from '../../data/own-products.ts'
import { rowsOf } from '../../data/keyset.ts'
import { messageOf } from '../../data/problem.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './event-editor.module.css'

/** Picks a product of the own shelf by its name, and hands over the whole of it. */
export function AddProduct({ onAdd }: { onAdd: (product: OwnProduct) => void }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useListOwnProductsInfiniteQuery({
    state: 'live',
    limit: 100,
  })
  const [read] = useLazyGetOwnProductQuery()
  const [isReading, setReading] = useState(false)
  const add = async (id: string | null) => {
    if (id === null) return
    setReading(true)
    try {
      onAdd(await read({ id }).unwrap())
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
    setReading(false)
  }
  return (
    <div className={styles.adding}>
      <Select
        label="Add a product"
        placeholder="Type its name"
        data={(data ? rowsOf(data) : []).map(({ id, title }) => ({ value: id, label: title }))}
        value={null}
        onChange={(id) => void add(id)}
        disabled={isReading}
        nothingFoundMessage="Nothing of that name is on the shelf"
        searchable
      />
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Look among more
        </Button>
      )}
    </div>
  )
}
