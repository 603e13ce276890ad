import { ActionIcon, Button, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { newId } from '#shared/ids.ts'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import styles from './options-editor.module.css'
import type { ProductDraft } from './product-draft.ts'

const mostOptions = 3

interface OptionsEditorProps {
  form: UseFormReturnType<ProductDraft>
  /** Options changed: the variants follow. `gone` is the place of one that was taken away. */
  onChange: (options: ProductDraft['options'], gone?: number) => void
}

/** What a customer chooses between: up to three options with their values; every choice becomes a variant. */
export function OptionsEditor({ form, onChange }: OptionsEditorProps) {
  const { options } = form.getValues()
  return (
    <div className={styles.options}>
      {options.map((option, index) => (
        <div key={option.key} className={styles.option}>
          <TextInput
            label="Option"
            placeholder="Size"
            maxLength={40}
            {...form.getInputProps(`options.${index}.name`)}
          />
          <TagsInput
            label="Values"
            placeholder={option.values.length === 0 ? '350 ml, then Enter' : 'Add another'}
            splitChars={[',', ';']}
            maxTags={30}
            acceptValueOnBlur
            value={option.values}
            error={form.errors[`options.${index}.values`]}
            data-path={`options.${index}.values`}
            onChange={(values) =>
              onChange(options.map((each) => (each === option ? { ...each, values: values.map(trimmed) } : each)))
            }
          />
          <ActionIcon
            size="xl"
            aria-label={`Take the option ${option.name || index + 1} away`}
            onClick={() =>
              onChange(
                options.filter((each) => each !== option),
                // An option without values has no column in the variants.
                option.values.length > 0 ? columnOf(options, index) : undefined,
              )
            }
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {options.length < mostOptions && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          className={styles.add}
          onClick={() => onChange([...options, { key: newId(), name: '', values: [] }])}
        >
          {options.length === 0 ? 'It comes in sizes, colours, …' : 'Another option'}
        </Button>
      )}
    </div>
  )
}

function columnOf(options: ProductDraft['options'], index: number): number {
  return options.slice(0, index).filter(({ values }) => values.length > 0).length
}

function trimmed(value: string): string {
  return value.trim().slice(0, 60)
}
