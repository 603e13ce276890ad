import type { Currency } from '#shared/currencies.ts'
import { Day } from '../../ui/relative-time.tsx'
import { Money } from '../../ui/money.tsx'
import type { SalesDay } from './sales-chart.tsx'

interface SalesTableProps {
  title: string
  days: readonly SalesDay[]
  currency: Currency
}

/** The chart's twin for screen readers: the same days in rows. */
export function SalesTable({ title, days, currency }: SalesTableProps) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{title}, by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Orders</th>
            <th scope="col">Sold</th>
            <th scope="col">Sold 30 days before</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ on, orders, salesMinor, previousSalesMinor }) => (
            <tr key={on}>
              <th scope="row">
                <Day at={on} />
              </th>
              <td>{orders}</td>
              <td>
                <Money value={{ amountMinor: salesMinor, currency }} />
              </td>
              <td>
                <Money value={{ amountMinor: previousSalesMinor, currency }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
