import type { HomePart } from '#shared/api/home.schemas.ts'

/** What stands over a part of the first page unless the operator says otherwise; nothing over those not named here. */
export const usualTitles: Partial<Record<HomePart, string>> = {
  events: 'On for a while',
  categories: 'Walk the halls',
  newest: 'New on the shelves',
  followed: 'From shops you follow',
  recommended: 'Recommended for you',
  seen: 'Seen before',
  best_selling: 'Best selling',
  shops: 'Meet the makers',
  chosen_products: 'Chosen for you',
  chosen_shops: 'Shops to look at',
  invitation: 'Make things? Take a bay.',
}
