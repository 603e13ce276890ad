import type { DemoShop } from '../story.ts'

/** A binder in the town that makes paper. */
export const paperMoon: DemoShop = {
  slug: 'paper-moon',
  name: 'Paper Moon',
  tagline: 'Notebooks sewn in the town that makes the paper',
  story:
    'Giulia binds in Fabriano, where paper has been made since 1264 and everyone has an opinion about it. She sews every notebook so that it lies flat. On rainy days she folds kites for the school.',
  city: 'Fabriano',
  country: 'IT',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 75,
  members: [{ who: 'giulia', role: 'owner' }],
  shipping: [
    { name: 'Flat parcel', price: 450, freeOver: 5_000, days: [3, 5] },
    { name: 'Express', price: 1_200, days: [1, 2] },
  ],
  products: [
    {
      slug: 'linen-notebooks',
      title: 'Linen notebook',
      category: 'paper',
      listedDaysAgo: 68,
      description:
        'A sewn notebook in linen cloth, 160 pages that take ink without a shadow. It lies flat from the first page.\n\nFour colours, so you can tell work from letters.',
      details: {
        Size: '14 × 21 cm',
        Paper: '100 g, ivory, from Fabriano',
        Pages: '160',
        Binding: 'Sewn, linen over board',
      },
      options: { Colour: ['Ink blue', 'Cream', 'Orange', 'Forest'], Inside: ['Plain', 'Dotted'] },
      pictures: ['linen-notebooks', 'linen-notebooks-2'],
      variants: [
        notebook('Ink blue', 'Plain', 24),
        notebook('Ink blue', 'Dotted', 26),
        notebook('Cream', 'Plain', 14),
        notebook('Cream', 'Dotted', 16),
        notebook('Orange', 'Plain', 12),
        notebook('Orange', 'Dotted', 15),
        notebook('Forest', 'Plain', 13),
        notebook('Forest', 'Dotted', 4),
      ],
    },
    {
      slug: 'brass-pen',
      title: 'Brass ballpoint',
      category: 'paper',
      listedDaysAgo: 64,
      description:
        'Turned from one bar of brass, heavy enough that you write more slowly. It darkens with your hand; a lemon brings the shine back.',
      details: { Length: '13.5 cm', Weight: '38 g', Refill: 'Standard G2, blue-black' },
      pictures: ['brass-pen'],
      variants: [{ sku: 'PM-PEN', price: 3_400, stock: 20, grams: 38 }],
    },
    {
      slug: 'pencil-cup',
      title: 'Pencil cup',
      category: 'paper',
      listedDaysAgo: 59,
      description:
        'A stoneware cup with a bare foot, made by a friend up the hill. The eight pencils come with it and are cedar.',
      details: { Size: '10 cm tall, 8 cm across', Pencils: 'Eight, cedar', Clay: 'Stoneware' },
      pictures: ['pencil-cup'],
      variants: [{ sku: 'PM-CUP', price: 2_600, stock: 18, grams: 430 }],
    },
    {
      slug: 'desk-tray',
      title: 'Walnut desk tray',
      category: 'paper',
      listedDaysAgo: 57,
      description:
        'One large bay for paper, three small ones for what rolls away. The corners are splined and will not open.',
      details: { Size: '34 × 24 × 4 cm', Wood: 'Walnut, waxed', Shown: 'With a notebook and a pencil, not included' },
      pictures: ['desk-tray'],
      variants: [{ sku: 'PM-TRAY', price: 7_800, compareAt: 8_900, stock: 8, grams: 880 }],
    },
    {
      slug: 'paper-kite',
      title: 'Paper kite',
      category: 'out-and-about',
      listedDaysAgo: 7,
      tags: ['New'],
      description:
        'Red and cream paper on split bamboo, with thirty metres of line. It flies in very little wind and mends with tape.',
      details: { Size: '62 × 74 cm', Line: '30 m, cotton', Ages: 'Six and up, or five with a grandfather' },
      pictures: ['paper-kite'],
      variants: [{ sku: 'PM-KITE', price: 2_200, stock: 14, grams: 180 }],
    },
    {
      slug: 'kite-plan',
      title: 'Plan of a paper kite, to print',
      category: 'out-and-about',
      listedDaysAgo: 5,
      tags: ['New'],
      description:
        'The kite of the school in Fabriano, as a plan for two sheets of A4. You need paper, two bamboo sticks and an hour of rain.',
      details: { Format: 'PDF, A4', Language: 'English', Makes: 'A kite of 62 × 74 cm, as often as you like' },
      pictures: ['paper-kite'],
      variants: [{ sku: 'PM-KITE-PLAN', price: 600, stock: 1_000 }],
      file: {
        name: 'Paper kite, a plan.pdf',
        title: 'A paper kite',
        steps: [
          'Cut a lozenge of paper, 62 by 74 cm. Two sheets glued edge to edge are stronger than one.',
          'Split a bamboo stick. One half is the spine, 74 cm; bend the other to a bow of 62 cm and tie it across, a third from the top.',
          'Fold the edge of the paper over a thread, and glue it down. Let it dry under a book.',
          'Tie the line where the sticks cross and at the foot of the spine. It shall hang a little nose up.',
          'A tail of eight bows of paper keeps it quiet. In little wind take two off.',
        ],
      },
    },
  ],
}

function notebook(colour: string, inside: 'Plain' | 'Dotted', stock: number) {
  const sku = `PM-NB-${colour.slice(0, 2).toUpperCase()}-${inside[0]}`
  return { is: [colour, inside], sku, price: 1_900, stock, grams: 310 }
}
