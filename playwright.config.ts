import { defineConfig } from '@playwright/test'
import { findBrowser } from './test/support/find-browser.ts'

/** The journeys: walks through the market in a real browser. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  globalSetup: './test/support/journey-market.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await findBrowser(),
    locale: 'en-IE',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
})
