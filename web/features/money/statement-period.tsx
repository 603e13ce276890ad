import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { Balance } from '#shared/api/ledger.schemas.ts'
import { ledgerEndpoints } from '#shared/api/ledger.ts'
import { useGetBalanceStatementQuery } from '../../data/ledger.ts'
import { useLocale } from '../../data/settings.ts'
import { IconDownload } from '../../ui/icons.ts'
import { Money, MoneyCell } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useNow } from '../../ui/use-now.ts'
import { balanceParts } from './balance-parts.ts'
import { lastMonths, monthOf } from './months.ts'
import styles from './statement-period.module.css'

interface StatementPeriodProps {
  part: Balance['parts'][number]['part'] | undefined
  from: string | null
  to: string | null
}

const shownMonths = 12

/** Which days the statement is about, what the balance was before and after them, and the same as a file. */
export function StatementPeriod({ part = 'available', from, to }: StatementPeriodProps) {
  const locale = useLocale()
  const now = useNow()
  const [search, setSearch] = useSearchParams()
  const query = { part, ...(from && { from }), ...(to && { to }) }
  const { data: statement, error } = useGetBalanceStatementQuery(query, { skip: !from && !to })
  const months = now === undefined ? [] : lastMonths(now, shownMonths, locale)
  const month = months.find((each) => each.from === from && each.to === to)

  const choose = (days: { from: string; to: string } | null) => {
    const next = new URLSearchParams(search)
    for (const [name, day] of Object.entries(days ?? { from: '', to: '' })) {
      if (day) next.set(name, day)
      else next.delete(name)
    }
    setSearch(next, { preventScrollReset: true, replace: true })
  }
  const chooseMonth = (value: string) => {
    if (value === 'always') choose(null)
    else if (value === 'days' && now !== undefined) choose(monthOf(now, -1, 2))
    else choose(months.find(({ key }) => key === value) ?? null)
  }

  return (
    <>
      <div className={styles.period}>
        <NativeSelect
          label="Days"
          value={month?.key ?? (from || to ? 'days' : 'always')}
          onChange={(event) => chooseMonth(event.currentTarget.value)}
          data={[
            { value: 'always', label: 'All of them' },
            ...months.map(({ key, label }) => ({ value: key, label })),
            { value: 'days', label: 'From day to day' },
          ]}
        />
        {(from || to) && !month && (
          <>
            <TextInput
              type="date"
              label="From"
              value={from ?? ''}
              onChange={(event) => choose({ from: event.currentTarget.value, to: to ?? '' })}
            />
            <TextInput
              type="date"
              label="To"
              value={to ?? ''}
              onChange={(event) => choose({ from: from ?? '', to: event.currentTarget.value })}
            />
          </>
        )}
        {statement && (
          <Button
            component="a"
            href={`${ledgerEndpoints.downloadBalanceStatement.path}?${new URLSearchParams(query).toString()}`}
            download
            variant="sand"
            size="sm"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            CSV
          </Button>
        )}
      </div>
      <ProblemNote error={error} />
      {statement && (
        <dl className={styles.figures} aria-label={`${balanceParts[part].label} in these days`}>
          <div>
            <dt>{balanceParts[part].label} before</dt>
            <dd>
              <Money value={statement.opening} />
            </dd>
          </div>
          <div>
            <dt>Came in</dt>
            <dd>
              <MoneyCell value={statement.cameIn} />
            </dd>
          </div>
          <div>
            <dt>Went out</dt>
            <dd>
              <MoneyCell value={statement.wentOut} />
            </dd>
          </div>
          <div>
            <dt>{balanceParts[part].label} after</dt>
            <dd>
              <Money value={statement.closing} />
            </dd>
          </div>
        </dl>
      )}
    </>
  )
}
