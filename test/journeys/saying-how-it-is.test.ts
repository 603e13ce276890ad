import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

for (const { name, viewport } of [
  { name: 'at a desk', viewport: { width: 1440, height: 900 } },
  { name: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(name, () => {
    test.use({ viewport })

    test('a buyer says how a thing is, changes it, and everybody reads it', async ({ page, anotherVisitor }) => {
      await letIn(page, '', 'amara@example.com')
      await page.goto('/account/reviews')
      const thing = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: 'Say how it is' }) })
        .first()
      const title = (await thing.getByRole('link').textContent())!
      const address = (await thing.getByRole('link').getAttribute('href'))!
      await thing.getByRole('button', { name: 'Say how it is' }).click()
      const sheet = page.getByRole('dialog', { name: `How is ${title}?` })
      await sheet.getByRole('button', { name: 'Publish it' }).click()
      await expect(sheet.getByText('Choose one to five stars.')).toBeVisible()
      await sheet.getByText('★').nth(3).click()
      await sheet.getByLabel('In one line (optional)').fill('Better every week')
      await sheet.getByRole('button', { name: 'Publish it' }).click()
      await expect(sheet).toBeHidden()
      const written = page.getByRole('article').filter({ hasText: 'Better every week' })
      await expect(written.getByText('4 of 5 stars')).toBeAttached()

      await written.getByRole('button', { name: 'Change' }).click()
      await sheet.getByText('★').nth(4).click()
      await sheet.getByRole('button', { name: 'Save' }).click()
      await expect(written.getByText('5 of 5 stars')).toBeAttached()

      const reader = await anotherVisitor()
      await reader.goto(`${address}/reviews`)
      await expect(reader.getByRole('article').filter({ hasText: 'Better every week' })).toContainText('edited')
      await written.getByRole('button', { name: 'Take back' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
      await expect(written).toBeHidden()
    })
  })
}

test('a reader says that a review helped, the shop answers, and the operator lets a reported one stand, hides it, and shows it again', async ({
  page: reader,
  anotherVisitor,
}) => {
  await letIn(reader, '', 'harjit@example.com')
  await reader.goto('/products/tidewater-mug/reviews?sort=helpful')
  const review = reader.getByRole('article').filter({ hasText: 'the straw for her rabbit' })
  await review.getByRole('button', { name: 'It helped me' }).click()
  await expect(review).toContainText('One person found this helpful')
  await reader.reload()
  await expect(review.getByRole('button', { name: 'It helped me ✓' })).toHaveAttribute('aria-pressed', 'true')

  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/reviews?list=open')
  const open = seller.getByRole('listitem').filter({ hasText: 'the straw for her rabbit' })
  await open.getByRole('button', { name: 'Answer' }).click()
  await open.getByLabel('Your answer to Li Wei').fill('Greetings to the rabbit.')
  await open.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(open).toBeHidden()
  await reader.reload()
  await expect(review).toContainText('Greetings to the rabbit.')

  const operator = await anotherVisitor()
  await letIn(operator, '/operator', 'operator@example.com')
  await operator.goto('/operator/reviews')
  const reported = operator.getByRole('listitem').filter({ hasText: 'Night is very dark' })
  await expect(reported).toContainText('Reported: He has bought only one')
  await reported.getByRole('button', { name: 'Let it stand' }).click()
  await expect(reported).toBeHidden()

  await operator.goto('/operator/reviews?list=all')
  // It is an old one: some pages down.
  await expect(async () => {
    if (!(await reported.isVisible())) await operator.getByRole('button', { name: 'Show more' }).click()
    await expect(reported).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await reported.getByRole('button', { name: 'Hide it' }).click()
  const question = operator.getByRole('dialog')
  await question.getByLabel('Reason').fill('no')
  await question.getByRole('button', { name: /^Hide the review of/ }).click()
  await expect(question).toContainText('needs a reason')
  await question.getByLabel('Reason').fill('He sells lamps himself.')
  await question.getByRole('button', { name: /^Hide the review of/ }).click()
  await expect(reported).toContainText('The reason given: He sells lamps himself.')
  await reported.getByRole('button', { name: 'Show it again' }).click()
  await expect(reported).not.toContainText('The reason given')
})
