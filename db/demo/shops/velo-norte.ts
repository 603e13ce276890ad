import type { DemoShop } from '../story.ts'

/** A bicycle workshop in a flat town. */
export const veloNorte: DemoShop = {
  slug: 'velo-norte',
  name: 'Velo Norte',
  tagline: 'Bicycles for people who are not in a hurry',
  story:
    'Nuno welds in Águeda and assembles in Aveiro, where the whole town is flat. Each bicycle is ridden to the lighthouse and back before it is packed. If it squeaks in the first year, he comes and listens, or lends you one.',
  city: 'Aveiro',
  country: 'PT',
  returnDays: 30,
  acceptsCash: false,
  appliedDaysAgo: 81,
  members: [{ who: 'nuno', role: 'owner' }],
  shipping: [
    { name: 'Parcel', price: 490, freeOver: 9_000, days: [2, 4] },
    { name: 'Delivered assembled', price: 4_900, days: [4, 7] },
  ],
  products: [
    {
      slug: 'canal-bike',
      title: 'Canal city bike',
      category: 'out-and-about',
      listedDaysAgo: 67,
      tags: ['Ridden once'],
      description:
        'A steel frame, three gears in the hub and a saddle that needs a hundred kilometres to like you. It stays outside in the rain without complaint.\n\nComes nine tenths assembled; pedals and handlebar take a quarter of an hour.',
      details: {
        Frame: 'Chromoly steel, brazed',
        Gears: 'Three, in the hub',
        Brakes: 'Rim front, coaster rear',
        Weight: '12.8 kg',
        Guarantee: 'Ten years on the frame',
      },
      options: { Frame: ['52 cm', '56 cm'] },
      pictures: ['canal-bike', 'canal-bike-2'],
      variants: [
        { is: ['52 cm'], sku: 'VN-CAN-52', price: 89_000, stock: 4, grams: 12_800 },
        { is: ['56 cm'], sku: 'VN-CAN-56', price: 89_000, stock: 3, grams: 13_000 },
      ],
    },
    {
      slug: 'cruiser-board',
      title: 'Cruiser board, beech',
      category: 'out-and-about',
      listedDaysAgo: 5,
      tags: ['New'],
      description:
        'Seven layers of beech on soft orange wheels that forgive cobbles. Short enough to carry under an arm.',
      details: { Size: '71 × 20 cm', Wheels: '60 mm, 78A', Carries: '100 kg', Weight: '2.2 kg' },
      pictures: ['cruiser-board', 'cruiser-board-2'],
      variants: [{ sku: 'VN-CRU', price: 11_900, stock: 8, grams: 2_200 }],
    },
    {
      slug: 'brass-bell',
      title: 'Brass bell',
      category: 'out-and-about',
      listedDaysAgo: 67,
      description: 'One clear note that lasts three seconds. Fits bars from 22 to 31 mm with the leather shim.',
      details: { Size: '4.8 cm across', Note: 'A, more or less', Weight: '85 g' },
      pictures: ['brass-bell'],
      variants: [{ sku: 'VN-BELL', price: 2_200, stock: 35, grams: 85 }],
    },
    {
      slug: 'commuter-helmet',
      title: 'Commuter helmet, cream',
      category: 'out-and-about',
      listedDaysAgo: 58,
      description: 'Rounded, light and tested to EN 1078. The dial at the back fits it over a hat or a plait.',
      details: { Standard: 'EN 1078', Weight: '340 g', Strap: 'Wool, washable' },
      options: { Size: ['S, 51–55 cm', 'M, 55–59 cm', 'L, 59–62 cm'] },
      pictures: ['commuter-helmet'],
      variants: [
        { is: ['S, 51–55 cm'], sku: 'VN-HEL-S', price: 7_400, stock: 6, grams: 320 },
        { is: ['M, 55–59 cm'], sku: 'VN-HEL-M', price: 7_400, stock: 9, grams: 340 },
        { is: ['L, 59–62 cm'], sku: 'VN-HEL-L', price: 7_400, stock: 0, grams: 360 },
      ],
    },
    {
      slug: 'bike-basket',
      title: 'Woven bike basket',
      category: 'out-and-about',
      listedDaysAgo: 50,
      description:
        'Willow, woven by Nuno’s uncle, with two leather straps. Holds a week’s vegetables or one small dog.',
      details: { Size: '38 × 26 × 25 cm', Holds: '8 kg', Straps: 'Leather, fits most bars' },
      pictures: ['bike-basket'],
      variants: [{ sku: 'VN-BASK', price: 5_800, stock: 13, grams: 900 }],
    },
  ],
}
