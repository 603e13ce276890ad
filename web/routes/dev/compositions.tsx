import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { BalanceBar } from '#web/ui/balance-bar.tsx'
import { CardList } from '#web/ui/card-list.tsx'
import { Card } from '#web/ui/card.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Change, FigureTile } from '#web/ui/figure-tile.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { Skeleton, SkeletonCards, SkeletonText } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { SumList } from '#web/ui/sum-list.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { ToDoList, ToDoRow } from '#web/ui/to-do-row.tsx'
import { euro } from './samples.ts'
import { Group, Piece } from './showcase.tsx'

interface Row {
  id: string
  name: string
  amountMinor: number
}

const rows: Row[] = [
  { id: '1', name: 'Clara Nunes', amountMinor: 3_190 },
  { id: '2', name: 'A customer with a name that goes on for rather a long while', amountMinor: 89_000 },
]

const columns: Column<Row>[] = [
  { key: 'name', title: 'Customer', cell: ({ name }) => <strong>{name}</strong>, sortKey: 'name', foot: '2 orders' },
  { key: 'state', title: 'State', isExtra: true, cell: () => <StateBadge tone="due">To hand over</StateBadge> },
  {
    key: 'total',
    title: 'Total',
    align: 'end',
    cell: ({ amountMinor }) => <Money value={euro(amountMinor)} />,
    foot: <Money value={euro(92_190)} />,
  },
]

const failure = { status: 503, problem: null }

const cards = { hasNextPage: false, isFetchingNextPage: false, refetch: () => {}, fetchNextPage: () => {} }
const noCards = { none: 'No review yet', words: 'The first one will stand here.' }

/** Lists in each of their states. */
export function Lists() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(['1']))
  const [sort, setSort] = useState('name')
  const nothing = <EmptyState title="No order yet">The first one will stand here.</EmptyState>
  return (
    <Group id="lists" title="Lists">
      <Piece name="FilterTabs" isStacked>
        <FilterTabs
          label="Orders by state"
          tabs={[
            { key: 'a', label: 'To hand over', count: 5, to: '#lists', isChosen: true },
            { key: 'b', label: 'On the way', count: 0, to: '#lists', isChosen: false },
            { key: 'c', label: 'All', to: '#lists', isChosen: false },
          ]}
        />
      </Piece>
      <Piece name="DataTable" isStacked>
        <DataTable
          label="Orders"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={setSort}
          selection={{ selected: ticked, onSelect: setTicked, nameOf: ({ name }) => name }}
          onMore={() => {}}
          empty={nothing}
        />
        <DataTable label="On its way" columns={columns} rows={undefined} rowKey={({ id }) => id} empty={nothing} />
        <DataTable label="Empty" columns={columns} rows={[]} rowKey={({ id }) => id} empty={nothing} />
        <DataTable
          label="Failed"
          columns={columns}
          rows={undefined}
          rowKey={({ id }) => id}
          error={failure}
          onRetry={() => {}}
          empty={nothing}
        />
      </Piece>
      <Piece name="SelectionBar" isStacked>
        <SelectionBar title="2 orders selected" actions={<Button size="sm">Hand over 2</Button>}>
          3 pieces · €921.90
        </SelectionBar>
      </Piece>
    </Group>
  )
}

/** Figures and sums. */
export function Figures() {
  const parts = [
    { key: 'pending', label: 'On the way to you', amount: euro(41_250), tone: 'soft', next: 'When parcels arrive' },
    { key: 'available', label: 'Available', amount: euro(128_400), tone: 'strong' },
    { key: 'disputed', label: 'Set aside', amount: euro(0), tone: 'set-aside' },
    { key: 'withdrawing', label: 'Leaving', amount: euro(20_000), tone: 'away', next: 'Arrives on Tuesday' },
  ] as const
  return (
    <Group id="figures" title="Figures and sums">
      <Piece name="FigureTile">
        <FigureTile label="Orders in 30 days" figure={70}>
          <Change now={70} before={64} /> · 64 in the 30 before
        </FigureTile>
        <FigureTile label="Each on average" figure={<Money value={euro(14_283)} />}>
          <Change now={90} before={100} />
        </FigureTile>
        <FigureTile label="Without a past" figure={3}>
          <Change now={3} before={0} /> Your first
        </FigureTile>
      </Piece>
      <Piece name="BalanceBar" isStacked>
        <Card>
          <BalanceBar parts={parts} isWide />
        </Card>
        <Card>
          <BalanceBar parts={parts} />
        </Card>
      </Piece>
      <Piece name="SumList" isStacked>
        <Card>
          <SumList
            lines={[
              { label: 'Goods', value: euro(6_400) },
              { label: 'By post', value: euro(550) },
              { label: 'Customer paid', value: euro(6_950), kind: 'sum' },
              { label: 'Commission, 8 %', value: euro(-512) },
              { label: 'You receive', value: euro(6_438), kind: 'result' },
            ]}
          />
        </Card>
      </Piece>
    </Group>
  )
}

/** Larger pieces of a page. */
export function PageParts({ picture }: { picture: PictureFile | null }) {
  return (
    <Group id="parts" title="Parts of a page">
      <Piece name="ToDoRow" isStacked>
        <Card title="To do" aside="Next parcel leaves in 6 h 45 min">
          <ToDoList total={3} nothing="Nothing waits.">
            <ToDoRow
              count={4}
              title="Orders to hand over"
              tone="good"
              pictures={picture ? [picture] : []}
              action={<Button size="sm">Hand over</Button>}
            >
              The first by 16:00 today
            </ToDoRow>
            <ToDoRow
              count={1}
              title="Sold out"
              tone="urgent"
              action={
                <Button size="sm" variant="sand">
                  Restock
                </Button>
              }
            />
            <ToDoRow count={0} title="Never drawn" action={null} />
          </ToDoList>
        </Card>
        <Card title="To do">
          <ToDoList total={0} nothing="Nothing waits. New orders will stand here.">
            {null}
          </ToDoList>
        </Card>
      </Piece>
      <Piece name="Timeline" isStacked>
        <Card>
          <Timeline
            steps={[
              { key: 'd', title: 'Delivered', state: 'planned', note: 'Expected on Tuesday' },
              { key: 'c', title: 'Waiting for hand-over', state: 'now' },
              { key: 'b', title: 'Payment confirmed', state: 'done', at: '2026-11-20T09:15:00.000Z' },
              { key: 'a', title: 'Card declined', state: 'refused', at: '2026-11-20T09:12:00.000Z' },
            ]}
          />
        </Card>
      </Piece>
      <Piece name="PageHead and SidePanel" isStacked>
        <PageHead
          title="Three decisions wait for you."
          lead="Friday 20 November."
          actions={<Button>New product</Button>}
        />
        <WithSidePanel
          panel={
            <SidePanel title="Payment">
              <p>The card was charged.</p>
              <Button fullWidth>Give back</Button>
            </SidePanel>
          }
        >
          <Card title="Evidence">It scrolls while the panel stays.</Card>
        </WithSidePanel>
      </Piece>
      <Piece name="EmptyState and ErrorState" isStacked>
        <EmptyState title="Your basket is empty" action={<Button>Look around</Button>}>
          Nothing was lost.
        </EmptyState>
        <EmptyState title="None of these" isSmall />
        <ErrorState error={failure} onRetry={() => {}} />
      </Piece>
      <Piece name="CardList" isStacked>
        <CardList list={{ ...cards, hasNextPage: true }} rows={rows} empty={noCards}>
          {({ name }) => <Card>{name}</Card>}
        </CardList>
        <CardList<Row> list={cards} rows={[]} empty={noCards}>
          {() => null}
        </CardList>
        <CardList<Row> list={cards} rows={undefined} empty={noCards}>
          {() => null}
        </CardList>
      </Piece>
      <Piece name="Skeletons" isStacked>
        <Skeleton width="40%" height="32px" />
        <SkeletonText lines={3} />
        <SkeletonCards count={4} />
      </Piece>
    </Group>
  )
}
