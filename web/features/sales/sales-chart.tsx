import '@mantine/charts/styles.layer.css'
import { AreaChart } from '@mantine/charts'
import type { Currency } from '#shared/currencies.ts'
import { formatMoney } from '#shared/money.ts'
import { useLocale } from '../../data/settings.ts'
import { roundMarks, shortAmount } from './axis.ts'
import styles from './sales-chart.module.css'

export interface SalesDay {
  /** A day of UTC: `2026-11-20`. */
  on: string
  salesMinor: number
  orders: number
  previousSalesMinor: number
}

/** Sales by day as an area, the same days of the period before as dots. A table beside it tells the same without eyes. */
export default function SalesChart({ days, currency }: { days: readonly SalesDay[]; currency: Currency }) {
  const locale = useLocale()
  const best = Math.max(...days.flatMap(({ salesMinor, previousSalesMinor }) => [salesMinor, previousSalesMinor]))
  const marks = roundMarks({ amountMinor: best, currency })
  return (
    <AreaChart
      aria-hidden
      className={styles.chart ?? ''}
      data={days.map((day) => ({ ...day }))}
      dataKey="on"
      series={[
        { name: 'previousSalesMinor', color: 'var(--ink3)', strokeDasharray: '2 5' },
        { name: 'salesMinor', color: 'var(--green)' },
      ]}
      curveType="monotone"
      strokeWidth={2.5}
      withDots={false}
      gridAxis="x"
      tickLine="none"
      strokeDasharray="0"
      areaProps={({ name }) =>
        name === 'previousSalesMinor' ? { fillOpacity: 0, strokeWidth: 2 } : { fillOpacity: 0.5 }
      }
      areaChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 4 } }}
      xAxisProps={{ tickFormatter: (on: string) => dayWords(on, locale), minTickGap: 40, interval: 'preserveStart' }}
      yAxisProps={{
        ticks: marks,
        domain: [0, marks.at(-1)!],
        tickFormatter: (minor: number) => shortAmount({ amountMinor: minor, currency }, locale),
        width: 56,
      }}
      tooltipAnimationDuration={0}
      tooltipProps={{ content: <Tip currency={currency} /> }}
    />
  )
}

interface TipProps {
  currency: Currency
  /** Filled in by the chart. */
  payload?: readonly { payload: SalesDay }[]
}

/** What the pointer is over: a day, and what the same day of the period before had. */
function Tip({ currency, payload }: TipProps) {
  const locale = useLocale()
  const day = payload?.[0]?.payload
  if (!day) return null
  return (
    <div className={styles.tip}>
      <span>
        {dayWords(day.on, locale)} · was {formatMoney({ amountMinor: day.previousSalesMinor, currency }, locale)}
      </span>
      <strong>{formatMoney({ amountMinor: day.salesMinor, currency }, locale)}</strong>
    </div>
  )
}

function dayWords(on: string, locale: string): string {
  return new Date(on).toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
}
