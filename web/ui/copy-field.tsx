import { Button, TextInput } from '@mantine/core'
import { useRef } from 'react'
import styles from './copy-field.module.css'
import { IconCopy } from './icons.ts'
import { notify } from './toaster.tsx'

interface CopyFieldProps {
  label: string
  description?: string
  value: string
}

/** A line that is taken elsewhere: selected whole where one enters it, copied by the button beside it. */
export function CopyField({ label, description, value }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      notify('Copied')
    } catch {
      // Without https, or where the browser was told not to.
      field.current?.select()
      notify('Your browser does not let us copy it. It is selected, so that you can', 'bad')
    }
  }
  return (
    <div className={styles.line}>
      <TextInput
        ref={field}
        className={styles.field}
        label={label}
        description={description}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="sand"
        leftSection={<IconCopy size={18} aria-hidden />}
        aria-label={`Copy: ${label}`}
        onClick={() => void copy()}
      >
        Copy
      </Button>
    </div>
  )
}
