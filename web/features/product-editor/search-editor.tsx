import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { Card } from '../../ui/card.tsx'
import type { ProductDraft } from './product-draft.ts'
import styles from './product-editor.module.css'

/** How a search engine, or a chat where the address is pasted, shall speak of the product. */
export function SearchEditor({ form }: { form: UseFormReturnType<ProductDraft> }) {
  const { title } = form.getValues()
  return (
    <Card title="In search engines" aside="If it should read differently there">
      <div className={styles.words}>
        <TextInput
          label="Title for search engines"
          description="About 60 characters are shown; empty, it is the name"
          placeholder={title}
          maxLength={120}
          {...form.getInputProps('searchTitle')}
        />
        <Textarea
          label="Description for search engines"
          description="About 160 characters are shown; empty, it is how the description begins"
          autosize
          minRows={2}
          maxLength={320}
          {...form.getInputProps('searchDescription')}
        />
      </div>
    </Card>
  )
}
