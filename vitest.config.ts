import { defineConfig } from 'vitest/config'

/** Pure, module, story and code-base tests; the browser's journeys run by Playwright. */
export default defineConfig({
  test: {
    include: ['{shared,server,web,db,bin,test}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'test/journeys/**'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Every file has a database of its own; loading the server anew for each would take a fifth of the whole time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
