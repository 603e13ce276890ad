import type { DemoShop } from '../story.ts'

/** Lamps from an old pharmacy in Ghent. */
export const lumenHouse: DemoShop = {
  slug: 'lumen-house',
  name: 'Lumen House',
  tagline: 'Lamps that can be taken apart with one key',
  story:
    'Griet draws and wires every lamp in a former pharmacy by the Lieve canal. All of them open with the same small key, and every spare part is for sale, down to the felt under the foot. She answers letters on Tuesdays.',
  city: 'Ghent',
  country: 'BE',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 85,
  members: [{ who: 'griet', role: 'owner' }],
  shipping: [
    { name: 'Boxed parcel', price: 650, freeOver: 10_000, days: [2, 4] },
    { name: 'Express', price: 1_450, days: [1, 2] },
  ],
  products: [
    {
      slug: 'marble-lamp',
      title: 'Marble base table lamp',
      category: 'home-and-light',
      listedDaysAgo: 68,
      description:
        'A cream linen shade on a brass stem and a foot of Portuguese marble that no cat has yet tipped over. The light is warm and falls mostly down.',
      details: {
        Size: '46 cm tall, shade 28 cm',
        Bulb: 'E27, 6 W, included',
        Cable: '2 m, cotton-covered',
        Weight: '3.1 kg',
      },
      pictures: ['marble-lamp', 'marble-lamp-2'],
      variants: [{ sku: 'LH-MARB', price: 12_900, compareAt: 15_900, stock: 15, grams: 3_100 }],
    },
    {
      slug: 'dome-pendant',
      title: 'Dome pendant, bottle green',
      category: 'home-and-light',
      listedDaysAgo: 59,
      description:
        'Spun steel, enamelled green outside and white inside, so the table gets all of it. The cord can be shortened without tools.',
      details: { Size: '38 cm across', Cord: '2.5 m', Bulb: 'E27, not included', Finish: 'Vitreous enamel' },
      pictures: ['dome-pendant'],
      variants: [{ sku: 'LH-DOME-GR', price: 14_500, stock: 12, grams: 1_700 }],
    },
    {
      slug: 'arc-floor-lamp',
      title: 'Arc floor lamp, brass',
      category: 'home-and-light',
      listedDaysAgo: 6,
      tags: ['New'],
      description:
        'A long brass arc that brings the light over the sofa and leaves the ceiling alone. It comes in three pieces and goes together in ten minutes.',
      details: { Reach: '110 cm', Height: '188 cm', Base: 'Marble, 9 kg', Bulb: 'E27, included' },
      pictures: ['arc-floor-lamp'],
      variants: [{ sku: 'LH-ARC', price: 28_900, stock: 4, grams: 14_500 }],
    },
    {
      slug: 'paper-globe',
      title: 'Paper globe lamp',
      category: 'home-and-light',
      listedDaysAgo: 56,
      description:
        'Washi paper on a bamboo frame, standing on three short legs. A soft light for corners. If the paper tears, a new globe costs twelve euros.',
      details: {
        Size: '32 cm across, 38 cm tall',
        Paper: 'Washi from Gifu',
        Bulb: 'E14, 4 W, included',
        Dimmer: 'On the cable',
      },
      pictures: ['paper-globe'],
      variants: [{ sku: 'LH-GLOBE', price: 6_900, stock: 22, grams: 640 }],
    },
    {
      slug: 'clerk-desk-lamp',
      title: 'Clerk desk lamp',
      category: 'home-and-light',
      listedDaysAgo: 51,
      description:
        'Two joints, one switch, a head that stays where you put it. Modelled on the lamp in the tax office where Griet’s grandfather worked.',
      details: { Reach: '62 cm', Base: 'Brass, 16 cm', Bulb: 'E14, 5 W, included', Colour: 'Dark green' },
      pictures: ['clerk-desk-lamp'],
      variants: [{ sku: 'LH-CLERK', price: 11_900, stock: 10, grams: 2_300 }],
    },
    {
      slug: 'paper-globe-large',
      title: 'Paper globe lamp, large',
      category: 'home-and-light',
      state: 'hidden',
      listedDaysAgo: 56,
      description: 'The 48 cm globe. Resting until the next paper arrives from Gifu.',
      details: { Size: '48 cm across' },
      pictures: ['paper-globe'],
      variants: [{ sku: 'LH-GLOBE-L', price: 9_900, stock: 0, grams: 980 }],
    },
  ],
}
