import { Suspense, lazy, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { IconArrowRight, IconSearch } from '../../ui/icons.ts'
import styles from './search-box.module.css'

const SearchSuggestions = lazy(() => import('./search-suggestions.tsx'))

/** What the list of suggestions tells the field. */
export interface Suggesting {
  /** The element the arrow keys have reached. */
  activeId: string | undefined
  /** How many there are to choose from. */
  count: number
}

const nothing: Suggesting = { activeId: undefined, count: 0 }
const listId = 'search-suggestions'

/** The search of the market: a form that works before any script; suggestions come along when somebody begins to type. */
export function SearchBox() {
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const asked = pathname === '/products' ? (search.get('q') ?? '') : ''
  // A new page starts the field anew, with what it was asked for.
  return <SearchField key={`${pathname} ${asked}`} asked={asked} />
}

function SearchField({ asked }: { asked: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(asked)
  const [isOpen, setIsOpen] = useState(false)
  const [suggesting, setSuggesting] = useState(nothing)
  const [pressed, setPressed] = useState<{ key: string; at: number } | null>(null)
  const isShown = isOpen && typed.trim().length >= 2

  function go(path: string) {
    setIsOpen(false)
    void navigate(path)
  }

  return (
    <search className={styles.search}>
      <form
        action="/products"
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault()
          go(typed.trim() === '' ? '/products' : `/products?q=${encodeURIComponent(typed.trim())}`)
        }}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          type="search"
          name="q"
          value={typed}
          maxLength={200}
          placeholder="Search the market"
          aria-label="Search the market"
          autoComplete="off"
          role="combobox"
          aria-expanded={isShown && suggesting.count > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isShown ? suggesting.activeId : undefined}
          onFocus={() => void import('./search-suggestions.tsx')}
          onBlur={() => setIsOpen(false)}
          onChange={(event) => {
            setTyped(event.target.value)
            setIsOpen(true)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isShown) {
              event.preventDefault()
              setIsOpen(false)
            } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              setIsOpen(true)
              setPressed({ key: event.key, at: event.timeStamp })
            } else if (event.key === 'Enter' && isShown && suggesting.activeId) {
              event.preventDefault()
              document.getElementById(suggesting.activeId)?.click()
            }
          }}
        />
        <button type="submit" aria-label="Search">
          <IconArrowRight size={18} aria-hidden />
        </button>
        {isShown && (
          <Suspense>
            <SearchSuggestions id={listId} typed={typed} pressed={pressed} onTell={setSuggesting} onGo={go} />
          </Suspense>
        )}
      </form>
    </search>
  )
}
