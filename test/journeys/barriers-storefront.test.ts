import { expectNoBarriers, expectNoBarriersOn } from '#test/support/barriers.ts'
import { bringBasket } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

test('where a visitor looks has no barrier', async ({ page }) => {
  await expectNoBarriersOn(page, [
    '/',
    '/products',
    '/categories/ceramics',
    '/products/tidewater-mug',
    '/products/tidewater-mug/reviews',
    '/products/dune-vase',
    '/products/walnut-spoons',
    '/products?q=mug',
    '/products?q=teapot&maxPrice=100',
    '/shops',
    '/shops/kiln-and-clay',
    '/events',
    '/events/offcuts-week',
    '/cart',
    '/checkout',
  ])
})

test('the way in has no barrier', async ({ page }) => {
  await expectNoBarriersOn(page, [
    '/sign-in',
    '/sign-up',
    '/activation?token=spent',
    '/password-reset',
    '/password-reset?token=spent',
  ])
})

test('what is for who builds has no barrier', async ({ page }) => {
  await expectNoBarriersOn(page, ['/dev/ui', '/dev/mailbox'])
})

test('the page of the API has no barrier', async ({ page }) => {
  await page.goto('/api/docs')
  // It is by far the longest page, and all operations are drawn alike: two of each area stand for the others.
  await page.evaluate(() => {
    for (const other of document.querySelectorAll('article:nth-of-type(n + 3)')) other.remove()
  })
  await expectNoBarriers(page)
})

for (const path of ['/products/unicorn', '/nowhere']) {
  test(`${path}, which is not there, has no barrier`, async ({ page, complaints }) => {
    complaints.expect(404, path)
    await page.goto(path)
    await expectNoBarriers(page)
  })
}

test('a basket with things of two shops has no barrier', async ({ page }) => {
  await bringBasket(page, 'tidewater-mug', 'wine-glass')
  await expectNoBarriersOn(page, ['/cart', '/checkout'])
})

test('the pages of a customer have no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  await expectNoBarriersOn(page, ['/messages', '/account', '/account/reviews', '/account/questions', '/account/orders'])
  await page.getByRole('main').getByRole('link', { name: 'See order' }).first().click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await test.step('an order', () => expectNoBarriers(page))
})

test('a conversation of a customer has no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  await page.goto('/messages', { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /Kiln & Clay/ })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
  await page.getByRole('button', { name: 'Emoji' }).click()
  await page.waitForLoadState('networkidle')
  await expectNoBarriers(page)
})

test('what a customer keeps about themselves has no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  await expectNoBarriersOn(page, [
    '/saved',
    '/account/following',
    '/account/profile',
    '/account/addresses',
    '/account/security',
    '/account/privacy',
    '/account/subscriptions',
    '/account/cards',
  ])
})

test('what a customer was told, and the bell, have no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  await page.goto('/account/notices', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Notices' }).click()
  await expect(page.getByRole('region', { name: 'Notices' }).getByRole('link').nth(1)).toBeVisible()
  await expectNoBarriers(page)
})
