import { expect, test } from 'vitest'
import type { Category } from '#shared/api/market.schemas.ts'
import { rowsOfTree } from './category-tree.ts'

const category = (id: string, parentId: string | null): Category => ({
  id,
  parentId,
  slug: id,
  name: id,
  picture: null,
  productCount: 0,
})

test('what stands in a category follows it, one step in', () => {
  const rows = rowsOfTree([category('home', null), category('mugs', 'clay'), category('clay', null)])
  expect(rows.map(({ category: { id }, depth, position }) => [id, depth, position])).toEqual([
    ['home', 0, 0],
    ['clay', 0, 1],
    ['mugs', 1, 0],
  ])
})
