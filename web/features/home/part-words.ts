import type { HomePart } from '#shared/api/home.schemas.ts'

interface PartWords {
  name: string
  /** What stands there, and who sees it. */
  shows: string
}

/** How operators call the parts of the first page. */
export const partWords: Record<HomePart, PartWords> = {
  hero: { name: 'The top', shows: 'Words and a large picture' },
  promises: { name: 'Promises', shows: 'One payment, honest stock, delivery, change your mind' },
  events: { name: 'Sale events', shows: 'Those that run now; nothing while none does' },
  categories: { name: 'Categories', shows: 'The tree’s first level, where it holds something' },
  newest: { name: 'New things', shows: 'The eight that came last' },
  followed: { name: 'Followed shops', shows: 'New things of the shops a customer follows' },
  recommended: {
    name: 'Recommended',
    shows:
      'What others bought together with a customer’s own orders, or with what a visitor looked at and has in the basket',
  },
  seen: { name: 'Seen before', shows: 'What this visitor looked at' },
  best_selling: { name: 'Best selling', shows: 'The four that were sold most' },
  shops: { name: 'New shops', shows: 'The three that opened last' },
  chosen_products: { name: 'Chosen things', shows: 'Up to twelve that you choose' },
  chosen_shops: { name: 'Chosen shops', shows: 'Up to twelve that you choose' },
  invitation: { name: 'Invitation', shows: 'For people who want to open a shop' },
}
