import { ActionIcon, Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { newId } from '#shared/ids.ts'
import { Card } from '../../ui/card.tsx'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import styles from './details-editor.module.css'
import type { ProductDraft } from './product-draft.ts'

const mostDetails = 20

/** The table of facts under the description: material, size, care, where it is made. */
export function DetailsEditor({ form }: { form: UseFormReturnType<ProductDraft> }) {
  const { details } = form.getValues()
  return (
    <Card title="Details" aside="A table under the description">
      <div className={styles.details}>
        {details.map(({ key, label }, index) => (
          <div key={key} className={styles.detail}>
            <TextInput
              aria-label={`Name of detail ${index + 1}`}
              placeholder="Material"
              maxLength={40}
              {...form.getInputProps(`details.${index}.label`)}
            />
            <TextInput
              aria-label={label ? `${label} is` : `Detail ${index + 1} is`}
              placeholder="Stoneware"
              maxLength={200}
              {...form.getInputProps(`details.${index}.value`)}
            />
            <ActionIcon
              size="xl"
              aria-label={`Take ${label || `detail ${index + 1}`} away`}
              onClick={() => form.removeListItem('details', index)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {details.length < mostDetails && (
          <Button
            variant="subtle"
            size="sm"
            className={styles.add}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('details', { key: newId(), label: '', value: '' })}
          >
            Add a detail
          </Button>
        )}
      </div>
    </Card>
  )
}
