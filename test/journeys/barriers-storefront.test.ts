import { findBarriers, sidewaysScroll } from '#test/support/barriers.ts'
import { expect, test } from '#test/support/journey.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const pages = [
  '/',
  '/products',
  '/categories/ceramics',
  '/products/tidewater-mug',
  '/products/dune-vase',
  '/shops',
  '/shops/kiln-and-clay',
  '/cart',
  '/checkout',
  '/dev/ui',
  '/dev/mailbox',
  '/api/docs',
]

for (const path of pages) {
  test(`${path} has no barrier, and fits a narrow phone`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(await findBarriers(page)).toEqual([])
    expect(await sidewaysScroll(page, 320)).toBeLessThanOrEqual(0)
  })
}
