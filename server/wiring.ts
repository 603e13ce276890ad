import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Pool } from 'pg'
import { auditRoutes, auditSweeps, hearFact, keepAct } from './audit/index.ts'
import {
  catalogRoutes,
  catalogSamples,
  catalogSubscribers,
  catalogSweeps,
  marketCatalogRoutes,
} from './catalog/index.ts'
import { chatReportRoutes, chatRoutes, chatSamples, chatSubscribers, chatSweeps } from './chat/index.ts'
import type { Config } from './config.ts'
import { cartRoutes, cartSubscribers, cartSweeps } from './cart/index.ts'
import { downloadsRoutes, downloadsSamples, downloadsSubscribers, downloadsSweeps } from './downloads/index.ts'
import { disputesRoutes, disputesSamples, disputesSubscribers, disputesSweeps } from './disputes/index.ts'
import {
  attachContract,
  checkSealSetting,
  contractMaker,
  contractsRoutes,
  contractsSamples,
  contractsSubscribers,
  contractsSweeps,
  documenso,
  findHeldOrders,
  findHold,
} from './contracts/index.ts'
import { couponRoutes, couponsSubscribers } from './coupons/index.ts'
import { importRoutes, importSweeps, openPictureSource, type PictureSource } from './imports/index.ts'
import { accountRoutes, identityJobs, identityRoutes, identitySamples, identitySweeps } from './identity/index.ts'
import { inspectorRoutes } from './inspector/index.ts'
import { ledgerRoutes, ledgerSweeps } from './ledger/index.ts'
import {
  attachInvoice,
  invoiceMaker,
  invoicesRoutes,
  invoicesSamples,
  invoicesSubscribers,
  invoicesSweeps,
  openBilling,
} from './invoices/index.ts'
import {
  commissionRoutes,
  homeRoutes,
  marketRoutes,
  openMarketBook,
  refuseBlockedWords,
  taxRoutes,
} from './market/index.ts'
import { moderationRoutes, moderationSamples, moderationSubscribers } from './moderation/index.ts'
import {
  findChoices,
  findOneClick,
  isNecessaryLetter,
  noticesJobs,
  noticesRoutes,
  noticesSamples,
  noticesSubscribers,
  noticesSweeps,
  openPush,
  tellByLetters,
  type PushPort,
} from './notices/index.ts'
import { ordersRoutes, ordersSamples, ordersSubscribers, ordersSweeps } from './orders/index.ts'
import { openGateways, paymentsJobs, paymentsRoutes, paymentsSweeps } from './payments/index.ts'
import { movableClock, type MovableClock } from './platform/clock.ts'
import type { Context, Ports } from './platform/context.ts'
import { openDatabase } from './platform/db/database.ts'
import { connectFacts, type Subscription } from './platform/facts.ts'
import type { Route } from './platform/http/contract.ts'
import { forgetOldKeys } from './platform/idempotency.ts'
import { openJobs, type JobDefinition, type Sweep } from './platform/jobs.ts'
import { createLog } from './platform/log.ts'
import { mailJobs, mailSweeps, measureStuckMails, openMail, type SampleLetters } from './platform/mail/index.ts'
import { mediaJobs, mediaRoutes, mediaSweeps, openStorage } from './platform/media/index.ts'
import { createMetrics } from './platform/metrics.ts'
import { forgetOldRates } from './platform/rate-limit.ts'
import { planRoutes } from './plans/index.ts'
import { privacyJobs, privacyRoutes, privacySamples, privacySweeps } from './privacy/index.ts'
import { questionsRoutes, questionsSamples, questionsSubscribers } from './questions/index.ts'
import { reconciliationRoutes, reconciliationSweeps } from './reconciliation/index.ts'
import { realtimeSubscribers } from './realtime/index.ts'
import { returnsRoutes, returnsSamples, returnsSubscribers, returnsSweeps } from './returns/index.ts'
import { reviewsRoutes, reviewsSamples, reviewsSubscribers, reviewsSweeps } from './reviews/index.ts'
import { saleEventRoutes, saleEventsSubscribers, saleEventsSweeps } from './sale-events/index.ts'
import { savedRoutes, savedSamples, savedSweeps } from './saved/index.ts'
import { applicationRoutes, marketShopRoutes, shopRoutes, shopsSubscribers } from './shops/index.ts'
import { simulationJobs, simulationRoutes, simulationSweeps } from './simulation/index.ts'
import {
  subscriptionsRoutes,
  subscriptionsSamples,
  subscriptionsSubscribers,
  subscriptionsSweeps,
} from './subscriptions/index.ts'
import { teamRoutes, teamSamples, teamSweeps } from './team/index.ts'
import {
  withdrawalJobs,
  withdrawalRoutes,
  withdrawalsSamples,
  withdrawalSubscribers,
  withdrawalSweeps,
} from './withdrawals/index.ts'

/** Every area's routes. */
export const routes: Route[] = [
  // One line an area.
  ...identityRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...marketRoutes,
  ...homeRoutes,
  ...commissionRoutes,
  ...taxRoutes,
  ...mediaRoutes,
  ...shopRoutes,
  ...marketShopRoutes,
  ...teamRoutes,
  ...applicationRoutes,
  ...catalogRoutes,
  ...marketCatalogRoutes,
  ...importRoutes,
  ...saleEventRoutes,
  ...planRoutes,
  ...savedRoutes,
  ...couponRoutes,
  ...cartRoutes,
  ...ledgerRoutes,
  ...inspectorRoutes,
  ...reconciliationRoutes,
  ...paymentsRoutes,
  ...ordersRoutes,
  ...downloadsRoutes,
  ...returnsRoutes,
  ...disputesRoutes,
  ...reviewsRoutes,
  ...questionsRoutes,
  ...moderationRoutes,
  ...withdrawalRoutes,
  ...invoicesRoutes,
  ...contractsRoutes,
  ...subscriptionsRoutes,
  ...simulationRoutes,
  ...chatRoutes,
  ...chatReportRoutes,
  ...privacyRoutes,
  ...noticesRoutes,
]

/** Every area's subscriptions to facts. */
const subscriptions: Subscription[] = [
  // One line an area.
  ...shopsSubscribers,
  ...catalogSubscribers,
  ...saleEventsSubscribers,
  ...couponsSubscribers,
  ...cartSubscribers,
  ...ordersSubscribers,
  ...downloadsSubscribers,
  ...returnsSubscribers,
  ...disputesSubscribers,
  ...reviewsSubscribers,
  ...questionsSubscribers,
  ...moderationSubscribers,
  ...withdrawalSubscribers,
  ...invoicesSubscribers,
  ...contractsSubscribers,
  ...subscriptionsSubscribers,
  ...chatSubscribers,
  ...noticesSubscribers,
  ...realtimeSubscribers,
]

/** Every area's jobs. */
const jobDefinitions: JobDefinition<never>[] = [
  // One line an area.
  ...mailJobs,
  ...mediaJobs,
  ...identityJobs,
  ...paymentsJobs,
  ...withdrawalJobs,
  ...noticesJobs,
  ...privacyJobs,
  ...simulationJobs,
]

/** Every area's sweeps. */
const sweeps: Sweep[] = [
  { name: 'forget-old-keys', everySeconds: 3_600, run: forgetOldKeys },
  { name: 'forget-old-rates', everySeconds: 3_600, run: forgetOldRates },
  ...mailSweeps,
  ...mediaSweeps,
  ...identitySweeps,
  ...auditSweeps,
  ...teamSweeps,
  ...saleEventsSweeps,
  ...savedSweeps,
  ...catalogSweeps,
  ...importSweeps,
  ...cartSweeps,
  ...ledgerSweeps,
  ...paymentsSweeps,
  ...reconciliationSweeps,
  ...ordersSweeps,
  ...invoicesSweeps,
  ...contractsSweeps,
  ...subscriptionsSweeps,
  ...simulationSweeps,
  ...downloadsSweeps,
  ...returnsSweeps,
  ...disputesSweeps,
  ...reviewsSweeps,
  ...withdrawalSweeps,
  ...chatSweeps,
  ...noticesSweeps,
  ...privacySweeps,
]

/** Every area's letters with things made up. */
export const sampleLetters: SampleLetters[] = [
  // One line an area.
  identitySamples,
  teamSamples,
  savedSamples,
  catalogSamples,
  ordersSamples,
  downloadsSamples,
  returnsSamples,
  disputesSamples,
  reviewsSamples,
  questionsSamples,
  moderationSamples,
  withdrawalsSamples,
  invoicesSamples,
  contractsSamples,
  subscriptionsSamples,
  chatSamples,
  noticesSamples,
  privacySamples,
]

/** A market that is open: its database, its clock, its jobs, and a context to work in. */
export interface OpenMarket {
  context: Context
  clock: MovableClock
  pool: Pool
  contextFor(req: Request): Context
  close(): Promise<void>
}

/**
 * Connects ports with adapters and facts with subscribers. The database must be migrated. Tests hand over a source of pictures
 * and a way to push services that reach their own server.
 */
export async function openMarket(
  config: Config,
  databaseUrl: string,
  {
    pictures = openPictureSource(),
    push = openPush(config.vapidSubject),
  }: { pictures?: PictureSource; push?: PushPort } = {},
): Promise<OpenMarket> {
  await checkSealSetting(config)
  const log = createLog(config.logLevel)
  const metrics = createMetrics({ withProcess: !config.isTest })
  const clock = movableClock()
  const { db, pool } = openDatabase(databaseUrl, { poolSize: config.databasePoolSize })
  const { facts, delivery } = connectFacts(subscriptions)
  const jobs = await openJobs(databaseUrl, {
    definitions: [delivery, ...jobDefinitions],
    sweeps,
    reportError: (error) => log.warn({ err: error }, 'the job queue had trouble and goes on'),
  })
  const market = await openMarketBook(db, pool, log, ({ clockOffsetSeconds }) => {
    if (config.hasSandboxClock) clock.setOffset(clockOffsetSeconds * 1_000)
  })
  const storage = openStorage(config)
  const mail = openMail(config, () => {
    const { name, accentColor, locale } = market.settings()
    return { marketName: name, accentColor, locale }
  })
  const attachmentMakers = { [invoiceMaker]: attachInvoice, [contractMaker]: attachContract }
  const acts = { keep: keepAct, hear: hearFact }
  const gateways = await openGateways({ config, db, clock, misfortunes: () => market.settings().misfortunes })
  const hearLetters = tellByLetters
  const signingService = config.documenso && documenso(config.documenso)
  const ports: Ports = {
    acts,
    market,
    refuseUnwanted: refuseBlockedWords,
    mail,
    attachmentMakers,
    gateways,
    storage,
    pictures,
    push,
    hearLetters,
    findChoices,
    findOneClick,
    isNecessaryLetter,
    findHold,
    findHeldOrders,
    signingService,
    billing: openBilling(config, db),
  }
  const context: Context = {
    config,
    db,
    clock,
    log,
    metrics,
    facts,
    jobs,
    ports,
    isInTransaction: false,
    actor: { kind: 'system' },
    requestId: 'start',
    idempotencyKey: null,
  }
  measureStuckMails(context)
  return {
    context,
    clock,
    pool,
    contextFor(req) {
      const requestId = (req.id as string | undefined) ?? randomUUID()
      return { ...context, actor: { kind: 'guest' }, requestId, log: req.log ?? log }
    },
    async close() {
      await jobs.stop()
      await market.close()
      await pool.end()
    },
  }
}
