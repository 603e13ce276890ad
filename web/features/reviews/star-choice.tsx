import { useId } from 'react'
import styles from './star-choice.module.css'

const words = ['Poor', 'Not quite', 'All right', 'Good', 'Wonderful']

interface StarChoiceProps {
  /** 0 while nothing is chosen. */
  value: number
  onChange: (stars: number) => void
  error?: string | undefined
}

/** One to five stars as radio buttons, each with its word; the stars up to the chosen one are lit. */
export function StarChoice({ value, onChange, error }: StarChoiceProps) {
  const id = useId()
  return (
    <fieldset className={styles.choice} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>How many stars?</legend>
      <div className={styles.stars}>
        {words.map((word, index) => (
          <label key={word} data-lit={index < value || undefined}>
            <input
              type="radio"
              name={`${id}-stars`}
              className="visually-hidden"
              checked={value === index + 1}
              onChange={() => onChange(index + 1)}
            />
            <span className="visually-hidden">
              {index === 0 ? 'One star' : `${index + 1} stars`}, {word}
            </span>
            <span aria-hidden>★</span>
          </label>
        ))}
        <span className={styles.word} aria-hidden>
          {words[value - 1] ?? ''}
        </span>
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
