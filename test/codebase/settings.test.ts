import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

const known = [...readFileSync('server/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)

test('the example of settings has every one the market knows, and no other', () => {
  const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!)
  expect(shown.toSorted()).toEqual(known.toSorted())
})

test('the values in the example are good ones', () => {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=(.+)$/gm)
  const settings = Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]))
  expect(readConfig({ ...settings, SECRET: 'x'.repeat(32) })).toMatchObject({ port: 3000, isSandbox: true })
})

test.each<[Record<string, string>, string]>([
  [{ PORT: 'many' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
  [{ SANDBOX: 'maybe' }, 'SANDBOX'],
  [{ SECRET: 'short' }, 'SECRET'],
  [{ SANDBOX: 'false' }, 'SECRET'],
  [
    {
      SANDBOX: 'false',
      SANDBOX_CLOCK: 'true',
      SECRET: 'x'.repeat(32),
      PUBLIC_URL: 'https://market.example',
      SMTP_URL: 'smtp://localhost',
    },
    'SANDBOX_CLOCK',
  ],
  [
    {
      SANDBOX_CLOCK: 'true',
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
    },
    'SANDBOX_CLOCK',
  ],
  [{ SANDBOX: 'false', SECRET: 'x'.repeat(32) }, 'PUBLIC_URL'],
  [{ SANDBOX: 'false', SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://market.example' }, 'SMTP_URL'],
])('a wrong setting is named in one sentence: %o', (settings, name) => {
  const read = () => readConfig(settings)
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(new RegExp(`^The setting ${name} [^\\n]+\\.$`))
})
