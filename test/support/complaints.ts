import type { BrowserContext } from '@playwright/test'

/**
 * What browsers complain about: errors and warnings of the console (a breach of the content policy and a refused
 * request are among them), uncaught errors, requests that fail, answers of 5xx.
 */
export class Complaints {
  private readonly heard: string[] = []
  private readonly expected: RegExp[] = []

  /** Listens to every page of a browser, also those it opens later. */
  listenTo(context: BrowserContext): void {
    context.on('weberror', (error) => this.heard.push(`error: ${error.error().message}`))
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return
      // A walk keeps the service worker away on purpose, and Playwright says so where a browser would say nothing.
      if (message.text() === 'Service Worker registration blocked by Playwright') return
      this.heard.push(`${message.type()}: ${message.text()} ${pathOf(message.location().url)}`)
    })
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? ''
      // A page that is left takes its requests with it; what the content policy stops, the console tells.
      if (!reason.includes('ERR_ABORTED') && reason !== 'csp')
        this.heard.push(`request: ${reason} ${pathOf(request.url())}`)
    })
    context.on('response', (response) => {
      if (response.status() >= 500) this.heard.push(`answer: ${response.status()} ${pathOf(response.url())}`)
    })
  }

  /** The market will refuse this request, and the browser will say so: `complaints.expect(409, '/api/checkouts')`. */
  expect(status: number, path: string): void {
    this.expected.push(new RegExp(`status of ${status} .* ${path}$`))
  }

  /** What was heard and not expected. */
  unexpected(): string[] {
    return this.heard.filter((line) => !this.expected.some((pattern) => pattern.test(line)))
  }

  /** What was expected and not heard. */
  missing(): string[] {
    return this.expected.filter((pattern) => !this.heard.some((line) => pattern.test(line))).map(String)
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
