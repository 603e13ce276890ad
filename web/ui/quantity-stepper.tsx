import { IconMinus, IconPlus } from './icons.ts'
import styles from './quantity-stepper.module.css'

interface QuantityStepperProps {
  value: number
  onChange: (quantity: number) => void
  max: number
  min?: number
  /** What is counted, for who cannot see it: `Quantity of Tidewater mug`. */
  label: string
  isDisabled?: boolean
  size?: 'sm' | 'lg'
}

/** A whole number between two bounds, by buttons or typed. */
export function QuantityStepper({
  value,
  onChange,
  max,
  min = 1,
  label,
  isDisabled,
  size = 'sm',
}: QuantityStepperProps) {
  const set = (quantity: number) => onChange(Math.max(min, Math.min(max, quantity)))
  return (
    <fieldset aria-label={label} className={styles.stepper} data-size={size}>
      <button type="button" aria-label="One less" disabled={isDisabled || value <= min} onClick={() => set(value - 1)}>
        <IconMinus size={16} aria-hidden />
      </button>
      <input
        // A quantity that arrives from elsewhere starts the field anew.
        key={value}
        inputMode="numeric"
        aria-label={label}
        defaultValue={value}
        disabled={isDisabled}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'ArrowUp') set(value + 1)
          if (event.key === 'ArrowDown') set(value - 1)
        }}
        onBlur={(event) => {
          const typed = Number.parseInt(event.currentTarget.value, 10)
          if (Number.isNaN(typed)) event.currentTarget.value = String(value)
          else if (typed !== value) set(typed)
        }}
      />
      <button type="button" aria-label="One more" disabled={isDisabled || value >= max} onClick={() => set(value + 1)}>
        <IconPlus size={16} aria-hidden />
      </button>
    </fieldset>
  )
}
