/**
 * A catalogue of electronics and household things as sellers write them, with searches as customers type them and a
 * grade for every pair. Each product is drawn from what it truly is (a kind, a brand, features, sizes, what it is made for),
 * and the grade follows from that truth, never from the words: 3 is what was asked for, 1 could do instead, 0 is something else.
 */

export interface JudgedProduct {
  externalId: string
  title: string
  brand: string
  category: string
  description: string
  details: { label: string; value: string }[]
  priceMinor: number
  truth: Truth
}

interface Truth {
  kind: string
  brand: string
  features: Set<string>
  /** Sizes as numbers with units: 6ft, 13inch. */
  measures: Set<string>
  /** What it is made for, when it belongs to another thing: iphone 12. */
  fits: string | null
  color: string
}

export interface JudgedSearch {
  typed: string
  grade(product: JudgedProduct): number
}

interface Kind {
  kind: string
  category: string
  /** How sellers call it; customers use these too, and those of `asked`. */
  names: string[]
  asked?: string[]
  features: string[]
  /** Units of its sizes with the values there are. */
  measures: [unit: string, values: number[]][]
  fits?: string[]
  /** Kinds that could do instead. */
  near?: string[]
  brands?: string[]
}

const phones = ['iPhone 12', 'iPhone 13 Pro', 'iPhone 14', 'Galaxy S21', 'Galaxy S22 Ultra', 'Pixel 6', 'iPad Air']
const laptops = ['MacBook Pro', 'MacBook Air', 'ThinkPad X1', 'Chromebook']
const consoles = ['PS5', 'Xbox Series X', 'Nintendo Switch']
const makers = [
  'Anlor',
  'Belkora',
  'Sonara',
  'Philmark',
  'Ugrenn',
  'Lentek',
  'Samsong',
  'Bosk',
  'Ninvo',
  'Kitchra',
  'Cuisio',
  'Dyvon',
  'Oxlo',
  'Hamiltec',
  'Logiva',
  'Razor',
  'Amberly',
  'Zinus',
  'Honeymill',
  'Blackden',
  'Tozo',
  'Jibra',
  'Skullco',
  'Netgrid',
  'Tpway',
  'Eufi',
  'Shark Bay',
  'Rubberm',
  'Lodgia',
  'Pyrox',
]
const colors = ['Black', 'White', 'Silver', 'Red', 'Blue', 'Grey', 'Rose Gold', 'Green', 'Navy']

const kinds: Kind[] = [
  {
    kind: 'headphones',
    category: 'Headphones',
    names: ['Headphones', 'Over-Ear Headphones', 'Headset'],
    features: ['wireless', 'noise cancelling', 'bluetooth', 'foldable', 'wired'],
    measures: [['hour', [20, 30, 40]]],
    near: ['earbuds'],
  },
  {
    kind: 'earbuds',
    category: 'Headphones',
    names: ['Earbuds', 'In-Ear Headphones', 'Earphones'],
    asked: ['ear buds'],
    features: ['wireless', 'bluetooth', 'waterproof', 'noise cancelling', 'wired'],
    measures: [['hour', [6, 8, 24]]],
    near: ['headphones'],
  },
  {
    kind: 'speaker',
    category: 'Speakers',
    names: ['Speaker', 'Portable Speaker'],
    features: ['bluetooth', 'waterproof', 'wireless', 'outdoor'],
    measures: [['w', [10, 20, 60]]],
    near: ['soundbar'],
  },
  {
    kind: 'soundbar',
    category: 'Speakers',
    names: ['Soundbar', 'Sound Bar'],
    features: ['bluetooth', 'wall mountable', 'surround'],
    measures: [['inch', [24, 32, 38]]],
    near: ['speaker'],
  },
  {
    kind: 'charger cable',
    category: 'Cables',
    names: ['Charger Cable', 'Charging Cable', 'USB Cable'],
    asked: ['charger cord', 'charging cord'],
    features: ['usb-c', 'lightning', 'micro usb', 'braided', 'fast charging'],
    measures: [
      ['ft', [3, 6, 10]],
      ['pack', [2, 3]],
    ],
    fits: phones,
    near: ['wall charger'],
  },
  {
    kind: 'wall charger',
    category: 'Chargers',
    names: ['Wall Charger', 'Charger Block', 'Power Adapter'],
    features: ['usb-c', 'fast charging', 'foldable', 'dual port'],
    measures: [
      ['w', [20, 30, 65]],
      ['pack', [2]],
    ],
    fits: phones,
    near: ['charger cable', 'wireless charger'],
  },
  {
    kind: 'wireless charger',
    category: 'Chargers',
    names: ['Wireless Charger', 'Wireless Charging Pad', 'Charging Stand'],
    features: ['magnetic', 'fast charging', 'foldable'],
    measures: [['w', [10, 15]]],
    fits: phones,
    near: ['wall charger'],
  },
  {
    kind: 'power bank',
    category: 'Chargers',
    names: ['Power Bank', 'Portable Charger', 'Battery Pack'],
    features: ['usb-c', 'fast charging', 'solar', 'slim'],
    measures: [['mah', [5000, 10000, 20000]]],
  },
  {
    kind: 'phone case',
    category: 'Cases',
    names: ['Case', 'Phone Case', 'Cover'],
    features: ['clear', 'leather', 'silicone', 'shockproof', 'wallet', 'magnetic'],
    measures: [],
    fits: phones,
    near: [],
  },
  {
    kind: 'screen protector',
    category: 'Cases',
    names: ['Screen Protector', 'Tempered Glass'],
    features: ['privacy', 'anti-glare', 'full coverage'],
    measures: [['pack', [2, 3]]],
    fits: phones,
  },
  {
    kind: 'laptop',
    category: 'Computers',
    names: ['Laptop', 'Notebook Computer', 'Laptop Computer'],
    features: ['touchscreen', 'gaming', '2-in-1', 'backlit keyboard'],
    measures: [
      ['inch', [13.3, 14, 15.6, 17]],
      ['gb', [8, 16, 32]],
      ['tb', [1, 2]],
    ],
    near: [],
  },
  {
    kind: 'laptop sleeve',
    category: 'Cases',
    names: ['Laptop Sleeve', 'Laptop Case', 'Notebook Bag'],
    features: ['waterproof', 'slim', 'leather'],
    measures: [['inch', [13, 14, 15.6]]],
    fits: laptops,
  },
  {
    kind: 'laptop stand',
    category: 'Computers',
    names: ['Laptop Stand', 'Notebook Riser'],
    features: ['adjustable', 'aluminum', 'foldable'],
    measures: [['inch', [10, 17]]],
    fits: laptops,
  },
  {
    kind: 'mouse',
    category: 'Computers',
    names: ['Mouse', 'Computer Mouse'],
    features: ['wireless', 'gaming', 'ergonomic', 'silent', 'bluetooth', 'wired'],
    measures: [],
    near: [],
  },
  {
    kind: 'keyboard',
    category: 'Computers',
    names: ['Keyboard'],
    features: ['mechanical', 'wireless', 'gaming', 'backlit', 'compact'],
    measures: [],
    near: [],
  },
  {
    kind: 'mouse pad',
    category: 'Computers',
    names: ['Mouse Pad', 'Desk Mat', 'Mousepad'],
    features: ['gaming', 'large', 'waterproof', 'leather'],
    measures: [['inch', [31, 35]]],
  },
  {
    kind: 'monitor',
    category: 'Computers',
    names: ['Monitor', 'Computer Monitor', 'Gaming Monitor'],
    features: ['curved', '4k', 'gaming', 'portable'],
    measures: [
      ['inch', [24, 27, 32]],
      ['hz', [75, 144]],
    ],
    near: ['tv'],
  },
  {
    kind: 'external drive',
    category: 'Storage',
    names: ['External Hard Drive', 'Portable SSD', 'External SSD'],
    features: ['usb-c', 'portable', 'rugged'],
    measures: [['tb', [1, 2, 4]]],
    near: ['flash drive'],
  },
  {
    kind: 'flash drive',
    category: 'Storage',
    names: ['Flash Drive', 'USB Stick', 'Thumb Drive'],
    features: ['usb-c', 'metal', 'waterproof'],
    measures: [
      ['gb', [32, 64, 128]],
      ['pack', [2, 5]],
    ],
    near: ['external drive'],
  },
  {
    kind: 'memory card',
    category: 'Storage',
    names: ['Memory Card', 'Micro SD Card', 'SD Card'],
    features: ['high speed', 'waterproof'],
    measures: [['gb', [64, 128, 256]]],
    fits: consoles,
  },
  {
    kind: 'tv',
    category: 'Televisions',
    names: ['TV', 'Smart TV', 'Television'],
    features: ['4k', 'smart', 'oled', 'curved'],
    measures: [['inch', [32, 43, 55, 65]]],
    near: ['monitor'],
  },
  {
    kind: 'tv mount',
    category: 'Televisions',
    names: ['TV Mount', 'TV Wall Mount', 'TV Bracket'],
    features: ['full motion', 'tilting', 'fixed'],
    measures: [
      ['inch', [32, 55, 70]],
      ['lb', [88, 132]],
    ],
  },
  {
    kind: 'tv stand',
    category: 'Furniture',
    names: ['TV Stand', 'Entertainment Center', 'TV Console'],
    features: ['rustic', 'modern', 'with storage'],
    measures: [['inch', [55, 65]]],
  },
  {
    kind: 'hdmi cable',
    category: 'Cables',
    names: ['HDMI Cable', 'HDMI Cord'],
    features: ['4k', 'braided', 'high speed'],
    measures: [['ft', [3, 6, 15, 25]]],
  },
  {
    kind: 'controller',
    category: 'Gaming',
    names: ['Controller', 'Gamepad', 'Wireless Controller'],
    features: ['wireless', 'wired', 'programmable'],
    measures: [],
    fits: consoles,
  },
  {
    kind: 'headset stand',
    category: 'Gaming',
    names: ['Headphone Stand', 'Headset Holder'],
    features: ['aluminum', 'rgb', 'wooden'],
    measures: [],
  },
  {
    kind: 'router',
    category: 'Networking',
    names: ['WiFi Router', 'Wireless Router', 'Mesh WiFi System'],
    features: ['dual band', 'wifi 6', 'gigabit'],
    measures: [['pack', [2, 3]]],
    near: ['range extender'],
  },
  {
    kind: 'range extender',
    category: 'Networking',
    names: ['WiFi Extender', 'WiFi Range Extender', 'Wi-Fi Booster'],
    features: ['dual band', 'plug in'],
    measures: [],
    near: ['router'],
  },
  {
    kind: 'camera',
    category: 'Cameras',
    names: ['Security Camera', 'Home Camera', 'IP Camera'],
    features: ['outdoor', 'wireless', 'solar', 'night vision', 'battery powered'],
    measures: [['pack', [2, 4]]],
    near: ['doorbell'],
  },
  {
    kind: 'doorbell',
    category: 'Cameras',
    names: ['Video Doorbell', 'Doorbell Camera'],
    features: ['wireless', 'wired', 'night vision'],
    measures: [],
    near: ['camera'],
  },
  {
    kind: 'smart plug',
    category: 'Smart home',
    names: ['Smart Plug', 'WiFi Outlet'],
    features: ['mini', 'outdoor', 'energy monitoring'],
    measures: [['pack', [2, 4]]],
  },
  {
    kind: 'light bulb',
    category: 'Lighting',
    names: ['LED Light Bulb', 'Light Bulbs', 'LED Bulb'],
    features: ['dimmable', 'smart', 'soft white', 'daylight'],
    measures: [
      ['w', [9, 60, 100]],
      ['pack', [4, 6]],
    ],
    near: [],
  },
  {
    kind: 'desk lamp',
    category: 'Lighting',
    names: ['Desk Lamp', 'Table Lamp', 'Reading Light'],
    features: ['dimmable', 'usb port', 'clamp', 'wireless'],
    measures: [['w', [7, 12]]],
    near: ['floor lamp'],
  },
  {
    kind: 'floor lamp',
    category: 'Lighting',
    names: ['Floor Lamp', 'Standing Lamp'],
    features: ['dimmable', 'modern', 'tripod'],
    measures: [['inch', [60, 65]]],
    near: ['desk lamp'],
  },
  {
    kind: 'string lights',
    category: 'Lighting',
    names: ['String Lights', 'Fairy Lights'],
    features: ['outdoor', 'solar', 'battery operated', 'waterproof'],
    measures: [['ft', [33, 48, 100]]],
  },
  {
    kind: 'coffee maker',
    category: 'Kitchen',
    names: ['Coffee Maker', 'Coffee Machine', 'Drip Coffee Maker'],
    features: ['programmable', 'single serve', 'stainless steel', 'pod', 'thermal'],
    measures: [['cup', [5, 12, 14]]],
    near: ['espresso machine'],
  },
  {
    kind: 'espresso machine',
    category: 'Kitchen',
    names: ['Espresso Machine', 'Espresso Maker'],
    features: ['automatic', 'milk frother', 'stainless steel', 'pod'],
    measures: [['bar', [15, 20]]],
    near: ['coffee maker'],
  },
  {
    kind: 'coffee pods',
    category: 'Grocery',
    names: ['Coffee Pods', 'K-Cup Pods'],
    features: ['dark roast', 'decaf', 'variety'],
    measures: [['pack', [12, 24, 96]]],
  },
  {
    kind: 'coffee filter',
    category: 'Kitchen',
    names: ['Coffee Filters', 'Coffee Maker Filter'],
    features: ['reusable', 'paper', 'stainless steel'],
    measures: [
      ['pack', [100, 200]],
      ['cup', [12]],
    ],
  },
  {
    kind: 'coffee grinder',
    category: 'Kitchen',
    names: ['Coffee Grinder', 'Coffee Bean Grinder'],
    features: ['electric', 'manual', 'burr'],
    measures: [],
  },
  {
    kind: 'kettle',
    category: 'Kitchen',
    names: ['Electric Kettle', 'Tea Kettle', 'Water Boiler'],
    features: ['gooseneck', 'glass', 'stainless steel', 'electric'],
    measures: [['l', [0.8, 1.7]]],
  },
  {
    kind: 'toaster',
    category: 'Kitchen',
    names: ['Toaster', '2 Slice Toaster'],
    features: ['wide slot', 'stainless steel', 'retro'],
    measures: [],
    near: ['toaster oven'],
  },
  {
    kind: 'toaster oven',
    category: 'Kitchen',
    names: ['Toaster Oven', 'Countertop Oven'],
    features: ['convection', 'digital', 'stainless steel'],
    measures: [],
    near: ['air fryer', 'toaster'],
  },
  {
    kind: 'air fryer',
    category: 'Kitchen',
    names: ['Air Fryer', 'Airfryer Oven'],
    features: ['digital', 'dual basket', 'stainless steel', 'compact'],
    measures: [['qt', [2, 5.8, 8]]],
    near: ['toaster oven'],
  },
  {
    kind: 'air fryer liners',
    category: 'Kitchen',
    names: ['Air Fryer Liners', 'Air Fryer Paper'],
    features: ['disposable', 'silicone'],
    measures: [
      ['inch', [6.3, 8]],
      ['pack', [100]],
    ],
  },
  {
    kind: 'blender',
    category: 'Kitchen',
    names: ['Blender', 'Smoothie Blender'],
    features: ['portable', 'personal', 'immersion', 'glass'],
    measures: [
      ['oz', [20, 48, 72]],
      ['w', [700, 1200]],
    ],
  },
  {
    kind: 'frying pan',
    category: 'Cookware',
    names: ['Frying Pan', 'Skillet', 'Fry Pan'],
    features: ['nonstick', 'cast iron', 'stainless steel', 'ceramic'],
    measures: [['inch', [8, 10, 12]]],
    near: ['cookware set'],
  },
  {
    kind: 'cookware set',
    category: 'Cookware',
    names: ['Cookware Set', 'Pots and Pans Set'],
    features: ['nonstick', 'stainless steel', 'ceramic'],
    measures: [['pack', [10, 12]]],
    near: ['frying pan'],
  },
  {
    kind: 'knife set',
    category: 'Cookware',
    names: ['Knife Set', 'Kitchen Knives'],
    features: ['stainless steel', 'with block', 'japanese'],
    measures: [['pack', [6, 15]]],
  },
  {
    kind: 'water bottle',
    category: 'Drinkware',
    names: ['Water Bottle', 'Drinking Flask'],
    features: ['insulated', 'stainless steel', 'leakproof', 'glass'],
    measures: [['oz', [20, 32, 64]]],
  },
  {
    kind: 'mug',
    category: 'Drinkware',
    names: ['Coffee Mug', 'Travel Mug', 'Tumbler'],
    features: ['insulated', 'ceramic', 'stainless steel'],
    measures: [['oz', [11, 16, 20]]],
  },
  {
    kind: 'vacuum',
    category: 'Cleaning',
    names: ['Vacuum Cleaner', 'Stick Vacuum', 'Upright Vacuum'],
    features: ['cordless', 'bagless', 'pet hair', 'handheld'],
    measures: [],
    near: ['robot vacuum'],
  },
  {
    kind: 'robot vacuum',
    category: 'Cleaning',
    names: ['Robot Vacuum', 'Robotic Vacuum Cleaner'],
    features: ['self emptying', 'mapping', 'pet hair', 'slim'],
    measures: [],
    near: ['vacuum'],
  },
  {
    kind: 'vacuum filter',
    category: 'Cleaning',
    names: ['Vacuum Filter', 'Replacement Filter', 'HEPA Filter'],
    features: ['washable', 'hepa'],
    measures: [['pack', [2, 4]]],
    fits: ['Shark Bay Stick Vacuum', 'Dyvon V8 Vacuum', 'Eufi Robot Vacuum'],
  },
  {
    kind: 'mop',
    category: 'Cleaning',
    names: ['Spin Mop', 'Floor Mop'],
    features: ['microfiber', 'steam', 'with bucket'],
    measures: [],
  },
  {
    kind: 'trash can',
    category: 'Household',
    names: ['Trash Can', 'Garbage Can', 'Waste Bin'],
    features: ['stainless steel', 'motion sensor', 'with lid', 'slim'],
    measures: [['gallon', [3, 13]]],
  },
  {
    kind: 'trash bags',
    category: 'Household',
    names: ['Trash Bags', 'Garbage Bags', 'Can Liners'],
    features: ['scented', 'drawstring', 'heavy duty'],
    measures: [
      ['gallon', [4, 13, 30]],
      ['pack', [50, 100]],
    ],
  },
  {
    kind: 'fan',
    category: 'Home comfort',
    names: ['Tower Fan', 'Desk Fan', 'Pedestal Fan'],
    features: ['oscillating', 'quiet', 'portable', 'bladeless'],
    measures: [['inch', [9, 36, 42]]],
    near: ['air conditioner'],
  },
  {
    kind: 'air conditioner',
    category: 'Home comfort',
    names: ['Portable Air Conditioner', 'Window AC Unit'],
    features: ['quiet', 'smart', 'portable'],
    measures: [['btu', [8000, 12000]]],
    near: ['fan'],
  },
  {
    kind: 'heater',
    category: 'Home comfort',
    names: ['Space Heater', 'Ceramic Heater'],
    features: ['oscillating', 'portable', 'quiet'],
    measures: [['w', [750, 1500]]],
  },
  {
    kind: 'air purifier',
    category: 'Home comfort',
    names: ['Air Purifier', 'HEPA Air Cleaner'],
    features: ['hepa', 'quiet', 'smart'],
    measures: [],
  },
  {
    kind: 'humidifier',
    category: 'Home comfort',
    names: ['Humidifier', 'Cool Mist Humidifier'],
    features: ['ultrasonic', 'quiet', 'top fill'],
    measures: [['l', [2.5, 6]]],
  },
  {
    kind: 'refrigerator',
    category: 'Appliances',
    names: ['Mini Fridge', 'Compact Refrigerator', 'Beverage Cooler'],
    features: ['with freezer', 'retro', 'stainless steel'],
    measures: [],
  },
  {
    kind: 'sheets',
    category: 'Bedding',
    names: ['Bed Sheets', 'Sheet Set'],
    features: ['cotton', 'microfiber', 'queen', 'king'],
    measures: [['pack', [4, 6]]],
  },
  {
    kind: 'pillow',
    category: 'Bedding',
    names: ['Bed Pillows', 'Pillow'],
    features: ['memory foam', 'cooling', 'queen', 'king'],
    measures: [['pack', [2]]],
  },
  {
    kind: 'mattress',
    category: 'Bedding',
    names: ['Mattress', 'Memory Foam Mattress'],
    features: ['memory foam', 'queen', 'king', 'hybrid'],
    measures: [['inch', [8, 10, 12]]],
    near: ['mattress topper'],
  },
  {
    kind: 'mattress topper',
    category: 'Bedding',
    names: ['Mattress Topper', 'Mattress Pad'],
    features: ['memory foam', 'cooling', 'queen', 'king'],
    measures: [['inch', [2, 3]]],
    near: ['mattress'],
  },
  {
    kind: 'curtains',
    category: 'Home decor',
    names: ['Curtains', 'Window Drapes', 'Curtain Panels'],
    features: ['blackout', 'sheer', 'thermal'],
    measures: [
      ['inch', [63, 84, 96]],
      ['pack', [2]],
    ],
  },
  {
    kind: 'rug',
    category: 'Home decor',
    names: ['Area Rug', 'Runner Rug'],
    features: ['washable', 'shag', 'outdoor'],
    measures: [['ft', [5, 8]]],
  },
  {
    kind: 'shower curtain',
    category: 'Bath',
    names: ['Shower Curtain', 'Shower Liner'],
    features: ['waterproof', 'clear', 'fabric'],
    measures: [['inch', [72]]],
    near: ['curtains'],
  },
  {
    kind: 'towels',
    category: 'Bath',
    names: ['Bath Towels', 'Towel Set'],
    features: ['cotton', 'quick dry'],
    measures: [['pack', [4, 6]]],
  },
  {
    kind: 'batteries',
    category: 'Household',
    names: ['AA Batteries', 'AAA Batteries'],
    features: ['rechargeable', 'alkaline', 'lithium'],
    measures: [['pack', [8, 24, 48]]],
  },
  {
    kind: 'extension cord',
    category: 'Household',
    names: ['Extension Cord', 'Power Strip', 'Surge Protector'],
    features: ['outdoor', 'heavy duty', 'flat plug'],
    measures: [['ft', [6, 10, 25, 50]]],
  },
  {
    kind: 'flashlight',
    category: 'Household',
    names: ['Flashlight', 'LED Torch'],
    features: ['rechargeable', 'waterproof', 'tactical'],
    measures: [['lumen', [1000, 2000]]],
  },
  {
    kind: 'smart watch',
    category: 'Wearables',
    names: ['Smart Watch', 'Fitness Tracker', 'Smartwatch'],
    features: ['waterproof', 'heart rate', 'gps'],
    measures: [['mm', [41, 45]]],
  },
  {
    kind: 'watch band',
    category: 'Wearables',
    names: ['Watch Band', 'Watch Strap'],
    features: ['leather', 'silicone', 'stainless steel', 'nylon'],
    measures: [['mm', [41, 45]]],
    fits: ['Apple Watch', 'Galaxy Watch', 'Fitbit Versa'],
  },
  {
    kind: 'printer',
    category: 'Office',
    names: ['Printer', 'All-in-One Printer', 'Laser Printer'],
    features: ['wireless', 'color', 'laser', 'portable'],
    measures: [],
  },
  {
    kind: 'ink',
    category: 'Office',
    names: ['Ink Cartridge', 'Printer Ink'],
    features: ['black', 'color', 'high yield'],
    measures: [['pack', [2, 4]]],
    fits: ['HP OfficeJet Printer', 'Canon Pixma Printer', 'Epson EcoTank Printer'],
  },
  {
    kind: 'office chair',
    category: 'Furniture',
    names: ['Office Chair', 'Desk Chair', 'Gaming Chair'],
    features: ['ergonomic', 'mesh', 'leather', 'lumbar support'],
    measures: [],
  },
  {
    kind: 'desk',
    category: 'Furniture',
    names: ['Desk', 'Computer Desk', 'Standing Desk'],
    features: ['adjustable', 'l shaped', 'with drawers'],
    measures: [['inch', [40, 55, 63]]],
  },
  {
    kind: 'sofa',
    category: 'Furniture',
    names: ['Sofa', 'Couch', 'Loveseat'],
    features: ['sectional', 'sleeper', 'leather'],
    measures: [['inch', [70, 84]]],
  },
]

/** A dice that always falls the same. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const spellings: Record<string, string[]> = {
  ft: ['ft', ' ft', '-Foot', ' Feet'],
  inch: [' Inch', '-Inch', '"', ' in.'],
  pack: [' Pack', '-Pack', ' Count', ' pcs'],
  gb: ['GB', ' GB'],
  tb: ['TB', ' TB'],
  oz: [' oz', ' Ounce', 'oz'],
  qt: [' Qt', ' Quart'],
  gallon: [' Gallon', ' gal'],
  w: ['W', ' Watt'],
  l: ['L', ' Liter'],
  lb: [' lbs', ' lb'],
}

/** Draws so many products; the same seed draws the same. */
export function drawCatalogue(count: number, seed = 7): JudgedProduct[] {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!
  const some = <T>(from: readonly T[], most: number): T[] =>
    [...from].sort(() => roll() - 0.5).slice(0, 1 + Math.floor(roll() * most))
  const title = (text: string) =>
    text.replace(/(^|[\s-])([a-z])/g, (_all, before: string, letter: string) => before + letter.toUpperCase())
  return Array.from({ length: count }, (_none, index) => {
    const kind = pick(kinds)
    const brand = pick(kind.brands ?? makers)
    const color = pick(colors)
    const features = some(kind.features, 3)
    const sizes = kind.measures.flatMap(([unit, values]) => (roll() < 0.75 ? [[unit, pick(values)] as const] : []))
    const fits = kind.fits ? pick(kind.fits) : null
    const name = pick(kind.names)
    const sizeWords = sizes.map(([unit, value]) => `${value}${pick(spellings[unit] ?? [` ${unit}`])}`)
    const featureWords = features.map(title)
    const model = `${String.fromCharCode(65 + Math.floor(roll() * 26))}${Math.floor(roll() * 900 + 100)}`
    const tail = [...(roll() < 0.6 ? sizeWords : []), ...featureWords.slice(1), ...(roll() < 0.5 ? [color] : [])]
    const gift = pick(['for Home', 'for Office', 'for Travel', 'for Kids', 'for Bedroom', 'Gift for Women', ''])
    const words = [
      brand,
      roll() < 0.4 ? model : '',
      ...(roll() < 0.5 ? sizeWords.slice(0, 1) : []),
      featureWords[0] ?? '',
      name,
      fits ? `${pick(['for', 'Compatible with', 'Fits'])} ${fits}` : '',
    ]
      .filter(Boolean)
      .join(' ')
    const others = some(kinds, 3).map((other) => pick(other.names).toLowerCase())
    const lines = [
      `${pick(['Upgraded', 'Premium', 'High quality', 'Durable'])} ${name.toLowerCase()} with ${features.join(' and ')}.`,
      ...sizes.map(([unit, value]) => `Size: ${value} ${unit}.`),
      `${pick(['Perfect for', 'Great for', 'Designed for'])} home, office and travel. Also check out our ${others.join(', ')}.`,
      `${pick(['Keep it next to your', 'Works well beside a', 'No need to move your'])} ${pick(kinds).names[0]!.toLowerCase()}; ${pick(['easy to clean', 'simple set up', 'one year warranty', 'friendly support'])}.`,
      fits
        ? `Made to fit ${fits}; not compatible with ${pick(phones)}.`
        : `Comes in ${colors.slice(0, 3 + Math.floor(roll() * 4)).join(', ')}.`,
      ...(roll() < 0.3 ? [`Without ${pick(kind.features)}.`] : []),
    ]
    return {
      externalId: `judged-${index}`,
      title:
        `${words}${tail.length > 0 ? `${pick([', ', ' - ', ' | '])}${tail.join(', ')}` : ''}${gift && `, ${gift}`}`.slice(
          0,
          200,
        ),
      brand,
      category: kind.category,
      description: lines.join(' '),
      details: [{ label: 'Colour', value: color }],
      priceMinor: 500 + Math.floor(roll() * 20_000),
      truth: {
        kind: kind.kind,
        brand,
        features: new Set(features),
        measures: new Set(sizes.map(([unit, value]) => `${value}${unit}`)),
        fits,
        color,
      },
    }
  })
}

/** Draws searches as customers type them: a kind by one of its names, often with a brand, a feature, a size, or what it must fit; some mistyped. */
export function drawSearches(products: readonly JudgedProduct[], count: number, seed = 11): JudgedSearch[] {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!
  return Array.from({ length: count }, () => {
    const { truth } = pick(products)
    const kind = kinds.find((each) => each.kind === truth.kind)!
    const name = pick([...kind.names, ...(kind.asked ?? [])]).toLowerCase()
    const feature = roll() < 0.5 ? pick([...truth.features]) : null
    const measure = roll() < 0.35 && truth.measures.size > 0 ? pick([...truth.measures]) : null
    const brand = roll() < 0.2 ? truth.brand : null
    const fits = truth.fits && roll() < 0.7 ? truth.fits : null
    const color = roll() < 0.12 ? truth.color : null
    const unwanted = !feature && roll() < 0.1 ? pick(kind.features) : null
    const size =
      measure && pick([measure, measure.replace(/(\d)([a-z])/, '$1 $2'), measure.replace(/(\d)inch/, '$1 inches')])
    const words = [
      ...(brand ? [brand.toLowerCase()] : []),
      ...(fits && roll() < 0.6 ? [fits.toLowerCase()] : []),
      ...(color ? [color.toLowerCase()] : []),
      ...(feature && !name.includes(feature) ? [roll() < 0.3 ? feature.replace('-', ' ') : feature] : []),
      name,
    ]
    if (fits && !words.includes(fits.toLowerCase())) words.push('for', fits.toLowerCase())
    if (size) words.push(size)
    if (unwanted) words.push('without', unwanted)
    const typed = words.join(' ')
    return {
      typed: roll() < 0.08 ? mistype(typed, roll) : typed,
      grade({ truth: is }) {
        const isKind = is.kind === truth.kind
        if (!isKind && !kind.near?.includes(is.kind)) return 0
        const wishes = [
          ...(feature ? [is.features.has(feature)] : []),
          ...(measure ? [is.measures.has(measure)] : []),
          ...(brand ? [is.brand === brand] : []),
          ...(fits ? [is.fits === fits] : []),
          ...(color ? [is.color === color] : []),
          ...(unwanted ? [!is.features.has(unwanted)] : []),
        ]
        if (isKind && wishes.every(Boolean)) return 3
        if (fits && is.fits !== fits) return 0
        return isKind ? (wishes.filter(Boolean).length * 2 >= wishes.length ? 1 : 0.5) : wishes.every(Boolean) ? 0.5 : 0
      },
    }
  })
}

/** One slip of the finger in the longest word. */
function mistype(typed: string, roll: () => number): string {
  const longest = typed.split(' ').reduce((a, b) => (b.length > a.length ? b : a))
  if (longest.length < 6) return typed
  const at = 2 + Math.floor(roll() * (longest.length - 4))
  const slipped =
    roll() < 0.5
      ? longest.slice(0, at) + longest.slice(at + 1)
      : longest.slice(0, at) + longest[at + 1]! + longest[at]! + longest.slice(at + 2)
  return typed.replace(longest, slipped)
}

/** Normalised discounted cumulative gain of the first ten, gains 2^grade − 1 (Järvelin and Kekäläinen, 2002). */
export function ndcgAt10(grades: readonly number[], best: readonly number[]): number {
  const dcg = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
  const ideal = dcg([...best].sort((a, b) => b - a))
  return ideal === 0 ? 1 : dcg(grades) / ideal
}
