import { expectNoBarriers } from '#test/support/barriers.ts'
import { bringBasket, fillInAddress, orderAndPay, payByCard } from '#test/support/customer.ts'
import { expect, test, type Locator, type Page } from '#test/support/journey.ts'

const good = '4242 4242 4242 4242'
const declined = '4000 0000 0000 0002'
const askedBack = '4000 0027 6000 3184'
const slow = '4000 0000 0000 0077'

test('a declined card takes nothing, and another one pays for the same things', async ({ page }) => {
  await bringBasket(page, 'garden-soap')
  await orderAndPay(page, declined)
  await expect(page.getByRole('heading', { level: 1, name: 'Your bank said no to this payment' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Nothing was taken.')
  await test.step('the page has no barrier', () => expectNoBarriers(page))
  await payByCard(page, good)
  await expectThanks(page)
  await test.step('nor have the thanks', () => expectNoBarriers(page))
})

test.describe('3-D Secure', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('the pasted code confirms the payment', async ({ page }) => {
    const question = await walkToTheBank(page)
    const code = /code is ([\d ]+)/.exec((await question.textContent())!)![1]!
    await page.evaluate((text) => navigator.clipboard.writeText(text), code)
    await question.getByLabel('Digit 1 of 6').focus()
    await page.keyboard.press('ControlOrMeta+V')
    await expect(question.getByLabel('Digit 6 of 6')).toHaveValue(code.at(-1)!)
    await question.getByRole('button', { name: 'Confirm payment' }).click()
    await expectThanks(page)
  })

  test('a wrong code is said to be wrong, and can be typed again', async ({ page }) => {
    const question = await walkToTheBank(page)
    await question.getByLabel('Digit 1 of 6').focus()
    await page.keyboard.type('000000')
    await question.getByRole('button', { name: 'Confirm payment' }).click()
    await expect(question).toContainText('This is not the code.')
    await test.step('the dialog has no barrier', () => expectNoBarriers(page))
  })

  test('a refusal at the bank leaves the things held, and another card pays', async ({ page }) => {
    const question = await walkToTheBank(page)
    await question.getByRole('button', { name: 'Simulate a decline' }).click()
    await expectNotConfirmed(page)
    await payByCard(page, good)
    await expectThanks(page)
  })

  test('Escape goes back without paying, and the things can be let go', async ({ page }) => {
    await walkToTheBank(page)
    await page.keyboard.press('Escape')
    await expectNotConfirmed(page)
    await page.getByRole('button', { name: 'I do not want it any more' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Let them go' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('They go back on the shelf')).toBeHidden()
    await test.step('the page has no barrier', () => expectNoBarriers(page))
  })
})

test('a slow payment turns into thanks by itself', async ({ page }) => {
  await bringBasket(page, 'garden-soap')
  await orderAndPay(page, slow)
  await expect(page.getByText('Your bank is looking at the payment')).toBeVisible()
  await expectThanks(page)
})

test('what comes from one shop can be paid at the door', async ({ page }) => {
  await bringBasket(page, 'garden-soap')
  await page.goto('/checkout')
  await fillInAddress(page)
  await page.getByRole('radio', { name: /Cash on delivery/ }).check()
  await page.getByRole('button', { name: /^Order, and pay .* at the door$/ }).click()
  await expectThanks(page)
  await expect(page.getByRole('main')).toContainText('To pay at the door')
})

test('what comes from two shops cannot, and the page says why', async ({ page }) => {
  await bringBasket(page, 'garden-soap', 'wine-glass')
  await page.goto('/checkout')
  await expect(page.getByRole('radio', { name: /Cash on delivery/ })).toBeDisabled()
  await expect(page.getByText('Only when everything comes from one shop')).toBeVisible()
})

/** Orders with a card that the bank asks back about; answers its question. */
async function walkToTheBank(page: Page): Promise<Locator> {
  await bringBasket(page, 'garden-soap')
  await orderAndPay(page, askedBack)
  const question = page.getByRole('dialog', { name: 'Is this you paying?' })
  await expect(question).toContainText('ending 3184')
  return question
}

async function expectThanks(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Clara.', { timeout: 20_000 })
}

async function expectNotConfirmed(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'The payment was not confirmed' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Nothing was taken.')
}
