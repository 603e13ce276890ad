import type { Home } from '#shared/api/home.schemas.ts'

/** What the parts of the first page ask the shelf for: the page asks ahead on the server, the parts again where they stand. */
export const loved = { sort: 'rating', limit: 2 } as const
export const newest = { sort: 'newest', limit: 8 } as const
export const bestSelling = { sort: 'sold', limit: 4 } as const
export const someShops = { limit: 3 } as const

/** The products an operator chose. */
export const namedProducts = (ids: readonly string[]) => ({ ids: ids.join(',') })

/** The shops an operator chose. */
export const namedShops = (ids: readonly string[]) => ({ ids: ids.join(','), limit: 12 })

/** Whether what people love is shown: the hero and the invitation share it, and a hero with a picture of its own needs none. */
export function showsLoved({ hero, sections }: Home): boolean {
  return sections.some(({ part }) => (part === 'hero' && !hero.picture) || part === 'invitation')
}
