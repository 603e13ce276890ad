import type { DemoBasket, Ending, Cancellation, Guest, Moment, Payment, Purchase } from './story.ts'
import type { PersonKey } from './people.ts'

/*
 * The plot: forty days of the town, told from the first basket to the one somebody is filling right now. Each line is
 * who, when, what; paid by card and delivered unless it says otherwise.
 */

const pia: Guest = {
  name: 'Pia Lund',
  email: 'pia.lund@example.com',
  home: { street: 'Jægergårdsgade 71', postalCode: '8000', city: 'Aarhus', country: 'DK' },
}
const emil: Guest = {
  name: 'Emil Kraus',
  email: 'emil.kraus@example.com',
  home: { street: 'Georg-Schwarz-Straße 12', postalCode: '04177', city: 'Leipzig', country: 'DE' },
}

/** The first week: the clocks have gone back and everybody wants a mug. */
const firstWeek: DemoBasket[] = [
  basket('ines', day(40, '09:12'), [
    [2, 'tidewater-mug', 'Tidewater', '300 ml'],
    [1, 'olive-board'],
  ]),
  basket('jonas', day(40, '20:31'), [
    [1, 'tidewater-mug', 'Tidewater', '300 ml'],
    [1, 'arc-headphones'],
  ]),
  basket(
    'clara',
    day(39, '11:05'),
    [
      [1, 'tide-bowls'],
      [1, 'tidewater-mug', 'Oat', '300 ml'],
    ],
    { pays: 'cash' },
  ),
  basket('liwei', day(39, '18:47'), [
    [1, 'harbour-speaker', 'Pair'],
    [1, 'film-rolls', 'Colour'],
  ]),
  basket('griet', day(38, '08:50'), [
    [1, 'snowfall-teapot'],
    [2, 'tidewater-mug', 'Oat', '200 ml'],
    [1, 'hand-balm'],
  ]),
  basket('amara', day(38, '13:22'), [
    [1, 'marble-lamp'],
    [1, 'paper-globe'],
    [1, 'fig-candle'],
  ]),
  basket('yuki', day(37, '10:10'), [[1, 'meridian-watch', 'Midnight blue']], { pays: 'card with challenge' }),
  basket('harjit', day(37, '21:15'), [
    [1, 'canal-bike', '56 cm'],
    [1, 'brass-bell'],
  ]),
  basket('lena', day(36, '09:40'), [
    [2, 'linen-notebooks', 'Ink blue', 'Dotted'],
    [1, 'brass-pen'],
    [1, 'tidewater-mug', 'Tidewater', '300 ml'],
  ]),
  basket('sanne', day(36, '17:02'), [
    [2, 'garden-soap'],
    [1, 'hand-balm'],
    [1, 'tidewater-mug', 'Tidewater', '450 ml'],
  ]),
  basket(
    'mateus',
    day(35, '12:30'),
    [
      [1, 'leaf-plant'],
      [1, 'cactus-trio'],
    ],
    { pays: 'cash' },
  ),
  basket('klaus', day(35, '19:19'), [
    [2, 'tidewater-mug', 'Night', '300 ml'],
    [1, 'rain-espresso-cups'],
  ]),
  basket('giulia', day(34, '07:45'), [
    [1, 'wine-glass', 'Set of six'],
    [1, 'water-carafe'],
  ]),
  // Ines mistypes her card the first time.
  basket('ines', day(34, '22:01'), [[1, 'marble-lamp']], { pays: 'declined, then card' }),
  basket('beatriz', day(33, '10:33'), [
    [1, 'rangefinder-camera'],
    [1, 'film-rolls', 'Black and white'],
  ]),
  basket('hugo', day(33, '16:40'), [
    [1, 'tide-bowls'],
    [1, 'walnut-spoons'],
    [1, 'pepper-mills', 'Both'],
  ]),
  // Jonas looks at two chairs until midnight and falls asleep over them…
  basket('jonas', day(33, '23:50'), [[2, 'ladder-chair']], { pays: 'never' }),
]

/** The second week: lamps are lit, and Lena clicks twice. */
const secondWeek: DemoBasket[] = [
  // … and buys them in the morning, with a stool.
  basket('jonas', day(32, '08:15'), [
    [2, 'ladder-chair'],
    [1, 'step-stool'],
  ]),
  basket('clara', day(32, '14:00'), [
    [1, 'fig-candle'],
    [1, 'garden-soap'],
    [1, 'hand-balm'],
  ]),
  basket('alvise', day(31, '11:11'), [
    [1, 'orbit-clock'],
    [1, 'tidewater-mug', 'Ember', '300 ml'],
  ]),
  basket('amara', day(31, '18:20'), [
    [1, 'leaf-plant'],
    [1, 'terracotta-pots'],
    [1, 'watering-can'],
  ]),
  basket('yuki', day(30, '09:05'), [
    [1, 'tide-bowls'],
    [1, 'snowfall-teapot'],
    [1, 'pebble-earbuds'],
  ]),
  basket('iker', day(30, '13:13'), [
    [2, 'tidewater-mug', 'Night', '450 ml'],
    [1, 'dune-vase', 'Terracotta'],
  ]),
  basket(
    'lena',
    day(29, '10:50'),
    [
      [1, 'dune-vase', 'Slate'],
      [1, 'tidewater-mug', 'Oat', '300 ml'],
    ],
    {
      becomes: { cancelledBy: 'customer', because: 'I clicked twice, sorry. Please keep the other one.' },
    },
  ),
  basket('lena', day(29, '11:02'), [
    [1, 'dune-vase', 'Slate'],
    [1, 'tidewater-mug', 'Oat', '300 ml'],
  ]),
  basket('liwei', day(29, '20:20'), [
    [1, 'bike-basket'],
    [1, 'brass-bell'],
    [1, 'commuter-helmet', 'M, 55–59 cm'],
  ]),
  basket('mateus', day(28, '12:12'), [
    [1, 'field-binoculars'],
    [2, 'linen-notebooks', 'Forest', 'Dotted'],
  ]),
  basket('harjit', day(28, '21:45'), [
    [1, 'hourglass'],
    [1, 'meridian-watch', 'Sand'],
  ]),
  basket('elin', day(27, '08:00'), [
    [2, 'fig-candle'],
    [1, 'neroli-perfume', '50 ml'],
    [1, 'leaf-plant'],
  ]),
  basket('rui', day(27, '19:00'), [
    [1, 'canal-bike', '52 cm'],
    [1, 'brass-bell'],
    [1, 'bike-basket'],
  ]),
  basket('ines', day(26, '09:30'), [
    [1, 'linen-notebooks', 'Cream', 'Dotted'],
    [1, 'brass-pen'],
    [1, 'pencil-cup'],
  ]),
  basket('griet', day(26, '15:15'), [
    [4, 'wine-glass', 'One'],
    [1, 'ripple-tumblers'],
  ]),
  basket('nuno', day(25, '13:37'), [
    [1, 'olive-board'],
    [1, 'walnut-spoons'],
    [2, 'tidewater-mug', 'Tidewater', '300 ml'],
  ]),
  basket(pia, day(25, '20:08'), [[1, 'snowfall-teapot']]),
]

/** The third week: Clara sets up a flat, and Iker runs out of paper cord. */
const thirdWeek: DemoBasket[] = [
  basket('clara', day(24, '10:00'), [
    [1, 'orbit-clock'],
    [1, 'paper-globe'],
    [1, 'clerk-desk-lamp'],
  ]),
  basket('jonas', day(24, '18:18'), [
    [3, 'tidewater-mug', 'Tidewater', '300 ml'],
    [1, 'snake-plant'],
  ]),
  basket('klaus', day(23, '09:09'), [
    [1, 'clerk-desk-lamp'],
    [1, 'dome-pendant'],
    [1, 'orbit-clock'],
  ]),
  basket('amara', day(23, '12:45'), [
    [2, 'tidewater-mug', 'Ember', '200 ml'],
    [1, 'tidewater-mug', 'Oat', '200 ml'],
    [1, 'oat-plates', 'Both, four of each'],
  ]),
  basket('yuki', day(22, '21:00'), [
    [1, 'rangefinder-camera'],
    [2, 'film-rolls', 'Black and white'],
  ]),
  basket(
    'liwei',
    day(21, '08:40'),
    [
      [1, 'ladder-chair'],
      [1, 'desk-tray'],
    ],
    {
      becomes: {
        'grain-works': {
          cancelledBy: 'shop',
          because: 'The paper cord for the seat is three weeks late. Sorry, Iker.',
        },
        'paper-moon': 'delivered',
      },
    },
  ),
  basket('beatriz', day(21, '17:17'), [
    [1, 'cactus-trio'],
    [1, 'snake-plant'],
    [1, 'watering-can'],
  ]),
  basket(
    'tomas',
    day(20, '12:00'),
    [
      [1, 'garden-soap'],
      [2, 'hand-balm'],
    ],
    { pays: 'cash' },
  ),
  basket('lena', day(20, '20:20'), [[1, 'arc-headphones']], { pays: 'card with challenge' }),
  basket('giulia', day(19, '10:10'), [
    [1, 'tide-bowls'],
    [1, 'rain-espresso-cups'],
  ]),
  basket('sanne', day(19, '14:14'), [
    [1, 'pepper-mills', 'Tall, walnut'],
    [1, 'olive-board'],
    [1, 'desk-tray'],
  ]),
  basket('mateus', day(18, '09:55'), [
    [1, 'harbour-speaker', 'Single'],
    [1, 'pebble-earbuds'],
  ]),
  basket('harjit', day(18, '22:22'), [
    [1, 'marble-lamp'],
    [1, 'paper-globe'],
  ]),
  basket(emil, day(17, '23:10'), [[1, 'canal-bike', '56 cm']], { pays: 'never' }),
]

/** The fourth week: four mugs for Ines’s office, and the last of the large Night mugs. */
const fourthWeek: DemoBasket[] = [
  basket('ines', day(16, '08:08'), [
    [4, 'tidewater-mug', 'Tidewater', '300 ml'],
    [1, 'fig-candle'],
    [1, 'neroli-perfume', '15 ml'],
  ]),
  basket('amara', day(15, '11:11'), [
    [2, 'linen-notebooks', 'Ink blue', 'Plain'],
    [1, 'pencil-cup'],
    [2, 'wine-glass', 'One'],
  ]),
  basket('clara', day(15, '19:30'), [[1, 'dune-vase', 'Terracotta']], { pays: 'cash' }),
  basket('yuki', day(14, '13:00'), [
    [1, 'step-stool'],
    [1, 'walnut-spoons'],
    [1, 'pepper-mills', 'Short, maple'],
  ]),
  basket('jonas', day(14, '21:10'), [[1, 'meridian-watch', 'Midnight blue']], { pays: 'declined, then card' }),
  basket('liwei', day(13, '10:20'), [
    [1, 'snowfall-teapot'],
    [2, 'tidewater-mug', 'Tidewater', '300 ml'],
  ]),
  basket('lena', day(12, '07:30'), [
    [1, 'water-carafe'],
    [1, 'ripple-tumblers'],
    [1, 'glass-oil-lamp'],
  ]),
  basket('hugo', day(11, '12:00'), [
    [2, 'linen-notebooks', 'Forest', 'Dotted'],
    [1, 'brass-pen'],
    [1, 'fjord-radio'],
  ]),
  basket('mateus', day(10, '20:00'), [
    [1, 'tidewater-mug', 'Night', '450 ml'],
    [2, 'tidewater-mug', 'Tidewater', '450 ml'],
  ]),
  basket('harjit', day(10, '11:40'), [
    [1, 'terracotta-pots'],
    [1, 'cactus-trio'],
    [1, 'watering-can'],
  ]),
  basket('elin', day(9, '15:50'), [
    [1, 'tide-bowls'],
    [4, 'oat-plates', 'Small, 20 cm'],
  ]),
  basket('ines', day(8, '19:45'), [
    [1, 'arc-headphones'],
    [1, 'wall-hooks'],
  ]),
]

/** This week: parcels under way, and a busy bench at Kiln & Clay. */
const thisWeek: DemoBasket[] = [
  basket('amara', day(7, '12:20'), [
    [1, 'snowfall-teapot'],
    [1, 'reed-diffuser'],
  ]),
  basket('griet', day(6, '09:15'), [[1, 'reel-turntable']], { becomes: 'on its way' }),
  basket(
    'jonas',
    day(5, '18:00'),
    [
      [1, 'tidewater-mug', 'Ember', '450 ml'],
      [1, 'tide-bowls'],
      [1, 'leaf-plant'],
    ],
    {
      becomes: { 'kiln-and-clay': 'nearly there', 'fern-and-field': 'delivered' },
    },
  ),
  basket('lena', day(4, '09:50'), [[1, 'cruiser-board']], { becomes: 'nearly there' }),
  basket(
    'clara',
    day(4, '12:10'),
    [
      [2, 'fig-candle'],
      [1, 'hand-balm'],
    ],
    { pays: 'cash', becomes: 'nearly there' },
  ),
  basket(
    'liwei',
    day(4, '20:45'),
    [
      [2, 'wine-glass', 'One'],
      [1, 'paper-kite'],
    ],
    { becomes: 'on its way' },
  ),
  basket('harjit', day(3, '08:20'), [[1, 'round-side-table']], { becomes: 'on its way' }),
  basket(
    'mateus',
    day(3, '13:30'),
    [
      [1, 'watering-can'],
      [1, 'snake-plant'],
    ],
    { pays: 'cash', becomes: 'handed over' },
  ),
  basket(
    'yuki',
    day(3, '22:10'),
    [
      [2, 'tidewater-mug', 'Oat', '300 ml'],
      [2, 'tidewater-mug', 'Tidewater', '300 ml'],
      [1, 'linen-notebooks', 'Orange', 'Plain'],
    ],
    { becomes: 'handed over' },
  ),
  basket(
    'klaus',
    day(2, '11:00'),
    [
      [1, 'tide-bowls'],
      [4, 'oat-plates', 'Large, 26 cm'],
    ],
    { becomes: 'to hand over' },
  ),
  basket('nuno', day(2, '16:00'), [[1, 'hourglass']], {
    becomes: { cancelledBy: 'customer', because: 'My grandmother’s turned up in the attic.' },
  }),
  basket(
    'amara',
    day(2, '19:19'),
    [
      [1, 'dune-vase', 'Terracotta'],
      [3, 'tidewater-mug', 'Tidewater', '300 ml'],
      [1, 'marble-lamp'],
    ],
    { becomes: { 'kiln-and-clay': 'to hand over', 'lumen-house': 'handed over' } },
  ),
  basket(
    'ines',
    day(1, '10:40'),
    [
      [1, 'snowfall-teapot'],
      [1, 'canal-bike', '52 cm'],
    ],
    { becomes: 'to hand over' },
  ),
  basket(
    'iker',
    day(1, '17:30'),
    [
      [1, 'tidewater-mug', 'Tidewater', '300 ml'],
      [1, 'rain-espresso-cups'],
    ],
    {
      becomes: 'to hand over',
    },
  ),
  basket(
    'nuno',
    day(1, '20:15'),
    [
      [1, 'dune-vase', 'Slate'],
      [1, 'tidewater-mug', 'Ember', '300 ml'],
    ],
    {
      pays: 'cash',
      becomes: 'to hand over',
    },
  ),
]

/** Today, as the town opens its doors. */
const today: DemoBasket[] = [
  basket('lena', hoursAgo(9), [[1, 'arc-floor-lamp']], { becomes: 'to hand over' }),
  // The bank took the question and never answered; the market keeps asking.
  basket('harjit', hoursAgo(5), [[1, 'wooden-tripod']], { pays: 'lost answer' }),
  basket(
    pia,
    hoursAgo(3),
    [
      [1, 'tide-bowls'],
      [1, 'garden-soap'],
    ],
    { becomes: 'to hand over' },
  ),
  // Nobody packs anything for this one: it is there as soon as it is paid.
  basket('ines', hoursAgo(2.5), [[1, 'kite-plan']]),
  basket('mateus', hoursAgo(2), [[1, 'cactus-trio']], { pays: 'cash', becomes: 'to hand over' }),
  // Clara has gone to look for her card.
  basket(
    'clara',
    hoursAgo(0.05),
    [
      [1, 'tidewater-mug', 'Oat', '300 ml'],
      [1, 'fig-candle'],
    ],
    { pays: 'not yet' },
  ),
]

/** Every basket of the town. */
export const baskets: DemoBasket[] = [...firstWeek, ...secondWeek, ...thirdWeek, ...fourthWeek, ...thisWeek, ...today]

function basket(
  who: PersonKey | Guest,
  when: Moment,
  buys: Purchase[],
  {
    pays = 'card',
    becomes = 'delivered',
  }: { pays?: Payment; becomes?: Ending | Cancellation | Record<string, Ending | Cancellation> } = {},
): DemoBasket {
  return { who, when, buys, pays, becomes }
}

function day(daysAgo: number, at: string): Moment {
  return { daysAgo, at }
}

function hoursAgo(hoursAgo: number): Moment {
  return { hoursAgo }
}
