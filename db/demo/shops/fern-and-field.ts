import type { DemoShop } from '../story.ts'

/** A greenhouse that posts. */
export const fernAndField: DemoShop = {
  slug: 'fern-and-field',
  name: 'Fern & Field',
  tagline: 'Plants that were not grown in a hurry',
  story:
    'Sanne grows in an unheated greenhouse outside Utrecht, so her plants are used to ordinary rooms. They travel in paper pots with a note about light and thirst. If one arrives poorly, send a picture and she sends another.',
  city: 'Utrecht',
  country: 'NL',
  returnDays: 14,
  acceptsCash: true,
  appliedDaysAgo: 80,
  members: [{ who: 'sanne', role: 'owner' }],
  shipping: [
    { name: 'Plant post, Monday to Wednesday', price: 590, freeOver: 5_000, days: [2, 3] },
    { name: 'Collect at the greenhouse', price: 0, days: [1, 6] },
  ],
  products: [
    {
      slug: 'leaf-plant',
      title: 'Split-leaf plant in a cream pot',
      category: 'plants',
      listedDaysAgo: 72,
      description:
        'A young Monstera with five leaves, two of them already split. Likes a bright room, dislikes the window sill above the radiator.',
      details: {
        Height: 'About 45 cm',
        Pot: '14 cm, cream stoneware',
        Water: 'When the top is dry',
        Light: 'Bright, no midday sun',
        Pets: 'Not for nibbling',
      },
      pictures: ['leaf-plant', 'leaf-plant-2'],
      variants: [{ sku: 'FF-LEAF', price: 3_800, stock: 22, grams: 1_900 }],
    },
    {
      slug: 'cactus-trio',
      title: 'Cactus trio',
      category: 'plants',
      listedDaysAgo: 71,
      description:
        'Three small cacti in clay pots: one tall, one round, one with ideas. Water once a month and forget them in winter.',
      details: { Pots: 'Three, 6 to 8 cm', Water: 'Once a month', Light: 'As much as you have' },
      pictures: ['cactus-trio'],
      variants: [{ sku: 'FF-CACT-3', price: 2_400, stock: 30, grams: 800 }],
    },
    {
      slug: 'terracotta-pots',
      title: 'Terracotta pots, set of three',
      category: 'plants',
      listedDaysAgo: 69,
      description:
        'Three pots with saucers, thrown thick so that they breathe. They grow a white bloom with time, which is the point.',
      details: { Sizes: '10, 15 and 20 cm', Saucers: 'For the two larger', Frost: 'Take them in below −5 °C' },
      pictures: ['terracotta-pots', 'terracotta-pots-2'],
      variants: [{ sku: 'FF-POTS-3', price: 3_600, stock: 15, grams: 3_600 }],
    },
    {
      slug: 'watering-can',
      title: 'Watering can, 1.5 l',
      category: 'plants',
      listedDaysAgo: 60,
      description:
        'A long spout for the back of the shelf and a brass rose that comes off. Powder-coated steel, so it does not rust by the tap.',
      details: { Holds: '1.5 litres', Rose: 'Brass, unscrews', Steel: 'Powder-coated green', Weight: '620 g' },
      pictures: ['watering-can', 'watering-can-2'],
      variants: [{ sku: 'FF-CAN-15', price: 2_900, stock: 20, grams: 620 }],
    },
    {
      slug: 'snake-plant',
      title: 'Snake plant in a grey pot',
      category: 'plants',
      listedDaysAgo: 43,
      description:
        'For the person who says they kill everything. Upright, patient, and happy in the corner where nothing else lives.',
      details: { Height: 'About 50 cm', Pot: '13 cm, grey', Water: 'Every three weeks', Light: 'Any' },
      pictures: ['snake-plant'],
      variants: [{ sku: 'FF-SNAKE', price: 3_200, stock: 17, grams: 1_700 }],
    },
  ],
}
