import type { DemoShop } from '../story.ts'

/** A joiner on the river at Deusto. */
export const grainWorks: DemoShop = {
  slug: 'grain-works',
  name: 'Grain Works',
  tagline: 'Ash, oak and olive, and very few screws',
  story:
    'Iker learned chair making from his aunt and still uses her shaving horse. The wood is felled within 80 kilometres of Bilbao and finished with linseed oil. Repairs are free for life if you pay the post.',
  city: 'Bilbao',
  country: 'ES',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 85,
  members: [{ who: 'iker', role: 'owner' }],
  shipping: [
    { name: 'Parcel', price: 590, freeOver: 12_000, days: [3, 6] },
    { name: 'Carried to your room', price: 3_900, days: [5, 9] },
  ],
  products: [
    {
      slug: 'ladder-chair',
      title: 'Ash ladder chair',
      category: 'furniture',
      listedDaysAgo: 65,
      tags: ['Made to order'],
      description:
        'A light chair with a woven seat, three slats and eighteen joints. It weighs less than four kilos and has held two grown men arguing.\n\nMade in pairs where possible, so the grain agrees.',
      details: {
        Wood: 'Ash, oiled',
        Seat: 'Paper cord, woven by hand',
        Size: '44 × 50 × 86 cm',
        'Seat height': '45 cm',
        Weight: '3.8 kg',
      },
      pictures: ['ladder-chair', 'ladder-chair-2'],
      variants: [{ sku: 'GW-LAD', price: 26_000, stock: 8, grams: 3_800 }],
    },
    {
      slug: 'olive-board',
      title: 'Olive wood board',
      category: 'kitchen',
      listedDaysAgo: 66,
      description:
        'Cut from olive trees that stopped bearing. Dense enough for a bread knife and pretty enough for the table.\n\nOil it twice a year; a little card says how.',
      details: {
        Size: '38 × 22 × 2.2 cm',
        Wood: 'Olive, one piece',
        Care: 'Wash by hand, dry standing',
        Note: 'Tomatoes not included',
      },
      pictures: ['olive-board', 'olive-board-2'],
      variants: [{ sku: 'GW-OLIVE', price: 4_200, stock: 26, grams: 1_150 }],
    },
    {
      slug: 'step-stool',
      title: 'Two-step stool',
      category: 'furniture',
      listedDaysAgo: 54,
      description:
        'For the top shelf, for brushing teeth, for sitting by the stove. The two steps are dovetailed, so nothing works loose.',
      details: { Wood: 'Pine, soap finish', Size: '40 × 36 × 38 cm', Carries: '150 kg', Weight: '3.1 kg' },
      pictures: ['step-stool'],
      variants: [{ sku: 'GW-STEP', price: 9_800, stock: 12, grams: 3_100 }],
    },
    {
      slug: 'walnut-spoons',
      title: 'Walnut cooking spoons, three',
      category: 'kitchen',
      listedDaysAgo: 63,
      description:
        'A spoon, a slotted spoon and a flat one for scraping. Carved from offcuts, so the shades differ a little.',
      details: { Length: '30 cm', Wood: 'Walnut, oiled', Care: 'Wash by hand' },
      pictures: ['walnut-spoons'],
      variants: [{ sku: 'GW-SPOON-3', price: 3_400, stock: 28, grams: 190 }],
    },
    {
      slug: 'round-side-table',
      title: 'Round oak side table',
      category: 'furniture',
      listedDaysAgo: 9,
      tags: ['New'],
      description:
        'Three legs never wobble. The top is four boards of oak glued so that the rings alternate, and a small shelf below holds today’s paper.',
      details: { Size: '48 cm across, 46 cm high', Wood: 'Oak, oiled', Legs: 'Unscrew for the post', Weight: '5.2 kg' },
      pictures: ['round-side-table', 'round-side-table-2'],
      variants: [{ sku: 'GW-RST', price: 18_500, stock: 6, grams: 5_200 }],
    },
    {
      slug: 'pepper-mills',
      title: 'Turned pepper mill',
      category: 'kitchen',
      listedDaysAgo: 61,
      description:
        'Turned on a lathe from 1958 around a ceramic grinder. The tall one is walnut and suits pepper, the short one is maple and does salt as well.',
      details: { Grinder: 'Ceramic, set from fine to coarse', Tall: '24 cm, walnut', Short: '15 cm, maple' },
      options: { Size: ['Tall, walnut', 'Short, maple', 'Both'] },
      pictures: ['pepper-mills', 'pepper-mills-2'],
      variants: [
        { is: ['Tall, walnut'], sku: 'GW-MILL-T', price: 4_600, stock: 12, grams: 310 },
        { is: ['Short, maple'], sku: 'GW-MILL-S', price: 3_600, stock: 14, grams: 210 },
        { is: ['Both'], sku: 'GW-MILL-2', price: 7_600, compareAt: 8_200, stock: 8, grams: 520 },
      ],
    },
    {
      slug: 'wall-hooks',
      title: 'Walnut peg rail',
      category: 'furniture',
      listedDaysAgo: 47,
      description:
        'Four round pegs on a walnut rail. Two hidden screws hold it, and the drill template is printed on the paper it comes in.',
      details: {
        Length: '60 cm',
        Pegs: 'Four, 28 mm across',
        Carries: '8 kg a peg',
        Bag: 'Shown for size, not included',
      },
      pictures: ['wall-hooks'],
      variants: [{ sku: 'GW-RAIL-4', price: 5_400, stock: 15, grams: 900 }],
    },
  ],
}
