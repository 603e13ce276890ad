import { test as base, type BrowserContextOptions, type Page } from '@playwright/test'
import { Complaints } from './complaints.ts'

export { expect, type Locator, type Page } from '@playwright/test'

interface Journey {
  /** What the browsers of this walk complain about; a walk that is refused on purpose says so here beforehand. */
  complaints: Complaints
  /** Somebody else comes along, with a browser of their own. */
  anotherVisitor: (options?: BrowserContextOptions) => Promise<Page>
}

/** A walk through the market in a browser. Whatever a browser complains about fails it. */
export const test = base.extend<Journey>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  baseURL: async ({}, use) => {
    await use(process.env['STOA_JOURNEY_URL'])
  },
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints()
      complaints.listenTo(context)
      await use(complaints)
      base.expect(complaints.unexpected()).toEqual([])
      base.expect(complaints.missing()).toEqual([])
    },
    { auto: true },
  ],
  anotherVisitor: async ({ browser, complaints, contextOptions, viewport, baseURL, locale }, use) => {
    const opened: Page[] = []
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport,
        ...(baseURL !== undefined && { baseURL }),
        ...(locale !== undefined && { locale }),
        ...options,
      })
      complaints.listenTo(context)
      const page = await context.newPage()
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})
