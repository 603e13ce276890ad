import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** The rules whose answer depends on the colour scheme. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** What axe finds on a page as it stands, in both colour schemes, a line each: scheme, rule, where, why. */
export async function findBarriers(page: Page): Promise<string[]> {
  await setScheme(page, 'light')
  const inLight = await lookAt(page, (axe) => axe)
  await setScheme(page, 'dark')
  const inDark = await lookAt(page, (axe) => axe.withRules(colourRules))
  return [...inLight.map((line) => `light ${line}`), ...inDark.map((line) => `dark ${line}`)]
}

/** Sets the colour scheme as its switch does, and as a system does for pages without a switch; nothing fades any more. */
async function setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate((name) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', name)
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish()
  }, scheme)
}

async function lookAt(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Without frames the older way does, which opens no page of its own for each look.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await narrow(axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message)
      return `${id} ${target.join(' ')}: ${reasons.join('; ')}`
    }),
  )
}

/** By how many pixels the page can be pushed sideways at this width; what scrolls inside a frame of its own does not count. */
export async function sidewaysScroll(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 720 })
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
