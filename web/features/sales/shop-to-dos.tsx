import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { ShopOverview } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { ToDoList, ToDoRow } from '../../ui/to-do-row.tsx'
import { useNow } from '../../ui/use-now.ts'
import { deadlineOf, timeLeft } from './deadline.ts'

/** What waits for the shop, the most urgent first; rows with nothing to do are left out. */
export function ShopToDos({ overview }: { overview: ShopOverview }) {
  const { toHandOver, lowStock, drafts, latestOrders } = overview
  const locale = useLocale()
  const now = useNow() ?? 0
  const next = toHandOver.nextBy === null ? null : deadlineOf(toHandOver.nextBy, now, locale)
  const waiting = latestOrders.filter(({ state }) => state === 'processing').flatMap(({ lines }) => lines)
  const soldOut = lowStock.filter(({ available }) => available === 0).length
  return (
    <Card
      title="To do"
      aside={
        toHandOver.nextBy !== null &&
        next?.day !== 'late' &&
        `Next parcel leaves in ${timeLeft(Date.parse(toHandOver.nextBy), now)}`
      }
    >
      <ToDoList
        total={toHandOver.count + lowStock.length + drafts}
        nothing="Nothing waits. New orders will stand here, with the time they must leave."
      >
        <ToDoRow
          count={toHandOver.count}
          title={toHandOver.count === 1 ? 'Order to hand over' : 'Orders to hand over'}
          tone={next?.day === 'late' ? 'urgent' : 'good'}
          pictures={picturesOf(waiting)}
          action={
            <Button component={Link} to="/seller/orders" size="sm">
              Hand over
            </Button>
          }
        >
          {next && (next.day === 'late' ? next.words : `The first by ${next.words}`)}
        </ToDoRow>
        <ToDoRow
          count={lowStock.length}
          title={soldOut === lowStock.length ? 'Sold out' : 'Nearly sold out'}
          tone={soldOut > 0 ? 'urgent' : 'plain'}
          pictures={picturesOf(lowStock)}
          action={
            <Button component={Link} to={`/seller/products/${lowStock[0]?.productId}`} size="sm" variant="sand">
              Restock
            </Button>
          }
        >
          {lowStock.slice(0, 2).map(lowWords).join(' · ')}
        </ToDoRow>
        <ToDoRow
          count={drafts}
          title={drafts === 1 ? 'Draft' : 'Drafts'}
          action={
            <Button component={Link} to="/seller/products?state=draft" size="sm" variant="sand">
              Finish
            </Button>
          }
        >
          Not on the shelf yet
        </ToDoRow>
      </ToDoList>
    </Card>
  )
}

function lowWords({ title, variantTitle, available }: ShopOverview['lowStock'][number]): string {
  const name = variantTitle ? `${title}, ${variantTitle}` : title
  return available === 0 ? `${name}: none left` : `${name}: ${available} left`
}

/** One of each picture: the same thing in two colours often shares one. */
function picturesOf(rows: readonly { picture: ShopOverview['lowStock'][number]['picture'] }[]) {
  const byId = new Map(rows.flatMap(({ picture }) => (picture ? [[picture.id, picture] as const] : [])))
  return [...byId.values()]
}
