import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page, type Request } from '@playwright/test'
import type axe from 'axe-core'

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const narrowest = { width: 320, height: 640 }

/** What can be otherwise on a phone by night; the rest was seen at the desk. */
const ofThePhone = [
  'aria-hidden-focus',
  'button-name',
  'color-contrast',
  'label',
  'link-name',
  'nested-interactive',
  'scrollable-region-focusable',
  'target-size',
]

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
  expect(await findBarriers(page, ofThePhone)).toEqual([])

  await page.setViewportSize(narrowest)
  // A drawing takes a moment to find its new width.
  await expect.poll(() => findOverhang(page), 'beyond the narrowest screen').toEqual([])
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await expect.poll(() => findOverhang(page), 'beyond it from right to left').toEqual([])
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  if (found) await page.setViewportSize(found)
}

/** Opens pages one after the other, as the server sends them, and finds no barrier on any; says of each page that has one. */
export async function expectNoBarriersOn(page: Page, paths: readonly string[]): Promise<void> {
  test.setTimeout(15_000 + paths.length * 15_000)
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(path, { waitUntil: 'networkidle' })
      await expectNoBarriers(page)
    })
  }
}

/**
 * The same of pages that the server sends empty and the browser fills, as behind the doors: the first is opened, the
 * others are walked to from there, which spares starting the whole program again for each.
 */
export async function expectNoBarriersAmong(page: Page, paths: readonly string[]): Promise<void> {
  test.setTimeout(15_000 + paths.length * 10_000)
  const untilQuiet = listenForQuiet(page)
  await page.goto(paths[0]!, { waitUntil: 'networkidle' })
  for (const path of paths) {
    await test.step(path, async () => {
      await walkTo(page, path)
      await expect(page).toHaveURL(path)
      await untilQuiet()
      await expectNoBarriers(page)
    })
  }
}

/** Under this name React Router keeps itself in a page once it has taken over. */
const routerName = '__reactRouterDataRouter'

/** Goes to a page as a link of the program does, which keeps the document. */
async function walkTo(page: Page, path: string): Promise<void> {
  interface Router {
    navigate: (to: string) => Promise<void>
  }
  await page.waitForFunction((name) => name in globalThis, routerName)
  await page.evaluate(([name, to]) => (globalThis as unknown as Record<string, Router>)[name]!.navigate(to), [
    routerName,
    path,
  ] as const)
}

/** Answers what waits until a page has asked for nothing, and waited for no answer, for a moment. */
function listenForQuiet(page: Page): () => Promise<void> {
  const momentMs = 300
  const underWay = new Set<Request>()
  let changedAt = 0
  const arrived = (request: Request) => {
    underWay.delete(request)
    changedAt = performance.now()
  }
  page.on('request', (request) => underWay.add(request))
  page.on('requestfinished', arrived)
  page.on('requestfailed', arrived)
  return async () => {
    changedAt = performance.now()
    const isQuiet = () => underWay.size === 0 && performance.now() - changedAt > momentMs
    await expect.poll(isQuiet, { message: 'everything has arrived', intervals: [50] }).toBe(true)
  }
}

/** What axe finds, a line each: rule, where, why. A document reads axe once, which takes longer than its look. */
async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await readAxe(page)
  return await page.evaluate(async (values) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
    const runOnly = values && { runOnly: { type: 'rule' as const, values } }
    const { violations } = await inPage.run(document, { resultTypes: ['violations'], ...runOnly })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const reasons = [...any, ...all, ...none].map(({ message }) => message)
        return `${id} ${target.join(' ')}: ${reasons.join('; ')}`
      }),
    )
  }, rules)
}

/** Playwright's own way wraps half a megabyte twice and takes four times as long. */
async function readAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axeSource })
  await session.detach()
}

/** Sets the colour scheme as its switch does, and as a system does for pages without a switch; nothing fades any more. */
async function setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.evaluate((name) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', name)
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish()
  }, scheme)
}

/** What stands beyond the edges of a page that can be pushed sideways; what scrolls in a frame of its own may. */
async function findOverhang(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const found = Array.from(document.body.querySelectorAll('*'), (element) => ({
      element,
      box: element.getBoundingClientRect(),
    }))
      .filter(({ box }) => box.width > 0 && (box.right > clientWidth + 0.5 || box.left < -0.5))
      .map(({ element, box }) => `${element.tagName} ${element.className} from ${box.left} to ${box.right}`)
    return [`${scrollWidth - clientWidth} pixels`, ...found]
  })
}
