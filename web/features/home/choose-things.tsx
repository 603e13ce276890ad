import { ActionIcon, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { HomeArrangement } from '#shared/api/home.schemas.ts'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListShopsInfiniteQuery } from '../../data/shops.ts'
import { IconX } from '../../ui/icons.ts'
import styles from './home-form.module.css'

type Thing = HomeArrangement['sections'][number]['chosen'][number]

interface ChooseThingsProps {
  chosen: readonly Thing[]
  onChange: (chosen: Thing[]) => void
}

interface ChooseProductsProps extends ChooseThingsProps {
  label?: string
  /** Only of the shop under this address. */
  shop?: string | undefined
  most?: number
  description?: string
  /** What is wrong with what was chosen. */
  error?: string | undefined
}

const mostOnPage = 12
/** How long typing rests before the shelf is searched. */
const restMs = 200

/** Products on the shelves of the market, or of one shop, found by their words. */
export function ChooseProducts({
  chosen,
  onChange,
  label = 'Add a thing',
  shop,
  most = mostOnPage,
  description,
  error,
}: ChooseProductsProps) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useListProductsInfiniteQuery({ ...(q && { q }), ...(shop && { shop }), limit: 20 })
  const found = data
    ? rowsOf(data).map((card) => ({ id: card.id, name: card.title, by: shop ? '' : card.shop.name }))
    : []
  return (
    <Chooser
      label={label}
      most={most}
      none="Nothing of that name is on the shelf"
      found={found}
      chosen={chosen}
      onChange={onChange}
      onTyped={setTyped}
      description={description}
      error={error}
    />
  )
}

/** Shops that are open. */
export function ChooseShops({ chosen, onChange }: ChooseThingsProps) {
  const { data } = useListShopsInfiniteQuery({ limit: 100 })
  const found = data ? rowsOf(data).map(({ id, name, city }) => ({ id, name, by: city })) : []
  return (
    <Chooser
      label="Add a shop"
      most={mostOnPage}
      none="No open shop has that name"
      found={found}
      chosen={chosen}
      onChange={onChange}
      areAllHere
    />
  )
}

interface ChooserProps extends ChooseThingsProps {
  label: string
  most: number
  none: string
  found: readonly (Thing & { by: string })[]
  onTyped?: (words: string) => void
  /** What is found is everything there is, and typing narrows it here. */
  areAllHere?: boolean
  description?: string | undefined
  error?: string | undefined
}

function Chooser({
  label,
  most,
  none,
  found,
  chosen,
  onChange,
  onTyped,
  areAllHere = false,
  description,
  error,
}: ChooserProps) {
  const isFull = chosen.length >= most
  const open = found.filter(({ id }) => !chosen.some((thing) => thing.id === id))
  const add = (id: string | null) => {
    const thing = open.find((each) => each.id === id)
    if (thing) onChange([...chosen, { id: thing.id, name: thing.name }])
  }
  return (
    <div className={styles.choosing}>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}
              <ActionIcon
                size="sm"
                variant="transparent"
                aria-label={`Take ${name} away`}
                onClick={() => onChange(chosen.filter((thing) => thing.id !== id))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Select
        label={label}
        placeholder={isFull ? (most === 1 ? 'One is chosen' : `${most} are chosen`) : 'Type its name'}
        description={description}
        error={error}
        data={open.map(({ id, name, by }) => ({ value: id, label: by ? `${name} – ${by}` : name }))}
        value={null}
        onChange={add}
        disabled={isFull}
        nothingFoundMessage={none}
        searchable
        // What the server found matches by more than its letters.
        {...(!areAllHere && { filter: ({ options }) => options })}
        {...(onTyped && { onSearchChange: onTyped })}
      />
    </div>
  )
}
