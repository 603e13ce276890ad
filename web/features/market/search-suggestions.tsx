import { useEffect, useState, type ReactNode } from 'react'
import { useSuggestQuery } from '../../data/catalog.ts'
import { IconBuildingStore, IconCategory, IconSearch } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import type { Suggesting } from './search-box.tsx'
import styles from './search-suggestions.module.css'

interface SearchSuggestionsProps {
  id: string
  typed: string
  /** The last arrow key, and when it was pressed. */
  pressed: { key: string; at: number } | null
  onTell: (suggesting: Suggesting) => void
  onGo: (path: string) => void
}

interface Suggestion {
  path: string
  words: ReactNode
}

const restMs = 120

/** Under the search: whole words, things, categories and shops for what is typed so far. */
export default function SearchSuggestions({ id, typed, pressed, onTell, onGo }: SearchSuggestionsProps) {
  const q = useRested(typed.trim())
  const { currentData, data } = useSuggestQuery({ q }, { skip: q.length < 2 })
  const { words = [], products = [], categories = [], shops = [] } = currentData ?? data ?? {}
  const suggestions: Suggestion[] = [
    ...words.map((line) => ({
      path: `/products?q=${encodeURIComponent(line)}`,
      words: <Line icon={<IconSearch size={16} aria-hidden />}>{line}</Line>,
    })),
    ...categories.map(({ slug, name }) => ({
      path: `/categories/${slug}`,
      words: <Line icon={<IconCategory size={16} aria-hidden />}>{name}</Line>,
    })),
    ...products.map(({ slug, title, price, picture }) => ({
      path: `/products/${slug}`,
      words: (
        <span className={styles.product}>
          <Picture picture={picture} alt="" sizes="40px" className={styles.picture ?? ''} />
          <span>{title}</span>
          <Money value={price} />
        </span>
      ),
    })),
    ...shops.map(({ slug, name }) => ({
      path: `/shops/${slug}`,
      words: <Line icon={<IconBuildingStore size={16} aria-hidden />}>{name}</Line>,
    })),
  ]
  const count = suggestions.length
  const active = useActive(count, pressed, q)
  const activeId = active === null ? undefined : `${id}-${active}`
  useEffect(() => onTell({ activeId, count }), [onTell, activeId, count])
  return (
    <div className={styles.panel} hidden={count === 0}>
      {/* The pattern of a combobox: the focus stays in the field, which answers the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist can hold no pictures */}
      <div id={id} role="listbox" aria-label="Suggestions" className={styles.list}>
        {suggestions.map(({ path, words: line }, index) => (
          <button
            key={path}
            id={`${id}-${index}`}
            type="button"
            tabIndex={-1}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option holds no pictures
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onGo(path)}
          >
            {line}
          </button>
        ))}
      </div>
      <output className="visually-hidden">{count === 0 ? 'No suggestions' : `${count} suggestions`}</output>
    </div>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.line}>
      {icon}
      <span>{children}</span>
    </span>
  )
}

/** The same text once nobody has typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** Which suggestion the arrow keys have reached; none again for other words. */
function useActive(count: number, pressed: SearchSuggestionsProps['pressed'], q: string): number | null {
  const [active, setActive] = useState<{ at: number; q: string; index: number | null }>({ at: 0, q, index: null })
  if (pressed && pressed.at !== active.at && count > 0) {
    const from = active.q === q ? active.index : null
    const step = pressed.key === 'ArrowDown' ? 1 : -1
    const index = from === null ? (step === 1 ? 0 : count - 1) : (from + step + count) % count
    setActive({ at: pressed.at, q, index })
  }
  return active.q === q && active.index !== null && active.index < count ? active.index : null
}
