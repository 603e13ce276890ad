import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { CategoryAttribute } from '#shared/api/market.schemas.ts'
import { Card } from '../../ui/card.tsx'
import styles from './attributes-editor.module.css'
import type { ProductDraft } from './product-draft.ts'

interface AttributesEditorProps {
  form: UseFormReturnType<ProductDraft>
  rules: readonly CategoryAttribute[]
}

/** What the category asks of its products; customers narrow its lists by it. What is left empty is not said. */
export function AttributesEditor({ form, rules }: AttributesEditorProps) {
  if (rules.length === 0) return null
  return (
    <Card title="What the category asks" aside="Customers narrow lists by it">
      <div className={styles.attributes}>
        {rules.map((rule) => (
          <Attribute key={rule.slug} rule={rule} {...form.getInputProps(`attributes.${rule.slug}`)} />
        ))}
      </div>
    </Card>
  )
}

interface AttributeProps {
  rule: CategoryAttribute
  value?: string
  onChange?: (event: unknown) => void
  error?: React.ReactNode
}

function Attribute({ rule: { name, kind, unit, choices }, value = '', ...input }: AttributeProps) {
  const label = unit === '' ? name : `${name} (${unit})`
  const notSaid = { value: '', label: 'Not said' }
  if (kind === 'choice') return <NativeSelect label={label} data={[notSaid, ...choices]} value={value} {...input} />
  if (kind === 'yes_no')
    return (
      <NativeSelect
        label={label}
        data={[notSaid, { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]}
        value={value}
        {...input}
      />
    )
  return (
    <TextInput
      label={label}
      maxLength={200}
      value={value}
      {...(kind === 'number' && { inputMode: 'decimal' as const })}
      {...input}
    />
  )
}
