import type { ReactNode } from 'react'
import styles from './choice.module.css'

interface ChoiceProps {
  /** The same for all choices of one question. */
  name: string
  value: string
  isChosen: boolean
  onChoose: () => void
  title: ReactNode
  /** One quiet line under the title. */
  note?: ReactNode
  /** At the end: a price or a mark. */
  aside?: ReactNode
  isDisabled?: boolean
}

/** One of a few ways, as a card that can be pressed anywhere; a radio button for the keyboard and for who cannot see. */
export function Choice({ name, value, isChosen, onChoose, title, note, aside, isDisabled = false }: ChoiceProps) {
  return (
    <label className={styles.choice} data-chosen={isChosen || undefined} data-disabled={isDisabled || undefined}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        disabled={isDisabled}
        onChange={onChoose}
        className={styles.radio}
      />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </label>
  )
}

interface ChoicesProps {
  /** The question. */
  legend: ReactNode
  isLegendHidden?: boolean
  children: ReactNode
}

/** The choices of one question, side by side where there is room. */
export function Choices({ legend, isLegendHidden = false, children }: ChoicesProps) {
  return (
    <fieldset className={styles.choices}>
      <legend className={isLegendHidden ? 'visually-hidden' : styles.legend}>{legend}</legend>
      <div className={styles.row}>{children}</div>
    </fieldset>
  )
}
