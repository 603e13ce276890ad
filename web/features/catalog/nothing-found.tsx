import { useSearchParams } from 'react-router'
import type { Facets } from '#shared/api/catalog.schemas.ts'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { Section } from '../market/section.tsx'
import { useChips } from './filter-chips.tsx'
import { ProductGrid } from './product-grid.tsx'
import { choiceOf, type ShelfChoice, type ShelfPage } from './shelf-choice.ts'

/** Something else to look at, and the way to all of it. */
interface Offer {
  title: string
  by: ShelfChoice
  more: { to: string; label: string }
}

const most = 4

interface NothingFoundProps {
  choice: ShelfChoice
  page: ShelfPage
  facets: Facets | undefined
}

/**
 * What else there is where nothing was found: with one of the filters left out, else what sells best in the category, else in the
 * market. Nobody stands before an empty shelf.
 */
export default function NothingFound({ choice, page, facets }: NothingFoundProps) {
  const [search] = useSearchParams()
  const chips = useChips(facets, search)
  const withoutOne = chips.map(({ label, to }): Offer => ({
    title: `Without “${label}”`,
    by: { ...choiceOf(new URLSearchParams(to)), ...page },
    more: { to, label: 'See all of these' },
  }))
  const { data: categories } = useListCategoriesQuery()
  const name = categories?.items.find(({ slug }) => slug === choice.category)?.name
  const inCategory: Offer[] = name
    ? [
        {
          title: `What others buy in ${name}`,
          by: { category: choice.category!, sort: 'sold' },
          more: { to: `/categories/${choice.category}?sort=sold`, label: 'Best sold' },
        },
      ]
    : []
  const anywhere: Offer = {
    title: 'What others buy',
    by: { sort: 'sold' },
    more: { to: '/products?sort=sold', label: 'Best sold' },
  }
  return <FirstThatHasSome offers={[...withoutOne, ...inCategory, anywhere]} />
}

function FirstThatHasSome({ offers: [offer, ...others] }: { offers: readonly Offer[] }) {
  return offer ? <OneOffer key={offer.title} offer={offer} others={others} /> : null
}

function OneOffer({ offer: { title, by, more }, others }: { offer: Offer; others: readonly Offer[] }) {
  const { data, error } = useListProductsInfiniteQuery({ ...by, limit: most })
  if (!data && !error) return null
  const products = data ? rowsOf(data).slice(0, most) : []
  if (products.length === 0) return <FirstThatHasSome offers={others} />
  return (
    <Section title={title} more={more}>
      <ProductGrid products={products} />
    </Section>
  )
}
