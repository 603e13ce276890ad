import { test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/**
 * A walk through the market in a browser. What the console complains about, a request that fails, an answer of 5xx and
 * a breach of the content policy each fail the walk, unless it expects them: `complaints` is the list, to be looked at
 * and emptied.
 */
export const test = base.extend<{ complaints: string[] }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  baseURL: async ({}, use) => {
    await use(process.env['STOA_JOURNEY_URL'])
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
      })
      page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? ''
        // A page that is left takes its requests with it.
        if (!reason.includes('ERR_ABORTED')) complaints.push(`request: ${request.url()} ${reason}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 500) complaints.push(`answer: ${response.status()} ${response.url()}`)
      })
      await use(complaints)
      base.expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})
