import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const narrowest = { width: 320, height: 640 }

/**
 * The page as it stands has no barrier for axe, by day at a desk and by night on a phone; cannot be pushed sideways on
 * the narrowest phone; and keeps that when it is read from right to left.
 */
export async function expectNoBarriers(page: Page): Promise<void> {
  const found = page.viewportSize()
  await page.setViewportSize(desk)
  await setScheme(page, 'light')
  expect(await findBarriers(page)).toEqual([])
  await page.setViewportSize(phone)
  await setScheme(page, 'dark')
  expect(await findBarriers(page)).toEqual([])

  await page.setViewportSize(narrowest)
  expect(await overhang(page), 'pixels beyond the narrowest screen').toBeLessThanOrEqual(0)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  expect(await overhang(page), 'pixels beyond it from right to left').toBeLessThanOrEqual(0)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  if (found) await page.setViewportSize(found)
}

/** What axe finds, a line each: rule, where, why. */
async function findBarriers(page: Page): Promise<string[]> {
  // Without frames the older way does, which opens no page of its own for each look.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message)
      return `${id} ${target.join(' ')}: ${reasons.join('; ')}`
    }),
  )
}

/** Sets the colour scheme as its switch does, and as a system does for pages without a switch; nothing fades any more. */
async function setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.evaluate((name) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', name)
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish()
  }, scheme)
}

/** By how many pixels the page can be pushed sideways; what scrolls inside a frame of its own does not count. */
async function overhang(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
