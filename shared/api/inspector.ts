import { endpoints } from './endpoint.ts'

export const inspectorEndpoints = endpoints({
  listMarketPayments: {
    method: 'GET',
    path: '/api/operator/payments',
    door: 'operator',
    policy: 'operators',
    summary: 'Payments, newest first, by state or by what a customer can tell: order number, e-mail, reference',
  },
  getMarketPayment: {
    method: 'GET',
    path: '/api/operator/payments/:id',
    door: 'operator',
    policy: 'operators',
    subject: 'payment',
    summary: 'Why it is or is not paid, its life, its attempts, its events and what the book says',
    refusals: ['payment_not_found'],
  },
  askGateway: {
    method: 'POST',
    path: '/api/operator/payments/:id/inquiry',
    door: 'operator',
    policy: 'operators',
    subject: 'payment',
    summary: 'Ask the gateway now what became of a payment and its refunds',
    refusals: ['payment_not_found'],
  },
  listGatewayEvents: {
    method: 'GET',
    path: '/api/operator/gateway-events',
    door: 'operator',
    policy: 'operators',
    summary: 'What gateways told, newest first; by default only what is in trouble',
  },
  getGatewayEvent: {
    method: 'GET',
    path: '/api/operator/gateway-events/:id',
    door: 'operator',
    policy: 'operators',
    subject: 'gateway-event',
    summary: 'An event as it was received, byte for byte, and who replayed it',
    refusals: ['event_not_found'],
  },
  replayGatewayEvent: {
    method: 'POST',
    path: '/api/operator/gateway-events/:id/replay',
    door: 'operator',
    policy: 'operators',
    subject: 'gateway-event',
    summary: 'Process an event again; what it did before it does not do twice',
    refusals: ['event_not_found', 'event_not_genuine'],
  },
})
