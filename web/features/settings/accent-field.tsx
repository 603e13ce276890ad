import { Button, TextInput } from '@mantine/core'
import { contrastBetween, leastContrast, readableShadeOf } from '#shared/contrast.ts'
import { IconAlertTriangle, IconCheck } from '../../ui/icons.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import styles from './accent-field.module.css'

interface AccentFieldProps {
  /** What is typed; it may not be a colour yet. */
  value: string
  onChange: (color: string) => void
  /** Why it was refused. */
  error?: string | undefined
}

const suggestions = [
  { color: '#1d6a4e', name: 'Leaf green' },
  { color: '#2f4bb8', name: 'Ink blue' },
  { color: '#9c3f22', name: 'Terracotta' },
  { color: '#6a3f6d', name: 'Plum' },
  { color: '#22201c', name: 'Charcoal' },
]

/** The colour of the market: picked, typed, or one of five; beside it how well white text reads on it. */
export function AccentField({ value, onChange, error }: AccentFieldProps) {
  const isColor = /^#[0-9a-f]{6}$/i.test(value)
  const color = value.toLowerCase()
  return (
    <div className={styles.accent}>
      <fieldset className={styles.swatches}>
        <legend className="visually-hidden">Colours that read well</legend>
        {suggestions.map((suggestion) => (
          <label key={suggestion.color} className={styles.swatch} style={{ background: suggestion.color }}>
            <input
              type="radio"
              name="accent-suggestion"
              aria-label={suggestion.name}
              checked={color === suggestion.color}
              onChange={() => onChange(suggestion.color)}
            />
          </label>
        ))}
      </fieldset>
      <div className={styles.row}>
        <TextInput
          label="Colour"
          className={styles.hex ?? ''}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
          onBlur={() => /^[0-9a-f]{6}$/i.test(value) && onChange(`#${value}`)}
          spellCheck={false}
          maxLength={7}
          error={error}
          data-path="accentColor"
          leftSection={
            <input
              type="color"
              aria-label="Pick the colour"
              className={styles.picker}
              value={isColor ? color : '#000000'}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          }
        />
        {isColor && <Contrast color={color} />}
      </div>
      {isColor && <Verdict color={color} onChange={onChange} isRefused={error !== undefined} />}
    </div>
  )
}

function Contrast({ color }: { color: string }) {
  const contrast = contrastBetween(color, '#ffffff')
  const isEnough = contrast >= leastContrast
  return (
    <span className={styles.contrast}>
      <StateBadge tone={isEnough ? 'good' : 'refused'} icon={isEnough ? IconCheck : IconAlertTriangle}>
        {ratioWords(contrast)}
      </StateBadge>
    </span>
  )
}

interface VerdictProps {
  color: string
  onChange: (color: string) => void
  /** The field says already that it cannot be read. */
  isRefused: boolean
}

function Verdict({ color, onChange, isRefused }: VerdictProps) {
  if (contrastBetween(color, '#ffffff') >= leastContrast)
    return <p className={styles.verdict}>White text on this colour is readable for everyone (at least 4.5 : 1).</p>
  const shade = readableShadeOf(color)
  return (
    <div className={styles.verdict}>
      {!isRefused && <p>White text on this colour cannot be read by everyone: it needs 4.5 : 1.</p>}
      <Button variant="sand" size="xs" onClick={() => onChange(shade)}>
        <span className={styles.dot} style={{ background: shade }} aria-hidden /> Use {shade}, the nearest that can
      </Button>
    </div>
  )
}

/** A ratio is cut, not rounded: 4.49 must not read as enough. */
function ratioWords(contrast: number): string {
  return `${(Math.floor(contrast * 10) / 10).toFixed(1)} : 1`
}
