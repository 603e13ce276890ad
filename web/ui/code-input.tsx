import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import styles from './code-input.module.css'

interface CodeInputProps {
  /** What the code is: stands above the boxes. */
  label: string
  /** The digits typed so far, without gaps. */
  value: string
  onChange: (code: string) => void
  length?: number
  /** Why the code was refused. */
  error?: string
}

/** A short code of digits, a box for each. All of them can be pasted at once, into any box. */
export function CodeInput({ label, value, onChange, length = 6, error }: CodeInputProps) {
  const boxes = useRef<HTMLFieldSetElement>(null)
  const digits = Array.from({ length }, (_, index) => value[index] ?? '')

  const goTo = (index: number) => {
    const input = boxes.current?.querySelectorAll('input')[Math.max(0, Math.min(length - 1, index))]
    input?.focus()
    input?.select()
  }
  const put = (index: number, typed: string) => {
    const fresh = typed.replaceAll(/\D/g, '')
    if (fresh === '') return
    // Boxes after a gap cannot hold anything: what is typed there belongs to the first empty one.
    const at = Math.min(index, value.length)
    const next = (value.slice(0, at) + fresh + value.slice(at + fresh.length)).slice(0, length)
    onChange(next)
    goTo(at + fresh.length)
  }
  const press = (index: number, event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      const at = digits[index] === '' || index >= value.length ? value.length - 1 : index
      onChange(value.slice(0, Math.max(0, at)) + value.slice(at + 1))
      goTo(at)
    }
    if (event.key === 'ArrowLeft') goTo(index - 1)
    if (event.key === 'ArrowRight') goTo(index + 1)
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const pasted = event.clipboardData.getData('text').replaceAll(/\D/g, '').slice(0, length)
    if (pasted === '') return
    onChange(pasted)
    goTo(pasted.length)
  }

  return (
    <fieldset ref={boxes} className={styles.code} onPaste={paste} dir="ltr">
      <legend>{label}</legend>
      <div className={styles.boxes}>
        {digits.map((digit, index) => (
          <input
            // Boxes have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            aria-label={`Digit ${index + 1} of ${length}`}
            aria-invalid={error ? true : undefined}
            inputMode="numeric"
            autoComplete={index === 0 ? 'one-time-code' : 'off'}
            // The first box takes the whole code from the keyboard of a phone.
            maxLength={index === 0 ? length : 2}
            value={digit}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => put(index, event.currentTarget.value.replace(digit, '') || event.currentTarget.value)}
            onKeyDown={(event) => press(index, event)}
          />
        ))}
      </div>
      <output className={styles.error}>{error}</output>
    </fieldset>
  )
}
