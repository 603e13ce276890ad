import { reconciliationEndpoints } from '#shared/api/reconciliation.ts'
import { reconciliationSchemas } from '#shared/api/reconciliation.schemas.ts'
import { money } from '#shared/money.ts'
import { settingsOf } from '#server/market/index.ts'
import { gatewaysWithAccounts } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { differenceNotFound, gatewayUnknown } from './errors.ts'
import { listGatewayPayouts, presentGatewayPayout } from './gateway-payouts.ts'
import { mayReconcile } from './policy.ts'
import { presentDifference, presentRun } from './present.ts'
import { readPayoutFile } from './read-payout-file.ts'
import { reconcile, reconcileFile } from './reconcile.ts'
import { countOpen, findDifference, listDifferences, listRuns, readClearing } from './repository.ts'
import { askAboutDifference, explainDifference, postDifference } from './settle-difference.ts'

const runsShown = 10

export const reconciliationRoutes = routesFor(reconciliationEndpoints, reconciliationSchemas, {
  async getReconciliation({ context }) {
    mayReconcile(context)
    return await overview(context)
  },

  async reconcileNow({ context }) {
    mayReconcile(context)
    for (const gateway of gatewaysWithAccounts(context)) await reconcile(context, gateway)
    return await overview(context)
  },

  async uploadPayoutFile({ context, query: { gateway: asked }, file }) {
    mayReconcile(context)
    const gateway = gatewaysWithAccounts(context).find(({ name }) => asked === undefined || name === asked)
    if (!gateway) throw gatewayUnknown()
    await reconcileFile(context, gateway.name, readPayoutFile(file!.bytes.toString('utf8')))
    return await overview(context)
  },

  async listGatewayPayouts({ context, query: { limit, after } }) {
    mayReconcile(context)
    const rows = await listGatewayPayouts(context.db, { limit, after: decodeCursor(after, ['instant', 'id']) })
    return pageOf(rows, limit, presentGatewayPayout, ({ at, id }) => [at.toISOString(), id])
  },

  async listDifferences({ context, query: { state, limit, after } }) {
    mayReconcile(context)
    const place = { limit, after: decodeCursor(after, ['instant', 'id']) }
    const rows = await listDifferences(context.db, state === 'all' ? undefined : state, place)
    return pageOf(rows, limit, presentDifference, ({ foundAt, id }) => [foundAt.toISOString(), id])
  },

  async postDifference({ context, params: { id }, body: { note } }) {
    await postDifference(context, id, note)
    return await difference(context, id)
  },

  async explainDifference({ context, params: { id }, body: { note } }) {
    await explainDifference(context, id, note)
    return await difference(context, id)
  },

  async askAboutDifference({ context, params: { id } }) {
    await askAboutDifference(context, id)
    return await difference(context, id)
  },
})

async function overview(context: Context) {
  const { currency } = settingsOf(context)
  const { bookMinor, gatewayMinor, atBanksMinor } = await readClearing(context.db, currency)
  const { count, gapMinor } = await countOpen(context.db, currency)
  return {
    book: money(bookMinor, currency),
    atGateways: money(gatewayMinor, currency),
    atBanks: money(atBanksMinor, currency),
    gap: money(gatewayMinor + atBanksMinor - bookMinor, currency),
    open: count,
    openGap: money(gapMinor, currency),
    gateways: gatewaysWithAccounts(context).map(({ name }) => name),
    runs: (await listRuns(context.db, runsShown)).map(presentRun),
  }
}

async function difference(context: Context, id: string) {
  const row = await findDifference(context.db, id)
  if (!row) throw differenceNotFound()
  return presentDifference(row)
}
