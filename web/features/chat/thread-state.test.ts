import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Message } from '#shared/api/chat.schemas.ts'
import { afterEvent, emptyThread, type ThreadEvent } from './thread-state.ts'

function message(number: number, change: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${number}`,
    clientId: `c${number}`,
    number,
    change,
    side: 'shop',
    author: 'Marta',
    isMine: false,
    isAutomatic: false,
    text: `${number} at ${change}`,
    product: null,
    order: null,
    picture: null,
    file: null,
    writtenAt: '2026-11-21T18:31:00.000Z',
    editedAt: null,
    changeableUntil: null,
    isWithdrawn: false,
    isHidden: false,
    ...more,
  }
}

const opened: ThreadEvent = { event: 'opened', messages: [message(5, 5), message(6, 6)], hasEarlier: true }
const outgoing = { said: { clientId: 'mine', text: 'Hello' }, writtenAt: '2026-11-21T18:32:00.000Z' }
const mine = message(7, 7, { clientId: 'mine', isMine: true, side: 'customer' })

it('shows a message once, whichever way it comes back first', () => {
  const ways: ThreadEvent[][] = [
    [
      { event: 'sending', outgoing },
      { event: 'said', message: mine },
      { event: 'heard', messages: [mine] },
    ],
    [
      { event: 'sending', outgoing },
      { event: 'heard', messages: [mine] },
      { event: 'said', message: mine },
    ],
    [
      { event: 'sending', outgoing },
      { event: 'heard', messages: [mine] },
      { event: 'refused', clientId: 'mine', refusal: 'The market cannot be reached.' },
    ],
    [
      { event: 'heard', messages: [mine] },
      { event: 'sending', outgoing },
    ],
  ]
  for (const way of ways) {
    const thread = [opened, ...way].reduce(afterEvent, emptyThread)
    expect(thread.messages.map(({ number }) => number)).toEqual([5, 6, 7])
    expect(thread.outgoing).toEqual([])
  }
})

it('keeps what did not arrive, with the reason, until it is sent again', () => {
  const refusal = 'The market cannot be reached.'
  const failed = [
    opened,
    { event: 'sending', outgoing },
    { event: 'refused', clientId: 'mine', refusal },
  ] as ThreadEvent[]
  const thread = failed.reduce(afterEvent, emptyThread)
  expect(thread.outgoing).toEqual([{ ...outgoing, refusal }])
  expect(afterEvent(thread, { event: 'sending', outgoing }).outgoing).toEqual([outgoing])
})

it('asks again for what others said before its own word was answered', () => {
  const thread = [opened, { event: 'said', message: message(8, 8, { isMine: true }) } as ThreadEvent].reduce(
    afterEvent,
    emptyThread,
  )
  expect(thread.lastChange).toBe(6)
})

it('does not take an older message for news, nor news of a message it has not reached for a message', () => {
  const earlier: ThreadEvent = { event: 'earlier', messages: [message(3, 9), message(4, 4)], hasEarlier: true }
  const thread = [opened, { event: 'heard', messages: [message(1, 10)] } as ThreadEvent, earlier].reduce(
    afterEvent,
    emptyThread,
  )
  expect(thread.messages.map(({ number }) => number)).toEqual([3, 4, 5, 6])
  expect(thread.lastChange).toBe(10)
})

it('opens further back, takes what is later page by page, and loses nothing that is said meanwhile', () => {
  const further: ThreadEvent = {
    event: 'opened',
    messages: [message(20, 20), message(21, 21)],
    hasEarlier: true,
    further: { hasLater: true, lastChange: 40 },
  }
  const heard: ThreadEvent = { event: 'heard', messages: [message(41, 41), message(21, 42)] }
  const middle = [further, heard].reduce(afterEvent, emptyThread)
  expect(middle.messages.map(({ number, change }) => [number, change])).toEqual([
    [20, 20],
    [21, 42],
  ])
  expect(middle.lastChange).toBe(42)
  // The page was asked for before 41 was said.
  const upTo40: ThreadEvent = {
    event: 'later',
    messages: [...Array(19).keys()].map((n) => message(22 + n, 22 + n)),
    hasLater: false,
  }
  const nearly = afterEvent(middle, upTo40)
  expect([nearly.messages.at(-1)?.number, nearly.hasLater]).toEqual([40, true])
  const end = afterEvent(nearly, { event: 'later', messages: [message(41, 41)], hasLater: false })
  expect(end.messages.map(({ number }) => number)).toEqual([...Array(22).keys()].map((n) => 20 + n))
  expect([end.hasLater, end.lastChange]).toEqual([false, 42])
  const next = afterEvent(end, { event: 'heard', messages: [message(42, 43)] })
  expect(next.messages.at(-1)?.number).toBe(42)
})

it('goes back to the newest, with what is on its way, and asks anew for what it heard of', () => {
  const further: ThreadEvent = {
    event: 'opened',
    messages: [message(2, 2)],
    hasEarlier: true,
    further: { hasLater: true, lastChange: 6 },
  }
  const heard: ThreadEvent = { event: 'heard', messages: [message(7, 7)] }
  const thread = [further, { event: 'sending', outgoing } as ThreadEvent, heard, opened].reduce(afterEvent, emptyThread)
  expect(thread.messages.map(({ number }) => number)).toEqual([5, 6])
  expect([thread.lastChange, thread.hasLater, thread.outgoing]).toEqual([6, false, [outgoing]])
})

it('ends the same however often and in whatever order it hears', () => {
  const news = [message(6, 8), message(7, 7), message(8, 9), message(7, 10)]
  const hear = (heard: readonly Message[]) =>
    [opened, ...heard.map((each): ThreadEvent => ({ event: 'heard', messages: [each] }))].reduce(
      afterEvent,
      emptyThread,
    )
  const straight = hear(news)
  fc.assert(
    fc.property(fc.shuffledSubarray([...news, ...news], { minLength: 8, maxLength: 8 }), (mixed) => {
      expect(hear(mixed)).toEqual(straight)
    }),
  )
})

it('takes up what an earlier visit could not send, before what is said now, and never twice', () => {
  const first = { said: { clientId: 'first', text: 'Hello' }, writtenAt: '2026-11-21T18:30:00.000Z', isLost: true }
  const events: ThreadEvent[] = [
    opened,
    { event: 'heard', messages: [mine] },
    {
      event: 'sending',
      outgoing: { said: { clientId: 'now', text: 'Anybody?' }, writtenAt: '2026-11-21T18:33:00.000Z' },
    },
    { event: 'kept', outgoing: [first, { ...outgoing, isLost: true }] },
    { event: 'kept', outgoing: [first] },
  ]
  const thread = events.reduce(afterEvent, emptyThread)
  expect(thread.outgoing.map(({ said }) => said.clientId)).toEqual(['first', 'now'])
})

it('tells what got no answer from what was refused', () => {
  const refusal = 'Too many attempts.'
  const sent = afterEvent(emptyThread, { event: 'sending', outgoing })
  const refused = afterEvent(sent, { event: 'refused', clientId: 'mine', refusal })
  expect(refused.outgoing[0]).toEqual({ ...outgoing, refusal })
  const lost = afterEvent(sent, { event: 'refused', clientId: 'mine', refusal, isLost: true })
  expect(lost.outgoing[0]).toMatchObject({ isLost: true })
  // On its way again it is neither.
  expect(afterEvent(lost, { event: 'sending', outgoing }).outgoing[0]).toEqual(outgoing)
})
