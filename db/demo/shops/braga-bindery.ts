import type { DemoShop } from '../story.ts'

/** Mateus buys here since the spring and would like to sell as well; one of his papers is too old. */
export const bragaBindery: DemoShop = {
  slug: 'braga-bindery',
  name: 'Braga Bindery',
  isWaiting: true,
  givenBack: 'Your proof of address is from last winter. Please send one of the last three months; the rest is fine.',
  taxNumber: '234 567 899',
  tagline: 'Notebooks sewn by hand, in Braga',
  story:
    'Mateus learned to sew books from a neighbour who had bound the parish registers for forty years. He folds, sews and trims at a kitchen table and can make six in an evening.',
  city: 'Braga',
  country: 'PT',
  returnDays: 14,
  acceptsCash: false,
  appliedDaysAgo: 4,
  members: [{ who: 'mateus', role: 'owner' }],
  shipping: [{ name: 'By post', price: 420, days: [2, 4] }],
  products: [
    {
      slug: 'sewn-notebook',
      title: 'Sewn notebook, 96 pages',
      category: 'paper',
      state: 'draft',
      listedDaysAgo: 3,
      description: 'Sewn on three tapes, so that it lies open. A picture of a friend’s, until his own are taken.',
      details: { Size: '14 × 21 cm', Pages: '96, unruled' },
      pictures: ['linen-notebooks'],
      variants: [{ sku: 'BB-96', price: 2_400, stock: 12, grams: 210 }],
    },
  ],
}
