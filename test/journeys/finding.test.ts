import { expect, test, type Page } from '#test/support/journey.ts'

const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' })
const chosen = (page: Page) => page.getByRole('list', { name: 'Chosen filters' })
const cards = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('link')
    .filter({ has: page.locator('h2') })

test('a visitor narrows everything there is, and each number is what it then shows', async ({ page }) => {
  await page.goto('/products')
  await expect(page.getByRole('heading', { level: 1, name: 'New on the shelves' })).toBeVisible()
  const kitchen = filters(page).getByRole('link', { name: /^Kitchen/ })
  const count = Number((await kitchen.textContent())!.replaceAll(/\D/g, ''))
  await kitchen.click()
  await expect(page).toHaveURL(/category=kitchen/)
  await expect(cards(page)).toHaveCount(count)
  await filters(page)
    .getByRole('link', { name: /^Grain Works/ })
    .click()
  await expect(page).toHaveURL(/shop=grain-works/)
  await filters(page)
    .getByRole('link', { name: /^In stock now/ })
    .click()
  await expect(chosen(page).getByRole('link')).toHaveText([/^Kitchen/, /^Grain Works/, /^In stock/, /^Clear all/])
  await chosen(page)
    .getByRole('link', { name: /^In stock/ })
    .click()
  await expect(chosen(page).getByRole('link')).toHaveCount(3)
  await chosen(page).getByRole('link', { name: 'Clear all' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New on the shelves' })).toBeVisible()
  expect(await page.locator('script[type="application/ld+json"]').allTextContents()).toContainEqual(
    expect.stringContaining('"@type":"ItemList"'),
  )
})

test('who presses a second filter before the first has answered gets both', async ({ page }) => {
  await page.goto('/products', { waitUntil: 'networkidle' })
  // The page of the first is held back until the second is pressed.
  let answer = () => {}
  const isPressed = new Promise<void>((resolve) => (answer = resolve))
  const held = page.waitForRequest(/inStock=true/)
  await page.route(/inStock=true/, async (route) => {
    await isPressed
    await route.continue().catch(() => {})
  })
  await filters(page)
    .getByRole('link', { name: /^In stock now/ })
    .click()
  await held
  await filters(page)
    .getByRole('link', { name: /^On sale/ })
    .click()
  answer()
  await expect(chosen(page).getByRole('link')).toHaveText([/^In stock/, /^On sale/, /^Clear all/])
  await expect(page).toHaveURL(/\/products\?inStock=true&onSale=true$/)
})

test('a shelf of one shop is narrowed like any other, and the shop stays', async ({ page }) => {
  await page.goto('/shops')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Grain Works/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Grain Works' })).toBeVisible()
  await filters(page)
    .getByRole('link', { name: /^On sale/ })
    .click()
  await expect(page).toHaveURL(/\/shops\/grain-works\?onSale=true$/)
  const shelf = page
    .getByRole('main')
    .getByRole('link', { name: /€/ })
    .filter({ has: page.getByRole('heading', { level: 3 }) })
  await expect(shelf.filter({ hasText: 'Two-step stool' })).toBeVisible()
  await expect(shelf.filter({ hasText: 'Ash ladder chair' })).toHaveCount(0)
  await expect(chosen(page).getByRole('link')).toHaveText([/^On sale/, /^Clear all/])
  await chosen(page).getByRole('link', { name: 'Clear all' }).click()
  await expect(shelf.filter({ hasText: 'Ash ladder chair' })).toBeVisible()
})

test('suggestions are walked through by the keyboard, down to a thing', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('combobox', { name: 'Search the market' })
  await field.focus()
  await field.pressSequentially('snowf')
  const thing = page.getByRole('option', { name: /Snowfall teapot/ })
  await expect(thing).toBeVisible()
  await expect(async () => {
    await field.press('ArrowDown')
    await expect(thing).toHaveAttribute('aria-selected', 'true', { timeout: 200 })
  }).toPass()
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Snowfall teapot, 1.1 l' })).toBeVisible()
})

test('a slip of the fingers is put right, and can be meant', async ({ page }) => {
  await page.goto('/products?q=tidewatr+mug')
  await expect(page.getByText('Did you mean tidewater mug? These are its results.')).toBeVisible()
  await expect(cards(page).filter({ hasText: 'Tidewater stoneware mug' })).toBeVisible()
  await page.getByRole('link', { name: 'Search “tidewatr mug” exactly' }).click()
  await expect(page).toHaveURL(/exact=true/)
  await expect(page.getByText('Did you mean')).toHaveCount(0)
})

test('who finds nothing is offered something else, with what kept it away left out first', async ({ page }) => {
  await page.goto('/products?q=qwrtzpsdf')
  await expect(page.getByRole('heading', { name: 'Nothing is called that' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What others buy' })).toBeVisible()

  await page.goto('/products?q=teapot&maxPrice=100')
  await expect(page.getByRole('heading', { name: 'Nothing is like that' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Without “Up to €1.00”' })).toBeVisible()
  await page.getByRole('link', { name: 'See all of these' }).click()
  await expect(page).toHaveURL(/\/products\?q=teapot$/)
  await expect(cards(page).filter({ hasText: 'Snowfall teapot' })).toBeVisible()

  await page.goto('/categories/ceramics?q=qwrtzpsdf')
  await expect(page.getByRole('heading', { name: 'What others buy in Ceramics' })).toBeVisible()
})

test('a category leads to its things, and its filters are those of its things', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Ceramics' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ceramics' })).toBeVisible()
  await filters(page)
    .getByRole('link', { name: /4\.5 and up/ })
    .click()
  await expect(page).toHaveURL(/\/categories\/ceramics\?minRating=4\.5$/)
  await cards(page).first().click()
  await expect(
    page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Ceramics' }),
  ).toBeVisible()
})

test('the directory finds a shop by its town', async ({ page }) => {
  await page.goto('/shops')
  const field = page.getByRole('searchbox', { name: 'Find a shop' })
  await field.fill('bilbao')
  await field.press('Enter')
  const shops = page.getByRole('main').getByRole('link', { name: /Grain Works/ })
  await expect(shops.first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /Kiln & Clay/ })).toHaveCount(0)
})

test('a guest sees everything that was saved in this browser', async ({ page }) => {
  await page.goto('/products')
  await page.evaluate(async () => {
    const answer = await fetch('/api/products?limit=60')
    const { items } = (await answer.json()) as { items: { id: string }[] }
    localStorage.setItem('stoa.saved', JSON.stringify(items.map(({ id }) => id)))
  })
  await page.goto('/saved')
  await expect(cards(page)).toHaveCount(48)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => cards(page).count()).toBeGreaterThan(50)
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)
})
