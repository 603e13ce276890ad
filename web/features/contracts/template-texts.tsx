import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldType, TemplateField, TemplateText } from '#shared/api/contracts.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { languageNames, languages, type Language } from '#shared/languages.ts'
import { Card } from '#web/ui/card.tsx'
import styles from './template-texts.module.css'

interface TemplateTextsProps {
  texts: readonly TemplateText[]
  /** The place of the text that is shown. */
  at: number
  onLanguage: (at: number) => void
  onAdd: (language: Language) => void
  onChange: (changes: Partial<TemplateText>) => void
  fields: readonly TemplateField[]
  onFields: (fields: TemplateField[]) => void
  /** In which amounts among the fields are. */
  currency: Currency
  /** What was refused of the fields, by path: `fields.0.value`. */
  problems: Record<string, string>
  /** The editor of the text. */
  children: ReactNode
}

const fieldTypes: { value: FieldType; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'money', label: 'Money' },
]

/** What a template says in each language: title, text, and the sentences to agree to; and what it says by a name. */
export function TemplateTexts({
  texts,
  at,
  onLanguage,
  onAdd,
  onChange,
  fields,
  onFields,
  currency,
  problems,
  children,
}: TemplateTextsProps) {
  const text = texts[at]!
  const others = languages.filter((each) => texts.every(({ language }) => language !== each))
  const set = (index: number, changes: Partial<TemplateField>) =>
    onFields(fields.map((field, place) => (place === index ? { ...field, ...changes } : field)))
  return (
    <>
      <Card title="Text">
        <div className={styles.fields}>
          <div className={styles.row}>
            <NativeSelect
              label="Language"
              value={text.language}
              onChange={(event) =>
                onLanguage(texts.findIndex(({ language }) => language === event.currentTarget.value))
              }
              data={texts.map(({ language }) => ({ value: language, label: languageNames[language] }))}
            />
            {others.length > 0 && (
              <NativeSelect
                label="Add a language"
                value=""
                onChange={(event) => onAdd(event.currentTarget.value as Language)}
                data={[
                  { value: '', label: 'Choose' },
                  ...others.map((value) => ({ value, label: languageNames[value] })),
                ]}
              />
            )}
          </div>
          <TextInput
            label="Title"
            required
            maxLength={160}
            value={text.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
        </div>
      </Card>
      {children}
      <Card title="To agree to">
        <Textarea
          label="Sentences, one a line"
          description="Each who signs ticks them one by one."
          autosize
          minRows={2}
          value={text.consents.join('\n')}
          onChange={(event) => onChange({ consents: event.currentTarget.value.split('\n').slice(0, 6) })}
          onBlur={() => onChange({ consents: text.consents.map((each) => each.trim()).filter(Boolean) })}
        />
      </Card>
      <Card title="Values of this template">
        <div className={styles.fields}>
          {fields.map(({ key, label, type, value }, index) => (
            // The key is what makes a field, and stays.
            <div key={key} className={styles.field}>
              <TextInput
                label="Name"
                value={label}
                onChange={(event) => set(index, { label: event.currentTarget.value })}
              />
              <NativeSelect
                label="Type"
                value={type}
                onChange={(event) => set(index, { type: event.currentTarget.value as FieldType })}
                data={fieldTypes}
              />
              <TextInput
                label={type === 'money' ? `Value (${currency})` : 'Value'}
                type={type === 'date' ? 'date' : 'text'}
                value={value}
                error={problems[`fields.${index}.value`]}
                onChange={(event) => set(index, { value: event.currentTarget.value })}
              />
              <Button variant="subtle" onClick={() => onFields(fields.filter((_, place) => place !== index))}>
                Remove
              </Button>
            </div>
          ))}
          <Button variant="sand" onClick={() => onFields([...fields, newField(fields)])}>
            Add a value
          </Button>
        </div>
      </Card>
    </>
  )
}

function newField(fields: readonly TemplateField[]): TemplateField {
  const used = new Set(fields.map(({ key }) => key))
  let number = fields.length + 1
  while (used.has(`value_${number}`)) number++
  return { key: `value_${number}`, label: `value ${number}`, type: 'text', value: '' }
}
