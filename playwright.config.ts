import { defineConfig } from '@playwright/test'
import { findBrowser } from './test/support/find-browser.ts'

/** The journeys: walks through the market in a real browser. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  globalSetup: './test/support/journey-market.ts',
  workers: 2,
  // On a crowded machine a walk may fail that is well: it is walked once more, and the closing line says so.
  retries: process.env['CI'] ? 1 : 0,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await findBrowser(),
    locale: 'en-IE',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
})
