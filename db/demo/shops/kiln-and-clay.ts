import type { DemoShop } from '../story.ts'

/** The town's busiest bench: four glazes, one kiln, and a shelf that empties on Fridays. */
export const kilnAndClay: DemoShop = {
  slug: 'kiln-and-clay',
  name: 'Kiln & Clay',
  tagline: 'Two wheels, one kiln, and a street that smells of rain',
  story:
    'Marta and Rui took over a bakery in Cedofeita in 2016 and kept the oven. They throw from Monday to Wednesday, glaze on Thursday and open the kiln on Saturday with the neighbours. Pieces with a flaw are sold as seconds, and that money goes to the ceramics room of the local school.',
  policies:
    'Pieces made to order, with a name or in a glaze of your choice, are yours once the kiln has been lit; everything else we take back as it left us.\n\nIf something arrives broken, send us a picture within three days. You need not send the pieces back, and a new one leaves with the next firing.\n\nGlaze runs: colour and size differ a little from the picture, and that is no flaw.',
  city: 'Porto',
  country: 'PT',
  returnDays: 30,
  acceptsCash: true,
  commissionBps: 800,
  appliedDaysAgo: 89,
  members: [
    { who: 'marta', role: 'owner' },
    { who: 'rui', role: 'manager' },
    { who: 'tomas', role: 'staff' },
  ],
  shipping: [
    { name: 'By post, packed in straw', price: 390, freeOver: 6_000, days: [2, 4] },
    { name: 'Courier, next working day', price: 850, days: [1, 2] },
    { name: 'Collect in Cedofeita', price: 0, days: [1, 7] },
  ],
  products: [
    {
      slug: 'tidewater-mug',
      title: 'Tidewater stoneware mug',
      category: 'ceramics',
      listedDaysAgo: 62,
      tags: ['Small batch', 'Handmade in Porto'],
      description:
        'Thrown on Monday, fired on Thursday. Marta throws each mug from Alentejo stoneware and dips it twice, in a cobalt and copper glaze for Tidewater or in one of three quieter ones.\n\nThe base is left bare, so it sits warm in the hand. No two carry the same tide line.',
      details: {
        Size: '8.5 cm tall, 9 cm across (300 ml)',
        Clay: 'Alentejo stoneware, lead-free glaze',
        Care: 'Dishwasher and microwave safe',
        'Packed in': 'Straw and recycled paper, no plastic',
      },
      options: { Glaze: ['Tidewater', 'Oat', 'Ember', 'Night'], Size: ['200 ml', '300 ml', '450 ml'] },
      pictures: ['tidewater-mug', 'tidewater-mug-2', 'tidewater-mug-oat', 'tidewater-mug-ember', 'tidewater-mug-night'],
      variants: [
        mug('Tidewater', '200 ml', 2_400, 18),
        mug('Tidewater', '300 ml', 2_800, 24),
        mug('Tidewater', '450 ml', 3_400, 14),
        mug('Oat', '200 ml', 2_400, 16),
        mug('Oat', '300 ml', 2_800, 22),
        mug('Oat', '450 ml', 3_400, 9),
        mug('Ember', '200 ml', 2_400, 12),
        mug('Ember', '300 ml', 2_800, 15),
        mug('Ember', '450 ml', 3_400, 8),
        mug('Night', '200 ml', 2_400, 10),
        mug('Night', '300 ml', 2_800, 12),
        mug('Night', '450 ml', 3_400, 3),
      ],
    },
    {
      slug: 'snowfall-teapot',
      title: 'Snowfall teapot, 1.1 l',
      category: 'ceramics',
      listedDaysAgo: 60,
      tags: ['Handmade in Porto'],
      description:
        'A round white pot with a bentwood handle that stays cool. The glaze is tin white with a fleck of iron, like snow on a path.\n\nThe spout is cut at an angle and pours without a drip. It took eleven tries to get there.',
      details: {
        Holds: '1.1 litres, five small cups',
        Handle: 'Steam-bent chestnut',
        Strainer: 'Pierced clay behind the spout',
        Care: 'Wash by hand, keep the handle dry',
        Weight: '980 g',
      },
      pictures: ['snowfall-teapot', 'snowfall-teapot-2'],
      variants: [{ sku: 'KC-SNOW-11', price: 7_800, stock: 17, grams: 980 }],
    },
    {
      slug: 'tide-bowls',
      title: 'Tide nesting bowls, set of three',
      category: 'ceramics',
      listedDaysAgo: 60,
      tags: ['Small batch'],
      description:
        'Three bowls that sit inside one another: blue for soup, sand for salad, white for the things you eat with your fingers. They ring when you tap them.\n\nThrown in one sitting so that the rims match.',
      details: {
        Sizes: '13, 17 and 21 cm across',
        Clay: 'Alentejo stoneware, lead-free glaze',
        Care: 'Dishwasher and microwave safe',
        Weight: '1.6 kg together',
      },
      pictures: ['tide-bowls', 'tide-bowls-2'],
      variants: [{ sku: 'KC-TIDE-3', price: 7_200, stock: 10, grams: 1_600 }],
    },
    {
      slug: 'dune-vase',
      title: 'Dune vase',
      category: 'ceramics',
      listedDaysAgo: 55,
      description:
        'A round belly and a narrow neck, made for three stems rather than a bunch. Watertight, though we like it best with dried grass.\n\nThe surface is brushed while the clay is still wet, which leaves fine lines like blown sand.',
      details: {
        Size: '19 cm tall, 14 cm across',
        Neck: '3.2 cm inside',
        Clay: 'Stoneware, glazed inside',
        Stems: 'Not included',
      },
      options: { Glaze: ['Slate', 'Terracotta'] },
      pictures: ['dune-vase', 'dune-vase-2', 'dune-vase-terracotta'],
      variants: [
        { is: ['Slate'], sku: 'KC-DUNE-SL', price: 6_400, stock: 10, grams: 900, picture: 'dune-vase' },
        { is: ['Terracotta'], sku: 'KC-DUNE-TC', price: 6_400, stock: 6, grams: 900, picture: 'dune-vase-terracotta' },
      ],
    },
    {
      slug: 'oat-plates',
      title: 'Oat plates',
      category: 'ceramics',
      listedDaysAgo: 50,
      description:
        'Flat plates with a low rim, in the same oat glaze as the mug. They stack without wobbling, which we test with six of them and a heavy tread.',
      details: {
        Small: '20 cm, 480 g',
        Large: '26 cm, 760 g',
        Care: 'Dishwasher, microwave and oven to 180 °C',
      },
      options: { Size: ['Small, 20 cm', 'Large, 26 cm', 'Both, four of each'] },
      pictures: ['oat-plates'],
      variants: [
        { is: ['Small, 20 cm'], sku: 'KC-OAT-20', price: 1_900, stock: 40, grams: 480 },
        { is: ['Large, 26 cm'], sku: 'KC-OAT-26', price: 2_600, stock: 40, grams: 760 },
        { is: ['Both, four of each'], sku: 'KC-OAT-SET', price: 16_400, compareAt: 18_000, stock: 6, grams: 4_960 },
      ],
    },
    {
      slug: 'rain-espresso-cups',
      title: 'Rain espresso cups, pair',
      category: 'ceramics',
      listedDaysAgo: 44,
      description:
        'Two small cups and their saucers in the grey-blue of a wet street. They hold a proper espresso and nothing more.',
      details: {
        Holds: '80 ml each',
        Care: 'Dishwasher safe',
        Clay: 'Stoneware, lead-free glaze',
        Weight: '520 g together',
      },
      pictures: ['rain-espresso-cups'],
      variants: [{ sku: 'KC-RAIN-2', price: 4_200, stock: 12, grams: 520 }],
    },
    {
      slug: 'tidewater-mug-seconds',
      title: 'Tidewater mug, a second',
      category: 'ceramics',
      state: 'draft',
      listedDaysAgo: 1,
      tags: ['Second'],
      description:
        'From Saturday’s firing: a drip of glaze on the foot, ground smooth. Holds tea as well as its sisters.\n\nTo do before Friday: picture of the drip, count the shelf.',
      details: { Flaw: 'A ground spot on the base', 'Money goes to': 'The ceramics room of Escola da Torrinha' },
      pictures: ['tidewater-mug'],
      variants: [{ sku: 'KC-SEC-300', price: 1_600, compareAt: 2_800, stock: 7, grams: 340 }],
    },
    {
      slug: 'dune-vase-autumn',
      title: 'Dune vase, autumn firing',
      category: 'ceramics',
      state: 'hidden',
      listedDaysAgo: 58,
      description: 'Last autumn’s ash glaze on the Dune vase. Put away until the next wood firing.',
      details: { Size: '19 cm tall, 14 cm across' },
      pictures: ['dune-vase-terracotta'],
      variants: [{ sku: 'KC-DUNE-AU', price: 6_800, stock: 0, grams: 900 }],
    },
  ],
}

function mug(glaze: 'Tidewater' | 'Oat' | 'Ember' | 'Night', size: string, price: number, stock: number) {
  const picture = glaze === 'Tidewater' ? 'tidewater-mug' : `tidewater-mug-${glaze.toLowerCase()}`
  const grams = size === '200 ml' ? 260 : size === '300 ml' ? 340 : 450
  return {
    is: [glaze, size],
    sku: `KC-MUG-${glaze.slice(0, 2).toUpperCase()}-${size.slice(0, 3)}`,
    price,
    stock,
    grams,
    picture,
  }
}
