import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { AuditAct } from '#shared/api/audit.schemas.ts'
import { useListAuditActsQuery } from '#web/data/audit.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { fieldOf, kindOf, paramsOf, type LogView } from './log-view.ts'
import styles from './log-filters.module.css'

const people: { value: '' | NonNullable<LogView['by']>; label: string }[] = [
  { value: '', label: 'Everyone' },
  { value: 'operator', label: 'Operators' },
  { value: 'seller', label: 'Sellers' },
  { value: 'customer', label: 'Customers' },
  { value: 'system', label: 'The system' },
]

/** Which lines of the audit log are shown; what is chosen stands in the address. */
export function LogFilters({ view }: { view: LogView }) {
  const { wished, change } = useWish(view)
  const { data } = useListAuditActsQuery()
  const acts = data?.items ?? []
  const chooseKind = (subject: string | undefined) => {
    const isAboutIt = acts.some((each) => each.act === wished.act && isOf(each, subject))
    change({ subject, act: isAboutIt ? wished.act : undefined })
  }
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField key={wished.search} label="Person, thing, number" placeholder="Person, thing, number" />
      </div>
      <NativeSelect
        label="By"
        data={people}
        value={wished.by ?? ''}
        onChange={({ currentTarget }) => change({ by: (currentTarget.value || undefined) as LogView['by'] })}
      />
      <NativeSelect
        label="Done to"
        data={[{ value: '', label: 'Everything' }, ...kindsIn(acts, wished.subject)]}
        value={wished.subject ? nameOf(wished.subject) : ''}
        onChange={({ currentTarget }) => chooseKind(currentTarget.value || undefined)}
      />
      <NativeSelect
        label="Action"
        data={[{ value: '', label: 'Every action' }, ...groupsOf(acts, wished)]}
        value={wished.act ?? ''}
        onChange={({ currentTarget }) => change({ act: currentTarget.value || undefined })}
      />
      <TextInput
        label="Since"
        type="date"
        max={wished.to}
        value={wished.from ?? ''}
        onChange={({ currentTarget }) => change({ from: currentTarget.value || undefined })}
      />
      <TextInput
        label="Until"
        type="date"
        min={wished.from}
        value={wished.to ?? ''}
        onChange={({ currentTarget }) => change({ to: currentTarget.value || undefined })}
      />
      {paramsOf(wished).size > 0 && (
        <Button component={Link} to="?" variant="subtle">
          Show everything
        </Button>
      )}
    </div>
  )
}

/** The kind as the address names it, whichever way the log does. */
function nameOf(subject: string): string {
  return subject.replaceAll('_', '-')
}

function isOf({ subject }: AuditAct, kind: string | undefined): boolean {
  return kind === undefined || (subject !== null && nameOf(subject) === nameOf(kind))
}

function kindsIn(acts: readonly AuditAct[], chosen: string | undefined) {
  const named = [...acts.map(({ subject }) => subject), chosen ?? null].filter((subject) => subject !== null)
  return [...new Set(named.map(nameOf))].toSorted().map((value) => ({ value, label: fieldOf(kindOf(value)) }))
}

/** The acts under the kind of thing they are done to. One that the log does not know is still named when it is asked for. */
function groupsOf(acts: readonly AuditAct[], { act: chosen, subject: kind }: LogView) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const each of acts.filter((act) => isOf(act, kind) || act.act === chosen)) {
    const group = each.subject === null ? 'The market' : fieldOf(kindOf(each.subject))
    groups.set(group, [...(groups.get(group) ?? []), { value: each.act, label: each.words }])
  }
  if (chosen !== undefined && !acts.some(({ act }) => act === chosen))
    groups.set('Others', [{ value: chosen, label: chosen }])
  return [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([group, items]) => ({ group, items }))
}

/** What was chosen, also while the address is still on its way there: who chooses twice quickly means both. */
function useWish(view: LogView) {
  const [, setParams] = useSearchParams()
  const address = paramsOf(view).toString()
  const [{ wished, seen }, setWish] = useState({ wished: view, seen: address })
  if (seen !== address) setWish({ wished: view, seen: address })
  const change = (part: Partial<LogView>) => {
    const next = { ...wished, ...part }
    setWish({ wished: next, seen })
    setParams(paramsOf(next), { preventScrollReset: true })
  }
  return { wished, change }
}
