import { expectNoBarriers } from '#test/support/barriers.ts'
import { bringBasket } from '#test/support/customer.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

const pages = [
  '/',
  '/products',
  '/categories/ceramics',
  '/products/tidewater-mug',
  '/products/tidewater-mug/reviews',
  '/products/dune-vase',
  '/shops',
  '/shops/kiln-and-clay',
  '/cart',
  '/checkout',
  '/sign-in',
  '/sign-up',
  '/activation?token=spent',
  '/password-reset',
  '/password-reset?token=spent',
  '/dev/ui',
  '/dev/mailbox',
  '/api/docs',
]

for (const path of pages) {
  test(`${path} has no barrier`, async ({ page }) => {
    // The document of the API is by far the longest page.
    if (path === '/api/docs') test.setTimeout(300_000)
    await page.goto(path, { waitUntil: 'networkidle' })
    await expectNoBarriers(page)
  })
}

for (const path of ['/products/unicorn', '/nowhere']) {
  test(`${path}, which is not there, has no barrier`, async ({ page, complaints }) => {
    complaints.expect(404, path)
    await page.goto(path)
    await expectNoBarriers(page)
  })
}

for (const path of ['/cart', '/checkout']) {
  test(`${path} with things of two shops has no barrier`, async ({ page }) => {
    await bringBasket(page, 'tidewater-mug', 'wine-glass')
    await page.goto(path, { waitUntil: 'networkidle' })
    await expectNoBarriers(page)
  })
}

test('the pages of a customer have no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  for (const path of ['/messages', '/account', '/account/reviews', '/account/orders']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await test.step(path, () => expectNoBarriers(page))
  }
  await page.getByRole('main').getByRole('link', { name: 'See order' }).first().click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await test.step('an order', () => expectNoBarriers(page))
})

test('what a customer keeps about themselves has no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  for (const path of [
    '/saved',
    '/account/following',
    '/account/profile',
    '/account/addresses',
    '/account/security',
    '/account/privacy',
    '/account/subscriptions',
    '/account/cards',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await test.step(path, () => expectNoBarriers(page))
  }
})

test('what a customer was told, and the bell, have no barrier', async ({ page }) => {
  await letIn(page, '', 'ines@example.com')
  await page.goto('/account/notices', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Notices' }).click()
  await expect(page.getByRole('region', { name: 'Notices' }).getByRole('link').nth(1)).toBeVisible()
  await expectNoBarriers(page)
})
