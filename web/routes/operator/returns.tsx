import { Link, useSearchParams } from 'react-router'
import type { MarketReturn, ReturnState } from '#shared/api/returns.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListMarketReturnsInfiniteQuery } from '#web/data/returns.ts'
import { useSettings } from '#web/data/settings.ts'
import { returnStates, ReturnStateBadge } from '#web/features/returns/return-states.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import styles from './lists.module.css'

const shown = ['requested', 'accepted', 'received', 'closed', 'declined', 'withdrawn'] as const

function addressOf(state: ReturnState | undefined, shopId: string | undefined): string {
  const search = new URLSearchParams({ ...(state && { state }), ...(shopId && { shop: shopId }) }).toString()
  return search ? `/operator/returns?${search}` : '/operator/returns'
}

const columnsFor = (state: ReturnState | undefined): Column<MarketReturn>[] => [
  {
    key: 'return',
    title: 'Return',
    cell: ({ id, number, requestedAt }) => (
      <span className={styles.two}>
        <RowLink to={`/operator/returns/${id}`}>{number}</RowLink>
        <span className={styles.quiet}>
          <RelativeTime at={requestedAt} />
        </span>
      </span>
    ),
  },
  { key: 'things', title: 'What', cell: ({ lines }) => lines.map(({ title }) => title).join(', ') },
  { key: 'customer', title: 'Customer', isExtra: true, cell: ({ customer }) => customer },
  {
    key: 'shop',
    title: 'Shop',
    isExtra: true,
    cell: ({ shop }) => (
      <span className={styles.named}>
        <ShopMark logo={shop.logo} name={shop.name} size={32} />
        <Link to={addressOf(state, shop.id)}>{shop.name}</Link>
      </span>
    ),
  },
  { key: 'state', title: 'State', cell: ({ state: reached }) => <ReturnStateBadge state={reached} /> },
  {
    key: 'money',
    title: 'Money back',
    align: 'end',
    isExtra: true,
    cell: ({ refund }) => (refund ? <Money value={refund.amount} /> : '–'),
  },
]

/** The returns of all shops, or of one: what customers send back, how far it is, and what went back for it. */
export default function ReturnsPage() {
  const [search] = useSearchParams()
  const state = shown.find((each) => each === search.get('state'))
  const shopId = search.get('shop') ?? undefined
  const { name: market } = useSettings()
  const list = useListMarketReturnsInfiniteQuery({ ...(state && { state }), ...(shopId && { shopId }) })
  const rows = list.data && rowsOf(list.data)
  const ofShop = shopId && rows?.[0]?.shop.name
  return (
    <>
      <title>{`Returns – ${market}`}</title>
      <PageHead
        title={ofShop ? `Returns to ${ofShop}` : 'Returns'}
        lead="What customers send back. Shops answer and receive; when they do not agree, it becomes a dispute."
        actions={
          shopId && (
            <ButtonLink to={addressOf(state, undefined)} variant="sand">
              Of all shops
            </ButtonLink>
          )
        }
      />
      <DataTable
        label="Returns"
        columns={columnsFor(state)}
        rows={rows}
        rowKey={({ id }) => id}
        filters={
          <FilterTabs
            label="Returns by state"
            tabs={[
              { key: 'all', label: 'All', to: addressOf(undefined, shopId), isChosen: state === undefined },
              ...shown.map((each) => ({
                key: each,
                label: returnStates[each].word,
                to: addressOf(each, shopId),
                isChosen: state === each,
              })),
            ]}
          />
        }
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="Nothing comes back">When a customer asks to return something, it stands here.</EmptyState>
        }
      />
    </>
  )
}
