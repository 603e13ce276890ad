import type { Page } from './journey.ts'

/** Opens a page and waits until its line stands, so that it hears what happens from now on. */
export async function openLive(page: Page, path: string): Promise<void> {
  // Listened to from the first moment: on a quick machine the word has come before the page has loaded.
  const stands = page
    .waitForEvent('websocket')
    .then((line) => line.waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('40')))
  await page.goto(path)
  await stands
}
