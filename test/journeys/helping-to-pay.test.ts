import { expectNoBarriers } from '#test/support/barriers.ts'
import { expect, test, type Page } from '#test/support/journey.ts'
import { openNewMarket, type NewMarket } from '#test/support/new-market.ts'
import { becomeOperator } from '#test/support/new-operator.ts'

// The clock of a market is moved for everybody in it, so this happens in one of its own.
let market: NewMarket

test.beforeAll(async () => {
  market = await openNewMarket({ SANDBOX_CLOCK: 'true' })
})
test.afterAll(() => market.close())

test('an operator sees who renews and who owes, reminds all of them once a day, and sees who came back', async ({
  anotherVisitor,
}) => {
  test.setTimeout(180_000)
  const operator = await anotherVisitor({ baseURL: market.url })
  await becomeOperator(operator, market.invitationUrl)
  await subscribersCome(operator, 4)
  await move(operator, 'week')
  await operator.goto('/operator/subscriptions', { waitUntil: 'networkidle' })
  await expect(operator.getByRole('heading', { level: 2, name: /^Renewing this week/ })).toBeVisible()
  await expect(operator.getByText('Card ready').first()).toBeVisible()
  await expect(operator.getByRole('button', { name: /^Remind/ })).toHaveCount(0)

  await befall(operator, 100)
  await move(operator, 'month')
  await operator.goto('/operator/subscriptions', { waitUntil: 'networkidle' })
  await expect(operator.getByText(/4 need help paying/)).toBeVisible()
  await test.step('the board with its figures', () => expectNoBarriers(operator))
  await operator.getByRole('button', { name: 'Remind all 4' }).click()
  const question = operator.getByRole('dialog', { name: 'Remind all 4?' })
  await expect(question.getByText('Who was reminded today is left out.')).toBeVisible()
  await test.step('the question before the reminders', () => expectNoBarriers(operator))
  await question.getByRole('button', { name: 'Send the reminders' }).click()
  await expectSaid(operator, '4 reminders sent')
  await expect(operator.getByText('Reminded today')).toHaveCount(4)
  await operator.getByRole('button', { name: 'Remind all 4' }).click()
  await question.getByRole('button', { name: 'Send the reminders' }).click()
  await expectSaid(operator, 'No reminder sent, 4 had one today already')

  await befall(operator, 0)
  await operator.reload()
  await operator.getByRole('button', { name: 'Charge now' }).first().click()
  await expectSaid(operator, 'It is paid')
  await expect(operator.getByRole('heading', { level: 2, name: 'Came back this month' })).toBeVisible()
  await expect(operator.getByText(/went through after a reminder/)).toBeVisible()
  await test.step('who came back', () => expectNoBarriers(operator))

  await operator.goto('/operator/audit-log', { waitUntil: 'networkidle' })
  const line = operator.getByRole('listitem').filter({ hasText: 'Reminded a customer of what is unpaid' }).first()
  await line.locator('summary').click()
  await expect(line.getByText(/^€\d+\.\d\d$/)).toBeVisible()
})

async function expectSaid(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: words }).first()).toBeVisible()
}

/** So many made-up customers subscribe. */
async function subscribersCome(page: Page, count: number): Promise<void> {
  await ask(page, 'post', 'subscribers', { count })
  await expect
    .poll(async () => (await simulation(page)).subscriptions.running, { message: 'they have come', timeout: 60_000 })
    .toBe(count)
}

/** So many of a hundred charges are refused for want of money. */
async function befall(page: Page, softDeclines: number): Promise<void> {
  const none = { hardDeclines: 0, confirmations: 0, lostAnswers: 0, lateWebhooks: 0 }
  await ask(page, 'put', 'misfortunes', { softDeclines, ...none })
}

/** Moves the clock, and waits until everything on the way has happened. */
async function move(page: Page, by: string): Promise<void> {
  await ask(page, 'post', 'moves', { by })
  await expect
    .poll(async () => (await simulation(page)).move?.state, { message: 'the clock has come there', timeout: 60_000 })
    .toBe('done')
}

interface Simulation {
  subscriptions: { running: number }
  move: { state: string } | null
}

async function simulation(page: Page): Promise<Simulation> {
  const answer = await page.request.get('/api/operator/simulation')
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Simulation
}

async function ask(page: Page, method: 'post' | 'put', what: string, data: object): Promise<void> {
  const answer = await page.request[method](`/api/operator/simulation/${what}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
}
