import type { Shop } from '#shared/api/shops.schemas.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { filterCount } from '../catalog/filter-chips.tsx'
import { Shelf } from '../catalog/shelf.tsx'
import type { ShelfChoice } from '../catalog/shelf-choice.ts'
import { FindField } from '../market/find-field.tsx'

/** What a shop has on its shelves, and what that can be narrowed to. */
export default function ShopShelf({ shop, choice }: { shop: Shop; choice: ShelfChoice }) {
  const { slug, name, productCount } = shop
  const isNarrowed = choice.q !== undefined || filterCount({ ...choice, shop: undefined as never }) > 0
  return (
    <Shelf
      title="On the shelves"
      heading="h2"
      choice={choice}
      page={{ shop: slug }}
      above={
        productCount > 8 && (
          <FindField
            to="/products"
            label={`Search in ${name}`}
            placeholder={`Search in ${name}`}
            also={{ shop: slug }}
          />
        )
      }
      empty={
        isNarrowed
          ? {
              title: 'Nothing here is like that',
              words: 'Each of these filters takes something away. Take one off, and more comes back.',
              action: <ButtonLink to={`/shops/${slug}`}>Clear all filters</ButtonLink>,
            }
          : { title: 'The shelves are bare today', words: `${name} is making new things. Come back soon.` }
      }
    />
  )
}
