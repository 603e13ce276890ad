import type { DemoShop } from '../story.ts'

/** A watchmaker who answers for every second. */
export const atelierVolta: DemoShop = {
  slug: 'atelier-volta',
  name: 'Atelier Volta',
  tagline: 'Watches set by hand, in the town that taught us',
  story:
    'Hugo spent nineteen years repairing other people’s watches in Besançon before he drew his own. He assembles four a week and signs the inside of the case back. The clocks pay the rent; the watches are why he gets up.',
  city: 'Besançon',
  country: 'FR',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 83,
  members: [{ who: 'hugo', role: 'owner' }],
  shipping: [
    { name: 'Registered and insured', price: 900, freeOver: 20_000, days: [2, 4] },
    { name: 'Courier against signature', price: 2_200, days: [1, 2] },
  ],
  products: [
    {
      slug: 'meridian-watch',
      title: 'Meridian 38 automatic',
      category: 'watches',
      listedDaysAgo: 49,
      tags: ['Four a week'],
      description:
        'A 38 mm steel watch that winds itself. Thin hands, no date, a dial you can read at arm’s length.\n\nHugo sets it for five days in six positions before it leaves. The note in the box says how far it strayed.',
      details: {
        Case: '38 mm steel, 10.4 mm thick',
        Movement: 'Automatic, 42 hours',
        Glass: 'Domed sapphire',
        Strap: 'Tuscan leather, 20 mm',
        Water: '5 bar',
        Service: 'First one free, after four years',
      },
      options: { Dial: ['Midnight blue', 'Sand'] },
      pictures: ['meridian-watch', 'meridian-watch-2', 'meridian-watch-sand'],
      variants: [
        { is: ['Midnight blue'], sku: 'AV-MER-BL', price: 34_900, stock: 7, grams: 72, picture: 'meridian-watch' },
        { is: ['Sand'], sku: 'AV-MER-SA', price: 34_900, stock: 5, grams: 72, picture: 'meridian-watch-sand' },
      ],
    },
    {
      slug: 'orbit-clock',
      title: 'Orbit desk clock',
      category: 'watches',
      listedDaysAgo: 55,
      description: 'A brass ring on a walnut foot. The hand sweeps, so there is no tick to count in a quiet room.',
      details: { Size: '14 cm across', Foot: 'Walnut', Movement: 'Silent quartz, one AA cell', Weight: '540 g' },
      pictures: ['orbit-clock', 'orbit-clock-2'],
      variants: [{ sku: 'AV-ORB', price: 8_600, stock: 13, grams: 540 }],
    },
    {
      slug: 'hourglass',
      title: 'Hourglass, half an hour',
      category: 'watches',
      listedDaysAgo: 53,
      description:
        'Pale quartz sand between two turned ends. It runs for thirty minutes, give or take forty seconds, which is all a letter needs.',
      details: {
        Size: '22 cm tall',
        Runs: '30 minutes ± 40 seconds',
        Wood: 'Cherry',
        Sand: 'Quartz, sieved four times',
      },
      pictures: ['hourglass'],
      variants: [{ sku: 'AV-HOUR-30', price: 4_800, stock: 16, grams: 430 }],
    },
    {
      slug: 'travel-alarm',
      title: 'Brass travel alarm',
      category: 'watches',
      listedDaysAgo: 48,
      description:
        'Two bells and a small hammer. It will wake you, and possibly the room next door. Wind it every evening.',
      details: { Size: '9 cm tall', Movement: 'Hand wound, 36 hours', Case: 'Brass, lacquered', Weight: '260 g' },
      pictures: ['travel-alarm'],
      variants: [{ sku: 'AV-TRAV', price: 6_200, compareAt: 7_400, stock: 9, grams: 260 }],
    },
  ],
}
