import { NativeSelect } from '@mantine/core'
import { languageNames, languages, type Language } from '#shared/languages.ts'

/** In which language mails and notices are written; the pages are not. */
export function LetterLanguage({
  language,
  onChange,
}: {
  language: Language | null
  onChange: (language: Language | null) => void
}) {
  return (
    <NativeSelect
      label="Language of your mails and notices"
      description="Only what we write to you; the pages stay in English."
      data={[
        { value: '', label: 'The market’s own' },
        ...languages.map((value) => ({ value, label: languageNames[value] })),
      ]}
      value={language ?? ''}
      onChange={(event) => onChange(languages.find((known) => known === event.currentTarget.value) ?? null)}
    />
  )
}
