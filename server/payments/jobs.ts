import type { JobDefinition } from '#server/platform/jobs.ts'
import { cancelAtGateway } from './cancel-at-gateway.ts'
import { closeAtGateway } from './gateway-customers.ts'
import { forgetAtGateway } from './forget-at-gateway.ts'
import { giveBackCharge } from './give-back-charge.ts'
import { processEvent } from './process-event.ts'
import { sendRefund } from './send-refund.ts'
import { takeApproved } from './take-approved.ts'

/** What payments do after the transaction that asked for it. */
export const paymentsJobs: JobDefinition<never>[] = [
  cancelAtGateway,
  closeAtGateway,
  forgetAtGateway,
  giveBackCharge,
  processEvent,
  sendRefund,
  takeApproved,
]
