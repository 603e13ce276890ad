import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { IconSearch } from '../../ui/icons.ts'
import styles from './find-field.module.css'

interface FindFieldProps {
  /** The page that answers. */
  to: string
  label: string
  placeholder: string
  /** What was asked for. */
  asked?: string | undefined
  /** Said along with what is typed. */
  also?: Record<string, string>
}

const nothing = {}

/** A field that finds something in the list beside it: a form that works before any script. */
export function FindField({ to, label, placeholder, asked = '', also = nothing }: FindFieldProps) {
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  return (
    <search className={styles.find}>
      <form
        action={to}
        onSubmit={(event) => {
          event.preventDefault()
          const typed = (field.current?.value ?? '').trim()
          const said = new URLSearchParams(typed === '' ? also : { q: typed, ...also }).toString()
          void navigate(said === '' ? to : `${to}?${said}`)
        }}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        {Object.entries(also).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          key={asked}
          ref={field}
          type="search"
          name="q"
          defaultValue={asked}
          maxLength={60}
          placeholder={placeholder}
          aria-label={label}
        />
      </form>
    </search>
  )
}
