import { NativeSelect } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useLocale } from '#web/data/settings.ts'
import { lastMonths } from '#web/features/money/months.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { invoiceKinds } from './invoice-kinds.ts'
import type { InvoiceWish } from './invoice-wish.ts'
import styles from './invoices.module.css'

/** Books are kept for ten years. */
const shownMonths = 120

/** Which invoices are shown and exported: from month to month, of a kind, with some words. */
export function InvoiceFilters({ wish: { kind, from, to } }: { wish: InvoiceWish }) {
  const locale = useLocale()
  const now = useNow()
  const [search, setSearch] = useSearchParams()
  const months = now === undefined ? [] : lastMonths(now, shownMonths, locale)
  const first = months.find((month) => month.from === from)
  const choices = (list: typeof months) => list.map(({ key, label }) => ({ value: key, label }))

  const choose = (wanted: InvoiceWish) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(wanted)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setSearch(next, { preventScrollReset: true, replace: true })
  }
  const chooseFirst = (key: string) => {
    const month = months.find((each) => each.key === key)
    // Months before the first are no end of the period.
    choose({ from: month?.from ?? '', to: month ? (to && to > month.to ? to : month.to) : '' })
  }

  return (
    <div className={styles.filters}>
      <SearchField label="Search invoices" placeholder="Number, name or order" />
      <NativeSelect
        label="Kind"
        value={kind ?? ''}
        onChange={({ currentTarget }) => choose({ kind: currentTarget.value as never })}
        data={[
          { value: '', label: 'All kinds' },
          ...Object.entries(invoiceKinds).map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        label="From"
        value={first?.key ?? ''}
        onChange={({ currentTarget }) => chooseFirst(currentTarget.value)}
        data={[{ value: '', label: 'The beginning' }, ...choices(months)]}
      />
      {first && (
        <NativeSelect
          label="To the end of"
          value={months.find((month) => month.to === to)?.key ?? ''}
          onChange={({ currentTarget }) =>
            choose({ to: months.find(({ key }) => key === currentTarget.value)?.to ?? first.to })
          }
          data={choices(months.filter((month) => month.to >= first.to))}
        />
      )}
    </div>
  )
}
