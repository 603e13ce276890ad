import type { Database } from '#server/platform/db/database.ts'
import type { AttributeRule } from '#server/catalog/index.ts'
import { listCategories } from './repository.ts'

/** A category a product can stand in. */
export interface Category {
  id: string
  slug: string
  name: string
  /** What products of it may say of themselves. */
  rules: AttributeRule[]
}

/** The market's categories, as files name them. */
export interface Categories {
  find(written: string): Category | null
  get(id: string): Category | null
  /** Where new products go whose own category is none of the market's. */
  fallback: Category | null
}

/**
 * Reads the market's categories once. A file may write the slug, the name, or a path of names by `>`; of a path the deepest
 * name the market knows counts.
 */
export async function openCategories(db: Database, fallbackId: string | null): Promise<Categories> {
  const all = await listCategories(db)
  const byId = new Map(all.map((category) => [category.id, category]))
  const bySlug = new Map(all.map((category) => [category.slug, category]))
  const byName = new Map(all.map((category) => [category.name.toLowerCase(), category]))
  const called = (name: string) => bySlug.get(name) ?? byName.get(name.toLowerCase())
  return {
    get: (id) => byId.get(id) ?? null,
    fallback: (fallbackId && byId.get(fallbackId)) || null,
    find(written) {
      const names = written.split(/\s*[>/]\s*/).toReversed()
      return called(written) ?? names.map(called).find((category) => category) ?? null
    },
  }
}
