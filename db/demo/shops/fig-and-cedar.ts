import type { DemoShop } from '../story.ts'

/** Soap and scent from a Lisbon cellar. */
export const figAndCedar: DemoShop = {
  slug: 'fig-and-cedar',
  name: 'Fig & Cedar',
  tagline: 'Soap, wax and scent from a cellar in Lisbon',
  story:
    'Beatriz was a chemist until her daughter’s skin disagreed with every soap in the shop. She now boils, pours and labels in a cellar two streets from the river. Every ingredient is on the label, in words her mother understands.',
  city: 'Lisbon',
  country: 'PT',
  returnDays: 14,
  acceptsCash: true,
  appliedDaysAgo: 82,
  members: [{ who: 'beatriz', role: 'owner' }],
  shipping: [
    { name: 'By post', price: 350, freeOver: 4_000, days: [2, 4] },
    { name: 'Bicycle courier, Lisbon', price: 500, days: [0, 1] },
  ],
  products: [
    {
      slug: 'fig-candle',
      title: 'Fig & cedar candle',
      category: 'scent-and-care',
      listedDaysAgo: 70,
      tags: ['Small batch'],
      description:
        'Green fig, cedar shavings and a little smoke, in rapeseed wax. Burns for about forty-five hours if you trim the wick.\n\nBring the glass back to the cellar and the next one costs three euros less.',
      details: { Wax: 'Rapeseed', Burns: 'About 45 hours', Wick: 'Cotton, no lead', Weight: '220 g of wax' },
      pictures: ['fig-candle', 'fig-candle-2'],
      variants: [{ sku: 'FC-CAN-FIG', price: 2_800, stock: 40, grams: 520 }],
    },
    {
      slug: 'garden-soap',
      title: 'Garden soap, three bars',
      category: 'scent-and-care',
      listedDaysAgo: 70,
      description:
        'Rose clay, spearmint and plain oat, tied with string. Cured for six weeks, so a bar lasts.\n\nGood for hands that have been in soil. The oat bar has no scent at all.',
      details: { Oils: 'Olive, coconut, castor', Weight: '3 × 100 g', Cured: 'Six weeks', Tested: 'On friends' },
      pictures: ['garden-soap', 'garden-soap-2'],
      variants: [{ sku: 'FC-SOAP-3', price: 1_800, stock: 60, grams: 320 }],
    },
    {
      slug: 'neroli-perfume',
      title: 'Neroli eau de parfum',
      category: 'scent-and-care',
      listedDaysAgo: 46,
      description:
        'Orange blossom from trees in the Algarve, with bergamot on top and cedar underneath. It stays close to the skin and is gone by evening.',
      details: { Base: 'Organic grape alcohol', Strength: '14 %', Lasts: 'Five to six hours' },
      options: { Size: ['15 ml', '50 ml'] },
      pictures: ['neroli-perfume', 'neroli-perfume-2'],
      variants: [
        { is: ['15 ml'], sku: 'FC-NER-15', price: 2_600, stock: 18, grams: 90 },
        { is: ['50 ml'], sku: 'FC-NER-50', price: 6_800, stock: 14, grams: 260 },
      ],
    },
    {
      slug: 'reed-diffuser',
      title: 'Reed diffuser, cedar hall',
      category: 'scent-and-care',
      listedDaysAgo: 45,
      description:
        'Six reeds in a glass bottle. Turn them on Sundays and it lasts three months. Quiet enough for a small hall.',
      details: { Holds: '120 ml', Lasts: 'About three months', Base: 'Alcohol-free', Refill: 'From the cellar, €12' },
      pictures: ['reed-diffuser'],
      variants: [{ sku: 'FC-REED', price: 3_200, stock: 18, grams: 380 }],
    },
    {
      slug: 'hand-balm',
      title: 'Hand balm in a tin',
      category: 'scent-and-care',
      listedDaysAgo: 69,
      description:
        'Beeswax, almond oil and a drop of lavender. Made for potters, gardeners and anyone who washes up by hand.',
      details: { Holds: '60 ml', Wax: 'From two hives in Sintra', Scent: 'Lavender, faint' },
      pictures: ['hand-balm'],
      variants: [{ sku: 'FC-BALM', price: 1_400, stock: 45, grams: 90 }],
    },
    {
      slug: 'winter-candle',
      title: 'Winter candle, orange and clove',
      category: 'scent-and-care',
      state: 'draft',
      listedDaysAgo: 3,
      description: 'For December. The test burn runs until Thursday.',
      details: { Wax: 'Rapeseed' },
      pictures: ['fig-candle'],
      variants: [{ sku: 'FC-CAN-WIN', price: 2_900, stock: 24, grams: 520 }],
    },
  ],
}
