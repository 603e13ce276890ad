import { ActionIcon, Switch, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { HomeArrangement } from '#shared/api/home.schemas.ts'
import { IconArrowDown, IconArrowUp } from '../../ui/icons.ts'
import { ChooseProducts, ChooseShops } from './choose-things.tsx'
import styles from './home-form.module.css'
import { partWords } from './part-words.ts'
import { usualTitles } from './usual-titles.ts'

type Section = HomeArrangement['sections'][number]

interface SectionListProps {
  sections: readonly Section[]
  onChange: (sections: Section[]) => void
}

/** Every part of the page in its order: moved by its arrows, shown or not, with its title and what is chosen for it. */
export function SectionList({ sections, onChange }: SectionListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ part: string; by: number; says: string }>()
  // A row that changes its place would leave the keyboard behind.
  useEffect(() => {
    if (!moved) return
    const row = list.current?.querySelector(`[data-part="${moved.part}"]`)
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-by="${moved.by}"]:not(:disabled)`)
    const other = row?.querySelector<HTMLButtonElement>('[data-by]:not(:disabled)')
    ;(wanted ?? other)?.focus()
  }, [moved])
  const move = (from: number, by: -1 | 1) => {
    const { part } = sections[from]!
    const to = from + by
    onChange(sections.toSpliced(from, 1).toSpliced(to, 0, sections[from]!))
    setMoved({ part, by, says: `${partWords[part].name} is now ${to + 1} of ${sections.length}` })
  }
  const change = (at: number, fields: Partial<Section>) => onChange(sections.with(at, { ...sections[at]!, ...fields }))
  return (
    <>
      <output className="visually-hidden">{moved?.says}</output>
      <ol className={styles.list} ref={list}>
        {sections.map((section, at) => (
          <li key={section.part} data-part={section.part} className={section.isShown ? undefined : styles.hidden}>
            <Row
              section={section}
              place={at}
              isLast={at === sections.length - 1}
              onMove={(by) => move(at, by)}
              onChange={(fields) => change(at, fields)}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

interface RowProps {
  section: Section
  /** From 0. */
  place: number
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onChange: (fields: Partial<Section>) => void
}

function Row({ section: { part, title, isShown, chosen }, place, isLast, onMove, onChange }: RowProps) {
  const { name, shows } = partWords[part]
  const usual = usualTitles[part]
  return (
    <>
      <span className={styles.turn}>{place + 1}</span>
      <span className={styles.words}>
        <strong>{name}</strong>
        <span>{shows}</span>
      </span>
      <span className={styles.acts}>
        <Switch
          aria-label={`Show ${name}`}
          checked={isShown}
          onChange={(event) => onChange({ isShown: event.currentTarget.checked })}
        />
        <ActionIcon data-by={-1} aria-label={`Move ${name} up`} disabled={place === 0} onClick={() => onMove(-1)}>
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon data-by={1} aria-label={`Move ${name} down`} disabled={isLast} onClick={() => onMove(1)}>
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
      </span>
      {isShown && usual && (
        <div className={styles.more}>
          <TextInput
            aria-label={`Title of ${name}`}
            placeholder={usual}
            maxLength={60}
            value={title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          {part === 'chosen_products' && (
            <ChooseProducts chosen={chosen} onChange={(things) => onChange({ chosen: things })} />
          )}
          {part === 'chosen_shops' && (
            <ChooseShops chosen={chosen} onChange={(things) => onChange({ chosen: things })} />
          )}
        </div>
      )}
    </>
  )
}
