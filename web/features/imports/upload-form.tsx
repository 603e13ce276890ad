import { Button, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useUploadImportMutation } from '#web/data/imports.ts'
import { useListCategoriesQuery } from '#web/data/market.ts'
import { messageOf } from '#web/data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { IconUpload } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './imports.module.css'

/** Chooses a file and where homeless products go; leads to the page that shows what the file would do. */
export function UploadForm() {
  const navigate = useNavigate()
  const picker = useRef<HTMLInputElement>(null)
  const { data: categories } = useListCategoriesQuery()
  const [category, setCategory] = useState('')
  const [upload, { isLoading }] = useUploadImportMutation()
  const [refusal, setRefusal] = useState<string | null>(null)

  async function take(file: File | undefined) {
    if (!file) return
    setRefusal(null)
    try {
      const { id } = await upload({ file, ...(category !== '' && { category }) }).unwrap()
      await navigate(`/seller/imports/${id}`)
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }

  return (
    <Card>
      <div className={styles.upload}>
        <p className={styles.lead}>
          A CSV file in our own format, or the product export of Shopify or WooCommerce as it is. You see what every
          line would do before anything changes.
        </p>
        <NativeSelect
          label="Category for products whose own is not one of ours"
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
          data={[
            { value: '', label: 'None: such lines are not taken' },
            ...(categories?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <ProblemNote error={refusal} />
        <div>
          <input
            ref={picker}
            type="file"
            accept=".csv,text/csv"
            aria-label="CSV file of products"
            className={styles.hidden}
            onChange={(event) => {
              void take(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <Button
            leftSection={<IconUpload size={18} aria-hidden />}
            loading={isLoading}
            onClick={() => picker.current?.click()}
          >
            Choose a CSV file
          </Button>
        </div>
      </div>
    </Card>
  )
}
