import type { DemoShop } from '../story.ts'

/** Glass blown on the island, by daylight. */
export const clearHollow: DemoShop = {
  slug: 'clear-hollow',
  name: 'Clear Hollow',
  tagline: 'Glass for the table, blown before lunch',
  story:
    'Alvise is the fourth of his family at the same furnace on Murano and the first to make only plain things. He blows in the morning, when his hands are steady, and packs in the afternoon. A glass that breaks on the way is replaced without questions.',
  city: 'Murano',
  country: 'IT',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 73,
  members: [{ who: 'alvise', role: 'owner' }],
  shipping: [
    { name: 'Glass post, double boxed', price: 790, freeOver: 8_000, days: [3, 6] },
    { name: 'Express', price: 1_700, days: [1, 3] },
  ],
  products: [
    {
      slug: 'wine-glass',
      title: 'Hand-blown wine glass',
      category: 'kitchen',
      listedDaysAgo: 66,
      description:
        'A thin bowl on a pulled stem. It holds red or white and makes both a little better. You can see the breath in it if you look for a bubble near the foot.',
      details: { Holds: '380 ml', Height: '21 cm', Glass: 'Lead-free', Care: 'Dishwasher if you must' },
      options: { Sold: ['One', 'Set of six'] },
      pictures: ['wine-glass', 'wine-glass-2'],
      variants: [
        { is: ['One'], sku: 'CH-WINE-1', price: 2_200, stock: 48, grams: 140 },
        { is: ['Set of six'], sku: 'CH-WINE-6', price: 11_900, compareAt: 13_200, stock: 7, grams: 1_400 },
      ],
    },
    {
      slug: 'water-carafe',
      title: 'Water carafe, 1 l',
      category: 'kitchen',
      listedDaysAgo: 62,
      description: 'A clear carafe with a waist you can hold with wet hands. Fits the door of most fridges.',
      details: { Holds: '1 litre', Height: '27 cm', Glass: 'Lead-free', Care: 'Dishwasher safe' },
      pictures: ['water-carafe'],
      variants: [{ sku: 'CH-CAR', price: 3_900, stock: 16, grams: 620 }],
    },
    {
      slug: 'ripple-tumblers',
      title: 'Ripple tumblers, pair',
      category: 'kitchen',
      listedDaysAgo: 58,
      description:
        'One clear, one pale green, blown into a ribbed mould so that they catch the light. They stack, carefully.',
      details: { Holds: '240 ml each', Glass: 'Lead-free', Care: 'Dishwasher safe' },
      pictures: ['ripple-tumblers'],
      variants: [{ sku: 'CH-RIP-2', price: 3_400, stock: 19, grams: 480 }],
    },
    {
      slug: 'glass-oil-lamp',
      title: 'Glass oil lamp',
      category: 'home-and-light',
      listedDaysAgo: 42,
      description:
        'A small flame in a clear bowl with a brass collar. Burns lamp oil or clean olive oil for about six hours.',
      details: { Size: '28 cm tall', Burns: 'About six hours', Wick: 'Cotton, two spare', Collar: 'Brass' },
      pictures: ['glass-oil-lamp'],
      variants: [{ sku: 'CH-OIL', price: 5_600, stock: 9, grams: 540 }],
    },
  ],
}
