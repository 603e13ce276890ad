import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aTalk } from '#test/builders/chat.ts'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { openPushStandIn, type PushStandIn } from '#test/support/push-stand-in.ts'
import { openPush } from '#server/notices/push/open-push.ts'

let market: TestMarket
let operator: SignedInVisitor
let service: PushStandIn

beforeAll(async () => {
  service = await openPushStandIn()
  const alsoReach = ({ address, port }: { address: string; port: number }) =>
    address === '127.0.0.1' && port === service.port
  market = await openTestMarket({}, undefined, { push: openPush('mailto:hello@market.example', { alsoReach }) })
  operator = await anOperator(market)
})
afterAll(async () => {
  await market.close()
  await service.close()
})

const because = { reason: 'It was reported as rude' }

async function waiting() {
  return (await operator.call('listChatReports')).items
}

describe('a report', () => {
  test('is read with a reason that stands in the audit log, and a removed message is gone for both sides', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    await ask('Where is my jug?')
    const rude = await answer('Find it yourself')
    const report = { params: { id }, body: { messageId: rude.id, reason: 'Rude' } }
    await customer.call('reportConversation', report)
    await customer.call('reportConversation', report)
    const [found, ...others] = await waiting()
    expect(others).toEqual([])
    expect(found).toMatchObject({ reason: 'Rude', against: { side: 'shop', name: 'Kiln & Clay' }, decision: null })

    const params = { id: found!.id }
    const { items } = await operator.call('lookIntoChatReport', { params, body: because })
    expect(items.map(({ text, isReported }) => [text, isReported])).toEqual([
      ['Where is my jug?', false],
      ['Find it yourself', true],
    ])
    const { rows: looks } = await sql<{ detail: { reason: string } }>`
      select detail from audit_log where act = 'chat_report.looked_into' and subject_id = ${found!.id}`.execute(
      market.context.db,
    )
    expect(looks).toMatchObject([{ detail: because }])

    const decision = { params, body: { decision: 'removed' as const, reason: 'Please stay polite' } }
    expect(await operator.call('decideChatReport', decision)).toMatchObject({ decision: 'removed' })
    expect(await operator.refused('decideChatReport', decision)).toMatchObject({ code: 'chat_report_decided' })
    for (const page of [
      await customer.call('listMessages', { params: { id } }),
      await seller.call('listShopMessages', { params: { id } }),
    ])
      expect(page.items[1]).toMatchObject({ isHidden: true, text: '' })

    await market.settle()
    const told = (await seller.call('listShopNotices')).items
    expect(told).toContainEqual(expect.objectContaining({ kind: 'chat-judged' }))
    expect(JSON.stringify(told)).not.toContain('Ines reported')
  })

  test('closes the chat with shops to whom it is against until it is lifted; the market can still be asked', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    await ask('You thieves')
    await seller.call('reportShopConversation', { params: { id }, body: { reason: 'Insults us' } })
    const params = { id: (await waiting()).at(-1)!.id }
    await operator.call('decideChatReport', { params, body: { decision: 'blocked', reason: 'No insults' } })
    const again = { params: { id }, body: { clientId: newId(), text: 'Hello?' } }
    expect(await customer.refused('sendMessage', again)).toMatchObject({ status: 409, code: 'chat_closed' })
    const support = await customer.call('openConversation', { body: {} })
    await customer.call('sendMessage', { params: { id: support.id }, body: { clientId: newId(), text: 'I am sorry' } })

    expect(await operator.call('liftChatBan', { params, body: because })).toMatchObject({ isClosed: false })
    expect(await operator.refused('liftChatBan', { params, body: because })).toMatchObject({ code: 'chat_not_closed' })
    await customer.call('sendMessage', again)
  })

  test('shows the operator the pictures and gives the papers of the messages around it, also of one withdrawn since, and no other', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    const params = { id }
    const paper = async (words: string) => {
      const form = new FormData()
      form.set('file', new File([`%PDF-1.7 ${words}`], `${words}.pdf`))
      return (await seller.call('uploadShopChatFile', { params, form })).id
    }
    const form = new FormData()
    const { buffer } = await drawnPicture('insult', '#31606b')
    form.set('file', new File([new Uint8Array(buffer)], 'insult.png', { type: 'image/png' }))
    const picture = await seller.call('uploadShopChatPicture', { params, form })
    const [far, near] = [await paper('far'), await paper('near')]
    const show = (shown: object) => seller.call('sendShopMessage', { params, body: { clientId: newId(), ...shown } })
    await show({ fileId: far })
    for (let n = 0; n < 20; n++) await ask(`${n}`).then(() => market.clock.advance({ minutes: 1 }))
    const taken = await show({ pictureId: picture.id, fileId: near })
    await customer.call('reportConversation', { params, body: { messageId: taken.id, reason: 'Insults me' } })
    await seller.call('withdrawShopMessage', { params: { id: taken.id } })
    const report = { params: { id: (await waiting()).at(-1)!.id } }
    const { items } = await operator.call('lookIntoChatReport', { ...report, body: because })
    expect(items.at(-1)).toMatchObject({ isWithdrawn: true, picture: { id: picture.id }, file: { name: 'near.pdf' } })
    const answer = await operator.send('getReportedFile', { params: { id: near } })
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(await answer.text()).toBe('%PDF-1.7 near')
    const { rows } = await sql<{ act: string }>`
      select act from audit_log where act = 'getReportedFile' or subject_id = ${near}`.execute(market.context.db)
    expect(rows).toHaveLength(1)
    // Twenty messages stand before what was reported: the twenty-first is nobody's to look at.
    expect(await operator.refused('getReportedFile', { params: { id: far } })).toMatchObject({ code: 'file_not_found' })
    const unreported = await aTalk(market)
    const other = new FormData()
    other.set('file', new File(['%PDF-1.7 ours'], 'ours.pdf'))
    const ours = await unreported.customer.call('uploadChatFile', { params: { id: unreported.id }, form: other })
    const body = { clientId: newId(), fileId: ours.id }
    await unreported.customer.call('sendMessage', { params: { id: unreported.id }, body })
    expect(await operator.refused('getReportedFile', { params: { id: ours.id } })).toMatchObject({ status: 404 })
  })

  test('names a message of the other side in an own conversation, and nothing else', async () => {
    const { id, customer, ask } = await aTalk(market)
    const stranger = await aTalk(market)
    const theirs = await stranger.ask('Hello')
    const own = await ask('Hello')
    const about = (messageId: string) => ({ params: { id }, body: { messageId, reason: 'Rude' } })
    expect(await customer.refused('reportConversation', about(own.id))).toMatchObject({ code: 'own_message' })
    expect(await customer.refused('reportConversation', about(theirs.id))).toMatchObject({ code: 'message_not_found' })
    expect(await stranger.customer.refused('reportConversation', about(own.id))).toMatchObject({ status: 404 })
  })
})

describe('contacts in messages', () => {
  test('are noted for the operator only while the market wants it, and the message is sent either way', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    const before = (await waiting()).length
    await ask('Write to me: ines@example.com')
    expect(await waiting()).toHaveLength(before)
    await operator.call('changeSettings', { body: { notesContacts: true } })
    await ask('Write to me: ines at example dot com')
    const said = await ask('My order 1002003004 was 1,299.00 EUR')
    expect(await waiting()).toHaveLength(before + 1)
    await customer.call('editMessage', { params: { id: said.id }, body: { text: 'Call me: +351 912 345 678' } })
    await operator.call('changeSettings', { body: { notesContacts: false } })
    const noted = (await waiting()).slice(before)
    expect(noted).toMatchObject([
      { by: null, reason: 'Noted by the contact filter: an e-mail address' },
      { by: null, reason: 'Noted by the contact filter: a telephone number' },
    ])
    const seen = await seller.call('listShopMessages', { params: { id } })
    expect(seen.items.at(-1)).toMatchObject({ text: 'Call me: +351 912 345 678' })
  })
})

test('the words of a customer are erased everywhere at their wish, with what they said before; others keep theirs', async () => {
  const { id, customer, seller, ask, answer } = await aTalk(market)
  const first = await ask('My sister lives at Rua das Flores 9')
  await customer.call('editMessage', { params: { id: first.id }, body: { text: 'My sister lives there' } })
  await ask('And thank you')
  await answer('Noted.')
  const note = 'Her sister lives at Rua das Flores 9'
  await seller.call('addTeamNote', { params: { id }, body: { text: note } })
  const other = await aTalk(market, { seller })
  await other.ask('Hello')
  await seller.call('addTeamNote', { params: { id: other.id }, body: { text: 'Pays by cash' } })
  const { lastChange } = await customer.call('getConversation', { params: { id } })
  const support = await customer.call('openConversation', { body: {} })
  await customer.call('sendMessage', {
    params: { id: support.id },
    body: { clientId: newId(), text: 'Please erase all I wrote' },
  })
  const erased = await operator.call('eraseChatWords', {
    params: { id: support.id },
    body: { reason: 'At their wish' },
  })
  expect(erased).toEqual({ messages: 3 })

  const { items } = await seller.call('listShopMessages', { params: { id } })
  expect(items.map(({ text, isHidden }) => [text, isHidden])).toEqual([
    ['', true],
    ['', true],
    ['Noted.', false],
  ])
  const changed = await seller.call('listShopMessages', { params: { id }, query: { after: lastChange } })
  expect(changed.items.map(({ number }) => number)).toEqual([1, 2])
  const { rows } = await sql<{ body: string }>`
    select h.body from message_history h join messages m on m.id = h.message_id
    where m.conversation_id = ${id} and h.body <> ''`.execute(market.context.db)
  expect(rows).toEqual([])
  // What the team noted about them goes, also from the log; what it noted about somebody else stays.
  expect((await seller.call('listTeamNotes', { params: { id } })).items).toEqual([])
  expect((await seller.call('listTeamNotes', { params: { id: other.id } })).items).toMatchObject([
    { text: 'Pays by cash' },
  ])
  const { rows: copies } = await sql`select from audit_log where changes::text like ${`%${note}%`}`.execute(
    market.context.db,
  )
  expect(copies).toEqual([])
})

test('a paper is forgotten a day after it was brought and not sent, and five minutes after its message was written and withdrawn, but not while a report shows it', async () => {
  const { id, customer, seller, answer } = await aTalk(market)
  const params = { id }
  const bring = async (name: string) => {
    const form = new FormData()
    form.set('file', new File(['%PDF-1.7'], `${name}.pdf`))
    return (await customer.call('uploadChatFile', { params, form })).id
  }
  const send = async (fileId: string) =>
    (await customer.call('sendMessage', { params, body: { clientId: newId(), fileId } })).id
  const { db } = market.context
  const names = async () =>
    (await db.selectFrom('chat_files').select('name').where('conversation_id', '=', id).orderBy('name').execute()).map(
      ({ name }) => name,
    )
  await bring('unsent')
  await send(await bring('sent'))
  const reported = await send(await bring('reported'))
  await seller.call('reportShopConversation', { params, body: { messageId: reported, reason: 'Threatens us' } })
  const withdraw = (message: string) => customer.call('withdrawMessage', { params: { id: message } })
  await withdraw(reported)
  for (let n = 0; n < 21; n++) await answer(`${n}`).then(() => market.clock.advance({ seconds: 4 }))
  await withdraw(await send(await bring('withdrawn')))
  market.clock.advance({ minutes: 4 })
  await market.settle()
  expect(await names()).toEqual(['reported.pdf', 'sent.pdf', 'unsent.pdf', 'withdrawn.pdf'])
  market.clock.advance({ minutes: 2 })
  await market.settle()
  expect(await names()).toEqual(['reported.pdf', 'sent.pdf', 'unsent.pdf'])
  market.clock.advance({ hours: 24 })
  await market.settle()
  expect(await names()).toEqual(['reported.pdf', 'sent.pdf'])
  const report = { params: { id: (await waiting()).at(-1)!.id } }
  await operator.call('decideChatReport', { ...report, body: { decision: 'warned', reason: 'No threats' } })
  market.clock.advance({ minutes: 2 })
  await market.settle()
  expect(await names()).toEqual(['sent.pdf'])
})

test('what somebody of a shop wrote is erased at their wish without any talk with the market, also where it was told or written down', async () => {
  const { id, customer, seller, ask, answer } = await aTalk(market)
  const { db } = market.context
  const device = service.newDevice()
  await customer.call('addPushDevice', { body: device.subscription })
  // Quiet for all but an hour, so that nothing has left when it is erased.
  const hour = market.clock.now().getUTCHours()
  const hours = { quietFrom: hour, quietTo: (hour + 23) % 24, timeZone: 'UTC', wantsDigest: false }
  await customer.call('chooseNotices', { body: { hours } })
  await ask('The lilac jug, please')
  await answer('My mother keeps the lilac one')
  market.clock.advance({ minutes: 6 })
  await market.settle()
  const copies = async () => {
    const { rows } = await sql<{ place: string }>`
      select place from (
        select 'letter' as place, html || plain || coalesce(gist::text, '') as words from mails
        union all select 'notice', words from notices union all select 'push', words from push_messages
        union all select 'log', changes::text from audit_log
        union all select 'history', body from message_history union all select 'message', body from messages) copies
      where words like '%My mother%' order by 1`.execute(db)
    return rows.map(({ place }) => place)
  }
  expect(await copies()).toEqual(['letter', 'message', 'notice', 'push'])
  const { id: writer } = seller.person
  const erase = { params: { id: writer }, body: { reason: 'At their wish' } }
  expect(await operator.call('erasePersonsChatWords', erase)).toEqual({ messages: 1 })
  expect(await copies()).toEqual([])
  const { items } = await customer.call('listMessages', { params: { id } })
  expect(items.map(({ text }) => text)).toEqual(['The lilac jug, please', ''])
  const { rows } = await sql`
    select from audit_log where act = 'chat_words.erased' and subject = 'person' and subject_id = ${writer}`.execute(db)
  expect(rows).toHaveLength(1)
  market.clock.advance({ hours: 23 })
  await market.settle()
  expect(service.of(device).map(({ body }) => device.read(body).words)).toEqual([''])
  const letters = db.selectFrom('mails').select('declined_at').where('recipient', '=', customer.person.email)
  expect(await letters.where('key', 'like', 'message-waits:%').execute()).toEqual([{ declined_at: expect.any(Date) }])
  expect((await customer.call('listNotices')).items).toMatchObject([{ kind: 'message-waits', words: '' }])
  expect(await operator.refused('erasePersonsChatWords', { ...erase, params: { id } })).toMatchObject({ status: 404 })
})
