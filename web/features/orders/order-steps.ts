import type { Order, OrderState, TimelineEntry } from '#shared/api/orders.schemas.ts'

export interface OrderStep {
  key: 'ordered' | 'packed' | 'underway' | 'arrived'
  title: string
  /** When it happened, or the last day it is expected on; null when nobody knows. */
  at: string | null
  /** Where the parcel was seen last. */
  place: string
  state: 'done' | 'now' | 'planned'
}

type OrderOnItsWay = Pick<Order, 'state' | 'placedAt' | 'expectedTo' | 'carrier' | 'timeline'> &
  Partial<Pick<Order, 'isDigital'>>

/** How many of the four steps are behind an order in this state; the next one is under way. */
const stepsDone: Partial<Record<OrderState, number>> = {
  awaiting_payment: 0,
  processing: 1,
  handed_over: 2,
  delivered: 4,
  completed: 4,
}

/** The four steps of a parcel from the order to the door; none for an order that will not come, or is downloaded. */
export function stepsOf(order: OrderOnItsWay): OrderStep[] {
  const done = stepsDone[order.state]
  if (done === undefined || order.isDigital) return []
  const { timeline, carrier } = order
  const seen = timeline.findLast(({ kind }) => kind === 'tracking')
  const withWhom = carrier ? `With ${carrier}` : 'With the courier'
  const steps: Omit<OrderStep, 'state'>[] = [
    {
      key: 'ordered',
      title: done === 0 ? 'Waiting for payment' : 'Ordered',
      at: order.placedAt,
      place: '',
    },
    {
      key: 'packed',
      title: done === 1 ? 'Being packed' : 'Packed',
      at: done === 1 ? reachedAt(timeline, 'processing') : reachedAt(timeline, 'handed_over'),
      place: '',
    },
    {
      key: 'underway',
      title: seen?.name === 'out_for_delivery' && done === 2 ? 'Out for delivery' : withWhom,
      at: seen?.at ?? reachedAt(timeline, 'handed_over'),
      place: seen?.place ?? '',
    },
    {
      key: 'arrived',
      title: 'At your door',
      at: reachedAt(timeline, 'delivered') ?? order.expectedTo,
      place: '',
    },
  ]
  const stateAt = (index: number) => (index < done ? 'done' : index === done ? 'now' : 'planned')
  return steps.map((step, index): OrderStep => Object.assign(step, { state: stateAt(index) } as const))
}

/** When an order first reached a state; null when it has not. */
export function reachedAt(timeline: readonly TimelineEntry[], state: OrderState): string | null {
  return timeline.find(({ kind, name }) => kind === 'state' && name === state)?.at ?? null
}

const numberWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** Where the parcels of a checkout are, in a sentence: `One parcel is moving, one is being packed.` */
export function parcelsSentence(states: readonly OrderState[]): string {
  const groups = [
    { states: ['handed_over'], one: 'is moving', more: 'are moving' },
    { states: ['processing', 'awaiting_payment'], one: 'is being packed', more: 'are being packed' },
    { states: ['delivered', 'completed'], one: 'has arrived', more: 'have arrived' },
    { states: ['cancelled', 'expired'], one: 'is cancelled', more: 'are cancelled' },
  ]
  const parts = groups.flatMap((group) => {
    const count = states.filter((state) => group.states.includes(state)).length
    return count === 0 ? [] : [{ count, words: count === 1 ? group.one : group.more }]
  })
  const sentence = parts
    .map(({ count, words }, index) => {
      const number = numberWords[count] ?? String(count)
      const subject = index > 0 ? number.toLowerCase() : count === 1 ? `${number} parcel` : `${number} parcels`
      return `${states.length === 1 ? 'Your parcel' : subject} ${words}`
    })
    .join(', ')
  return sentence && `${sentence}.`
}
