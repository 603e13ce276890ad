import { endpoints } from './endpoint.ts'

/** What everybody may see; a visitor downloads no more of the sale events. */
export const publicSaleEventEndpoints = endpoints({
  listSaleEvents: {
    method: 'GET',
    path: '/api/sale-events',
    door: 'public',
    policy: 'anyone',
    summary:
      'Sale events that run, the first to end first, or are to come, the first to begin first; without a state both by their end',
  },
  getSaleEvent: {
    method: 'GET',
    path: '/api/sale-events/:slug',
    door: 'public',
    policy: 'anyone',
    subject: 'sale-event',
    summary: 'A sale event with what is left of everything',
    refusals: ['sale_event_not_found'],
  },
})
