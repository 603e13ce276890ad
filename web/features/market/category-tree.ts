import type { Category } from '#shared/api/market.schemas.ts'

export interface TreeRow {
  category: Category
  /** 0 at the top. */
  depth: number
  /** Among its neighbours, from 0. */
  position: number
}

/** Categories as a tree reads, each above what stands in it; neighbours in the order in which they came. */
export function rowsOfTree(categories: readonly Category[]): TreeRow[] {
  const rows: TreeRow[] = []
  const add = (parentId: string | null, depth: number) => {
    const neighbours = categories.filter((category) => category.parentId === parentId)
    for (const [position, category] of neighbours.entries()) {
      rows.push({ category, depth, position })
      add(category.id, depth + 1)
    }
  }
  add(null, 0)
  return rows
}
