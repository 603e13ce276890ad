import type { DemoShop } from '../story.ts'

/** Sound from a boathouse in Gothenburg. */
export const northAudio: DemoShop = {
  slug: 'north-audio',
  name: 'North Audio',
  tagline: 'Sound you can open with a screwdriver',
  story:
    'Elin builds in a boathouse on the Göta river and tests every pair with the same three records. Each piece is screwed, never glued, and the spare parts list hangs on the wall. If something breaks after ten years, write to her.',
  city: 'Gothenburg',
  country: 'SE',
  returnDays: 60,
  acceptsCash: false,
  appliedDaysAgo: 86,
  members: [{ who: 'elin', role: 'owner' }],
  shipping: [
    { name: 'Insured parcel', price: 690, freeOver: 15_000, days: [3, 5] },
    { name: 'Express', price: 1_900, days: [1, 2] },
  ],
  products: [
    {
      slug: 'arc-headphones',
      title: 'Arc wireless headphones',
      category: 'audio',
      listedDaysAgo: 66,
      tags: ['Repairable'],
      description:
        'Closed headphones with brass caps and cushions that come off without tools. Thirty hours on a charge, and a cable for the day you forget to charge them.\n\nTuned for voices and acoustic instruments; there are bassier ones elsewhere.',
      details: {
        Battery: '30 hours, replaceable with one screw',
        Weight: '268 g',
        Drivers: '40 mm',
        Wireless: 'Bluetooth 5.4, two devices at once',
        'In the box': 'Cable, cotton bag, spare screws',
      },
      pictures: ['arc-headphones', 'arc-headphones-2'],
      variants: [{ sku: 'NA-ARC', price: 18_900, compareAt: 22_900, stock: 24, grams: 268 }],
    },
    {
      slug: 'harbour-speaker',
      title: 'Harbour bookshelf speaker',
      category: 'audio',
      listedDaysAgo: 64,
      description:
        'One active speaker in a Nordic birch cabinet. It fills a kitchen on its own and a living room as a pair.\n\nThe front comes off, so you can paint it or let a child draw on it.',
      details: {
        Size: '17 × 24 × 19 cm',
        Power: '2 × 40 W',
        Inputs: 'Bluetooth, line in, optical',
        Cabinet: 'Birch plywood, oiled',
      },
      options: { Sold: ['Single', 'Pair'] },
      pictures: ['harbour-speaker', 'harbour-speaker-2'],
      variants: [
        { is: ['Single'], sku: 'NA-HAR-1', price: 14_900, stock: 20, grams: 3_400 },
        { is: ['Pair'], sku: 'NA-HAR-2', price: 27_900, compareAt: 29_800, stock: 9, grams: 6_800 },
      ],
    },
    {
      slug: 'fjord-radio',
      title: 'Fjord table radio',
      category: 'audio',
      listedDaysAgo: 52,
      description:
        'A radio with one large dial and no menu. Turn it on and it plays what it played yesterday.\n\nFM, digital radio and a Bluetooth button round the back for guests.',
      details: {
        Size: '21 × 13 × 11 cm',
        Receives: 'FM, DAB+, Bluetooth',
        Runs: 'On mains or 14 hours on its battery',
        Weight: '1.3 kg',
      },
      pictures: ['fjord-radio', 'fjord-radio-2'],
      variants: [{ sku: 'NA-FJORD', price: 12_900, stock: 11, grams: 1_300 }],
    },
    {
      slug: 'reel-turntable',
      title: 'Reel turntable, walnut',
      category: 'audio',
      listedDaysAgo: 12,
      tags: ['Made to order'],
      description:
        'Belt drive, two speeds, a tonearm you set once with the card in the box. The plinth is one piece of walnut from a tree that fell in Bohuslän.\n\nBuilt when you order it, so it leaves after four days.',
      details: {
        Speeds: '33⅓ and 45',
        Arm: '9 inch aluminium, fitted cartridge',
        Plinth: 'Solid walnut',
        Size: '43 × 34 × 12 cm',
        Weight: '5.8 kg',
      },
      pictures: ['reel-turntable', 'reel-turntable-2'],
      variants: [{ sku: 'NA-REEL', price: 34_900, stock: 5, grams: 5_800 }],
    },
    {
      slug: 'pebble-earbuds',
      title: 'Pebble earbuds',
      category: 'audio',
      listedDaysAgo: 57,
      description:
        'Small, pale and light enough to forget. The charging case opens like a shell and its battery can be changed, which is rarer than it should be.',
      details: {
        Battery: '7 hours, 28 with the case',
        Weight: '4.6 g each',
        Tips: 'Three sizes, silicone',
        Water: 'Rain yes, swimming no',
      },
      pictures: ['pebble-earbuds'],
      variants: [{ sku: 'NA-PEB', price: 8_900, stock: 30, grams: 60 }],
    },
    {
      slug: 'harbour-stand',
      title: 'Stand for the Harbour speaker',
      category: 'audio',
      state: 'draft',
      listedDaysAgo: 4,
      description: 'A birch stand, 60 cm high. Waiting for the second prototype.',
      details: { Height: '60 cm' },
      pictures: ['harbour-speaker'],
      variants: [{ sku: 'NA-STAND', price: 7_900, stock: 0, grams: 4_200 }],
    },
  ],
}
