import type { PersonKey } from './people.ts'

interface DemoTalk {
  customer: PersonKey
  /** Slug of the shop; absent: with who runs the market. */
  shop?: string
  /** The first message shows the customer's latest order there. */
  isAboutOrder?: boolean
  said: { by: PersonKey; minutesAgo: number; text: string }[]
  /** How many of the messages the other side has read. */
  readByShop?: number
  readByCustomer?: number
}

/** What people in town say to each other; the last lines of some are not answered yet. */
export const talks: DemoTalk[] = [
  {
    customer: 'ines',
    shop: 'kiln-and-clay',
    isAboutOrder: true,
    said: [
      { by: 'ines', minutesAgo: 190, text: 'Hello Marta! One of these is a present. Could it go in its own box?' },
      { by: 'marta', minutesAgo: 184, text: 'Hello Ines, of course. I keep straw boxes for presents, no extra cost.' },
      { by: 'marta', minutesAgo: 183, text: 'The glaze on yours broke nicely at the rim, by the way.' },
      { by: 'ines', minutesAgo: 150, text: 'Oh, that is lovely. Could you write “para a Rosa” on the card?' },
    ],
    readByShop: 4,
    readByCustomer: 4,
  },
  {
    customer: 'clara',
    shop: 'kiln-and-clay',
    said: [
      { by: 'clara', minutesAgo: 1_560, text: 'The teapot I bought drips a little when I pour slowly.' },
      { by: 'rui', minutesAgo: 1_500, text: 'That should not be. Which way do you hold the lid when it happens?' },
      { by: 'clara', minutesAgo: 110, text: 'With the small hole towards me. It still drips when I pour slowly.' },
    ],
    readByShop: 2,
    readByCustomer: 2,
  },
  {
    customer: 'liwei',
    shop: 'kiln-and-clay',
    said: [{ by: 'liwei', minutesAgo: 38, text: 'Do the bowls stack in a cupboard of 20 cm?' }],
  },
  {
    customer: 'jonas',
    shop: 'kiln-and-clay',
    said: [
      { by: 'jonas', minutesAgo: 4_320, text: 'Is the dune vase coming back in white?' },
      { by: 'marta', minutesAgo: 4_260, text: 'Yes, with the next firing, in about two weeks.' },
      { by: 'jonas', minutesAgo: 4_250, text: 'Perfect, then I wait.' },
      { by: 'marta', minutesAgo: 4_240, text: 'I will keep one for you.' },
    ],
    readByShop: 4,
    readByCustomer: 4,
  },
  {
    customer: 'ines',
    said: [{ by: 'ines', minutesAgo: 75, text: 'Can I change the address of an order that is not sent yet?' }],
  },
]

/** What Kiln & Clay writes often. */
export const quickReplies = [
  { title: 'Dishwasher', text: 'Yes, everything from our kiln may go into the dishwasher.' },
  { title: 'Next firing', text: 'The next firing is in about two weeks; I can keep one for you.' },
  { title: 'Straw box', text: 'I keep straw boxes for presents, at no extra cost.' },
]

/** What who runs the market says often. */
export const marketReplies = [
  { title: 'We look into it', text: 'Thank you for writing. We look into it and come back to you today.' },
  { title: 'Money back', text: 'The money is on its way to your card and arrives within five working days.' },
]
