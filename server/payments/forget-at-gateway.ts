import { defineJob } from '#server/platform/jobs.ts'
import { gatewayNamed, vaultOf } from './gateways/ask-gateway.ts'
import type { GatewayName, KeptMeans } from './gateways/gateway.ts'

/** Tells a gateway to forget kept means. When it does not answer the job is tried again. */
export const forgetAtGateway = defineJob<KeptMeans & { gateway: GatewayName }>({
  name: 'forget-at-gateway',
  async run(context, { gateway, ...means }) {
    await vaultOf(gatewayNamed(context, gateway)).forget(means)
  },
})
