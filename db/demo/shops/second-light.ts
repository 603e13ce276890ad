import type { DemoShop } from '../story.ts'

/** Old cameras with a warranty. */
export const secondLight: DemoShop = {
  slug: 'second-light',
  name: 'Second Light',
  tagline: 'Old cameras, taken apart and put back right',
  story:
    'Klaus repairs cameras in Neukölln and sells the ones nobody collected. Each has new seals, a checked shutter and a year of warranty. He says what is scratched, and why it does not matter.',
  city: 'Berlin',
  country: 'DE',
  returnDays: 30,
  acceptsCash: false,
  commissionBps: 700,
  appliedDaysAgo: 77,
  members: [{ who: 'klaus', role: 'owner' }],
  shipping: [
    { name: 'Insured parcel', price: 690, freeOver: 20_000, days: [2, 4] },
    { name: 'Letter, films only', price: 290, days: [2, 5] },
  ],
  products: [
    {
      slug: 'rangefinder-camera',
      title: 'Rangefinder camera, 1971',
      category: 'out-and-about',
      listedDaysAgo: 63,
      tags: ['Restored'],
      description:
        'A 35 mm rangefinder with a 40 mm lens, a leather strap and a meter that agrees with mine. New light seals, shutter timed at all speeds.\n\nThere is a small dent by the rewind knob. It got it in Marseille.',
      details: {
        Lens: '40 mm f/1.7',
        Shutter: '1/4 to 1/500 s',
        Battery: 'One, adapter included',
        Condition: 'Very good, one small dent',
        Warranty: 'One year',
      },
      pictures: ['rangefinder-camera', 'rangefinder-camera-2'],
      variants: [{ sku: 'SL-RF-71', price: 24_500, stock: 5, grams: 550 }],
    },
    {
      slug: 'field-binoculars',
      title: 'Field binoculars 8 × 30',
      category: 'out-and-about',
      listedDaysAgo: 57,
      description:
        'Cleaned prisms, aligned by eye against the water tower. The leather is worn where hands have been for fifty years.',
      details: { Power: '8 × 30', Field: '120 m at 1,000 m', Weight: '560 g', Warranty: 'One year' },
      pictures: ['field-binoculars'],
      variants: [{ sku: 'SL-BIN-830', price: 13_800, stock: 6, grams: 560 }],
    },
    {
      slug: 'film-rolls',
      title: 'Film, three rolls',
      category: 'out-and-about',
      listedDaysAgo: 56,
      description:
        'Three rolls of fresh 35 mm film from the fridge. Choose colour for holidays, black and white for kitchens.',
      details: { Frames: '36 each', Speed: 'ISO 400', 'Use before': 'March 2028' },
      options: { Film: ['Colour', 'Black and white'] },
      pictures: ['film-rolls'],
      variants: [
        { is: ['Colour'], sku: 'SL-FILM-C', price: 3_900, stock: 25, grams: 100 },
        { is: ['Black and white'], sku: 'SL-FILM-BW', price: 3_300, stock: 18, grams: 100 },
      ],
    },
    {
      slug: 'wooden-tripod',
      title: 'Wooden tripod',
      category: 'out-and-about',
      listedDaysAgo: 41,
      description:
        'A surveyor’s tripod, shortened and fitted with a camera head. Heavy, calm, and it makes people smile.',
      details: { Height: '60 to 140 cm', Head: 'Brass, 1/4 inch screw', Carries: '6 kg', Weight: '3.4 kg' },
      pictures: ['wooden-tripod'],
      variants: [{ sku: 'SL-TRI', price: 16_900, compareAt: 18_900, stock: 3, grams: 3_400 }],
    },
    {
      slug: 'folding-camera',
      title: 'Folding camera, 1954',
      category: 'out-and-about',
      state: 'draft',
      listedDaysAgo: 2,
      description: 'On the bench. The bellows has two pinholes; patch them, then take pictures of it.',
      details: { Format: '6 × 6' },
      pictures: ['rangefinder-camera'],
      variants: [{ sku: 'SL-FOLD-54', price: 18_000, stock: 1, grams: 690 }],
    },
  ],
}
