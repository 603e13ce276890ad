import type { DemoShop } from '../story.ts'

/** Applied the day before yesterday; its first things are drafts until the operator says yes. */
export const northwindKnitting: DemoShop = {
  slug: 'northwind-knitting',
  name: 'Northwind Knitting',
  isWaiting: true,
  taxNumber: '1234567T',
  tagline: 'Wool from three islands, knitted in Galway',
  story:
    'Aoife knits on a hand frame in her front room and dyes with onion skins and nettles. The wool comes from flocks on Inis Oírr, Inis Meáin and Clare Island. She makes about eleven pieces a week and would like to stay that size.',
  city: 'Galway',
  country: 'IE',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 2,
  members: [{ who: 'aoife', role: 'owner' }],
  shipping: [{ name: 'By post', price: 550, freeOver: 8_000, days: [3, 5] }],
  products: [
    {
      slug: 'tea-cosy',
      title: 'Tea cosy, undyed wool',
      category: 'kitchen',
      state: 'draft',
      listedDaysAgo: 2,
      description: 'A ribbed cosy that fits pots from 0.9 to 1.3 litres. Photographed on a borrowed pot.',
      details: { Wool: 'Undyed, from Inis Meáin', Fits: '0.9 to 1.3 litres' },
      pictures: ['snowfall-teapot'],
      variants: [{ sku: 'NK-COSY', price: 3_200, stock: 9, grams: 120 }],
    },
    {
      slug: 'wool-notebook-cover',
      title: 'Notebook cover, felted',
      category: 'paper',
      state: 'draft',
      listedDaysAgo: 1,
      description: 'Felted wool with a pencil loop, for 14 × 21 cm notebooks. Own pictures to follow.',
      details: { Fits: '14 × 21 cm', Colours: 'Nettle, onion, moss' },
      options: { Colour: ['Nettle', 'Onion'] },
      pictures: ['linen-notebooks'],
      variants: [
        { is: ['Nettle'], sku: 'NK-COV-N', price: 2_800, stock: 5, grams: 90 },
        { is: ['Onion'], sku: 'NK-COV-O', price: 2_800, stock: 4, grams: 90 },
      ],
    },
  ],
}
