import { endpoints } from './endpoint.ts'

export const pausedAddressEndpoints = endpoints({
  receiveMailEvents: {
    method: 'POST',
    path: '/api/webhooks/mail',
    door: 'gateway',
    policy: 'signature with the secret of the mail webhook',
    summary: 'Webhook of the mail relay: what bounced, and who complained',
    refusals: ['signature_invalid'],
  },
  listPausedAddresses: {
    method: 'GET',
    path: '/api/operator/paused-addresses',
    door: 'operator',
    policy: 'any operator',
    summary: 'Addresses that get no mail because it bounced or they complained, newest first',
    refusals: ['cursor_invalid'],
  },
  resumeAddress: {
    method: 'POST',
    path: '/api/operator/paused-addresses/:id/resume',
    door: 'operator',
    policy: 'any operator',
    status: 204,
    subject: 'paused-address',
    summary: 'Send mail to an address again',
    refusals: ['paused_address_not_found'],
  },
})
