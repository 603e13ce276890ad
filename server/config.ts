import { createECDH, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { MediaStore } from './platform/media/index.ts'

const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const Port = z.coerce.number().int().min(0).max(65_535)

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(3000),
  REALTIME_PORT: Port.optional(),
  METRICS_PORT: Port.optional(),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  // Two of them listen to the database all the time.
  DATABASE_POOL: z.coerce.number().int().min(4).max(200).default(20),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SANDBOX: Flag.default(true),
  SANDBOX_CLOCK: Flag.default(false),
  DEMO: Flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Stoa <market@localhost>'),
  MAIL_WEBHOOK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^B[\w-]{86}$/, 'must be a public key of 65 bytes in base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be a private key of 32 bytes in base64url')
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:\/\/)/, 'must begin with mailto: or https://')
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must begin with sk_ or rk_')
    .optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_/, 'must begin with pk_').optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must begin with whsec_')
    .optional(),
  STRIPE_API_BASE: z.url().default('https://api.stripe.com'),
  PAYPAL_CLIENT_ID: z.string().optional(),
  PAYPAL_CLIENT_SECRET: z.string().optional(),
  PAYPAL_WEBHOOK_ID: z.string().optional(),
  PAYPAL_API_BASE: z.url().optional(),
  PAYPAL_PAYOUTS: Flag.default(false),
  PAYOUT_NAME: z.string().trim().min(1).max(70).optional(),
  PAYOUT_IBAN: z
    .string()
    .transform((typed) => typed.replaceAll(' ', '').toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'must be an IBAN'))
    .optional(),
  PAYOUT_BIC: z
    .string()
    .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'must be a BIC')
    .optional(),
  MEDIA_STORE: z.enum(['disk', 'bucket', 'cloudinary']).default('disk'),
  BUCKET_ENDPOINT: z.url().optional(),
  BUCKET_REGION: z.string().default('auto'),
  BUCKET_NAME: z.string().optional(),
  BUCKET_KEY_ID: z.string().optional(),
  BUCKET_SECRET: z.string().optional(),
  BUCKET_PUBLIC_URL: z.url().optional(),
  CLOUDINARY_CLOUD: z.string().optional(),
  CLOUDINARY_KEY: z.string().optional(),
  CLOUDINARY_SECRET: z.string().optional(),
  CLOUDINARY_API_BASE: z.url().default('https://api.cloudinary.com'),
  CLOUDINARY_DELIVERY_BASE: z.url().default('https://res.cloudinary.com'),
  DOCUMENSO_API_KEY: z.string().optional(),
  DOCUMENSO_WEBHOOK_SECRET: z.string().optional(),
  DOCUMENSO_API_BASE: z.url().default('https://app.documenso.com'),
  BILLING_API_BASE: z.url().optional(),
  BILLING_API_KEY: z.string().optional(),
  SEAL_P12: z.string().optional(),
  SEAL_P12_PASSWORD: z.string().default(''),
  TIMESTAMP_URL: z.url().optional(),
  AUDIT_YEARS: z.coerce.number().int().min(1).max(100).default(10),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
})

/** An account at Stripe. */
export interface StripeSettings {
  secretKey: string
  /** Goes to browsers. */
  publishableKey: string
  webhookSecret: string
  /** Without a slash at the end. */
  apiBase: string
}

/** An account at PayPal. */
export interface PayPalSettings {
  /** Goes to browsers. */
  clientId: string
  clientSecret: string
  webhookId: string
  /** Without a slash at the end. */
  apiBase: string
  /** Whether withdrawals to PayPal addresses are paid from there by themselves. */
  paysShops: boolean
}

/** A billing system outside that keeps the books. */
export interface BillingSettings {
  apiKey: string
  /** Without a slash at the end. */
  apiBase: string
}

/** An account at Documenso, or an instance of one's own. */
export interface DocumensoSettings {
  apiKey: string
  webhookSecret: string
  /** Without a slash at the end. */
  apiBase: string
}

/** The settings of this process, checked once at start. Nothing else reads the environment. */
export interface Config {
  isProduction: boolean
  isTest: boolean
  host: string
  port: number
  /** Of a realtime process without a web side. */
  realtimePort: number
  metricsPort: number | null
  /** Where people reach the market, without a slash at the end. */
  publicUrl: string
  dataFolder: string
  /** null: start the embedded PostgreSQL. */
  databaseUrl: string | null
  databasePoolSize: number
  /** Joins the sockets of several processes; null: PostgreSQL does. */
  redisUrl: string | null
  /** Signs sessions, keys of guests and sandbox webhooks. */
  secret: string
  /** A market that takes no real money: sandbox gateway, mailbox page. */
  isSandbox: boolean
  /** The operator moves business time from a screen. Only where every gateway is the sandbox's. */
  hasSandboxClock: boolean
  /** Who takes cards; null: nobody. */
  cardGateway: 'sandbox' | 'stripe' | null
  stripe: StripeSettings | null
  paypal: PayPalSettings | null
  /** Where pictures lie. */
  mediaStore: MediaStore
  wantsDemo: boolean
  logLevel: string
  smtpUrl: string | null
  mailFrom: string
  /** With it the mail relay signs what it tells of bounces and complaints; null: it is not heard. */
  mailWebhookSecret: string | null
  /** The pair by which push services know the market; null: it makes one and keeps it. */
  vapidKeys: { publicKey: string; privateKey: string } | null
  /** How a push service may write to whoever runs the market: a mailto: or https: address. */
  vapidSubject: string
  trustedProxies: number
  /** Where contracts are signed; null: here. */
  documenso: DocumensoSettings | null
  /** Where issued documents are handed over to; null: the market keeps its own books. */
  billing: BillingSettings | null
  /** The operator's certificate that seals contracts; null: the market's own. */
  sealP12: { file: string; password: string } | null
  /** A timestamp authority (RFC 3161) that confirms when a contract was sealed; null: nobody does. */
  timestampUrl: string | null
  /** So long lines of the audit log are kept. */
  auditYears: number
  /** The market's own account, from which shops are paid; null: there are no files for the bank. */
  payoutAccount: { name: string; iban: string; bic: string | null } | null
}

/** A setting is wrong; its message is one sentence for the operator. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Throws ConfigError with one clear sentence naming the setting. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(`The setting ${issue.path.join('.')} is wrong: ${issue.message}.`)
  }
  const env = parsed.data
  const isProduction = env.NODE_ENV === 'production'
  const dataFolder = resolve(env.DATA_DIR)
  if (!env.SANDBOX && !env.SECRET)
    throw new ConfigError(
      'The setting SECRET is missing: a market with real money needs one of at least 32 characters.',
    )
  if (!env.SANDBOX && !env.PUBLIC_URL)
    throw new ConfigError('The setting PUBLIC_URL is missing: a market with real money must know its address.')
  if (!env.SANDBOX && !env.SMTP_URL)
    throw new ConfigError('The setting SMTP_URL is missing: a market with real people must be able to write to them.')
  const stripe = readStripe(env)
  const paypal = readPayPal(env)
  const documenso = readDocumenso(env)
  const billing = readBilling(env)
  if (env.SANDBOX_CLOCK) mayMoveClock(env, stripe ?? paypal ?? documenso ?? billing)
  return {
    isProduction,
    isTest: env.NODE_ENV === 'test',
    host: env.HOST,
    port: env.PORT,
    realtimePort: env.REALTIME_PORT ?? env.PORT,
    metricsPort: env.METRICS_PORT ?? null,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? null,
    databasePoolSize: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL ?? null,
    secret: env.SECRET ?? keptSecret(dataFolder),
    isSandbox: env.SANDBOX,
    hasSandboxClock: env.SANDBOX_CLOCK,
    cardGateway: stripe ? 'stripe' : env.SANDBOX ? 'sandbox' : null,
    stripe,
    paypal,
    mediaStore: readMediaStore(env),
    wantsDemo: env.DEMO && env.SANDBOX,
    logLevel: env.LOG_LEVEL,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    mailWebhookSecret: env.MAIL_WEBHOOK_SECRET ?? null,
    vapidKeys: readVapidKeys(env),
    vapidSubject: env.VAPID_SUBJECT ?? `mailto:${/[^\s<>]+@[^\s<>]+/.exec(env.MAIL_FROM)?.[0] ?? 'market@localhost'}`,
    trustedProxies: env.TRUST_PROXY,
    documenso,
    billing,
    sealP12: env.SEAL_P12 ? { file: resolve(env.SEAL_P12), password: env.SEAL_P12_PASSWORD } : null,
    timestampUrl: env.TIMESTAMP_URL ?? null,
    auditYears: env.AUDIT_YEARS,
    payoutAccount:
      env.PAYOUT_NAME && env.PAYOUT_IBAN
        ? { name: env.PAYOUT_NAME, iban: env.PAYOUT_IBAN, bic: env.PAYOUT_BIC ?? null }
        : null,
  }
}

/** Time that is moved is not the time of anybody outside: neither of real money, nor of a service with test keys. */
function mayMoveClock(env: z.output<typeof Environment>, outside: object | null): void {
  if (!env.SANDBOX)
    throw new ConfigError('The setting SANDBOX_CLOCK is wrong: only a sandbox market may move its clock.')
  if (outside)
    throw new ConfigError(
      'The setting SANDBOX_CLOCK is wrong: Stripe, PayPal, Documenso and a billing system go by real time; take out their keys, or leave the clock alone.',
    )
}

/** All of the keys or none; a sandbox takes no real money, so only keys for tests. */
function readStripe(env: z.output<typeof Environment>): StripeSettings | null {
  const keys = {
    STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY: env.STRIPE_PUBLISHABLE_KEY,
    STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET,
  }
  if (!areAllGiven(keys, 'Stripe')) return null
  if (env.SANDBOX && /^(sk|rk)_live_/.test(keys.STRIPE_SECRET_KEY))
    throw new ConfigError('The setting STRIPE_SECRET_KEY is wrong: a sandbox takes no real money; use a test key.')
  return {
    secretKey: keys.STRIPE_SECRET_KEY,
    publishableKey: keys.STRIPE_PUBLISHABLE_KEY,
    webhookSecret: keys.STRIPE_WEBHOOK_SECRET,
    apiBase: env.STRIPE_API_BASE.replace(/\/+$/, ''),
  }
}

/** All of the keys or none. A sandbox talks to PayPal's own sandbox. */
function readPayPal(env: z.output<typeof Environment>): PayPalSettings | null {
  const keys = {
    PAYPAL_CLIENT_ID: env.PAYPAL_CLIENT_ID,
    PAYPAL_CLIENT_SECRET: env.PAYPAL_CLIENT_SECRET,
    PAYPAL_WEBHOOK_ID: env.PAYPAL_WEBHOOK_ID,
  }
  if (!areAllGiven(keys, 'PayPal')) return null
  const apiBase = env.PAYPAL_API_BASE ?? `https://api-m.${env.SANDBOX ? 'sandbox.' : ''}paypal.com`
  if (env.SANDBOX && new URL(apiBase).hostname === 'api-m.paypal.com')
    throw new ConfigError('The setting PAYPAL_API_BASE is wrong: a sandbox takes no real money.')
  return {
    clientId: keys.PAYPAL_CLIENT_ID,
    clientSecret: keys.PAYPAL_CLIENT_SECRET,
    webhookId: keys.PAYPAL_WEBHOOK_ID,
    apiBase: apiBase.replace(/\/+$/, ''),
    paysShops: env.PAYPAL_PAYOUTS,
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

/** The store that is chosen, with everything it needs. */
function readMediaStore(env: z.output<typeof Environment>): MediaStore {
  if (env.MEDIA_STORE === 'disk') return { kind: 'disk' }
  if (env.MEDIA_STORE === 'bucket') {
    const keys = {
      BUCKET_ENDPOINT: env.BUCKET_ENDPOINT,
      BUCKET_NAME: env.BUCKET_NAME,
      BUCKET_KEY_ID: env.BUCKET_KEY_ID,
      BUCKET_SECRET: env.BUCKET_SECRET,
    }
    if (!areAllGiven(keys, 'the bucket')) throw missingForStore('BUCKET_ENDPOINT')
    return {
      kind: 'bucket',
      endpoint: withoutSlash(keys.BUCKET_ENDPOINT),
      region: env.BUCKET_REGION,
      name: keys.BUCKET_NAME,
      keyId: keys.BUCKET_KEY_ID,
      secret: keys.BUCKET_SECRET,
      publicUrl: env.BUCKET_PUBLIC_URL ? withoutSlash(env.BUCKET_PUBLIC_URL) : null,
    }
  }
  const keys = {
    CLOUDINARY_CLOUD: env.CLOUDINARY_CLOUD,
    CLOUDINARY_KEY: env.CLOUDINARY_KEY,
    CLOUDINARY_SECRET: env.CLOUDINARY_SECRET,
  }
  if (!areAllGiven(keys, 'Cloudinary')) throw missingForStore('CLOUDINARY_CLOUD')
  return {
    kind: 'cloudinary',
    cloud: keys.CLOUDINARY_CLOUD,
    key: keys.CLOUDINARY_KEY,
    secret: keys.CLOUDINARY_SECRET,
    apiBase: withoutSlash(env.CLOUDINARY_API_BASE),
    deliveryBase: withoutSlash(env.CLOUDINARY_DELIVERY_BASE),
  }
}

function missingForStore(name: string): ConfigError {
  return new ConfigError(`The setting ${name} is missing: MEDIA_STORE names a store that needs it.`)
}

/** All of the keys or none. */
function readDocumenso(env: z.output<typeof Environment>): DocumensoSettings | null {
  const keys = { DOCUMENSO_API_KEY: env.DOCUMENSO_API_KEY, DOCUMENSO_WEBHOOK_SECRET: env.DOCUMENSO_WEBHOOK_SECRET }
  if (!areAllGiven(keys, 'Documenso')) return null
  return {
    apiKey: keys.DOCUMENSO_API_KEY,
    webhookSecret: keys.DOCUMENSO_WEBHOOK_SECRET,
    apiBase: env.DOCUMENSO_API_BASE.replace(/\/+$/, ''),
  }
}

/** Both of the keys or none, and they must be a pair. */
function readVapidKeys(env: z.output<typeof Environment>): { publicKey: string; privateKey: string } | null {
  const keys = { VAPID_PUBLIC_KEY: env.VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: env.VAPID_PRIVATE_KEY }
  if (!areAllGiven(keys, 'web push')) return null
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(keys.VAPID_PRIVATE_KEY, 'base64url')
  if (pair.getPublicKey('base64url') !== keys.VAPID_PUBLIC_KEY)
    throw new ConfigError('The setting VAPID_PRIVATE_KEY is wrong: it does not belong to VAPID_PUBLIC_KEY.')
  return { publicKey: keys.VAPID_PUBLIC_KEY, privateKey: keys.VAPID_PRIVATE_KEY }
}

/** Both of the settings or none. */
function readBilling(env: z.output<typeof Environment>): BillingSettings | null {
  const keys = { BILLING_API_BASE: env.BILLING_API_BASE, BILLING_API_KEY: env.BILLING_API_KEY }
  if (!areAllGiven(keys, 'the billing system')) return null
  return { apiKey: keys.BILLING_API_KEY, apiBase: keys.BILLING_API_BASE.replace(/\/+$/, '') }
}

/** False when none of these settings is given. Throws ConfigError when one of them is missing. */
function areAllGiven<Name extends string>(
  keys: Record<Name, string | undefined>,
  whose: string,
): keys is Record<Name, string> {
  const missing = Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === Object.keys(keys).length) return false
  if (missing.length > 0)
    throw new ConfigError(`The setting ${missing[0]} is missing: the keys of ${whose} go together.`)
  return true
}

/** A sandbox market makes its own secret and keeps it, so that sessions survive a restart. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    // Written whole before it has its name, so that two processes that start together agree on one.
    const unnamed = `${file}-${randomBytes(4).toString('hex')}`
    writeFileSync(unnamed, randomBytes(32).toString('base64url'), { mode: 0o600 })
    try {
      linkSync(unnamed, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(unnamed, { force: true })
    }
  }
  return readFileSync(file, 'utf8').trim()
}
