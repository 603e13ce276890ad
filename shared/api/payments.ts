import { endpoints } from './endpoint.ts'

export const paymentEndpoints = endpoints({
  receiveSandboxEvent: {
    method: 'POST',
    path: '/api/webhooks/sandbox',
    door: 'gateway',
    policy: 'signature of the sandbox gateway',
    summary: 'Webhook of the sandbox gateway',
    refusals: ['signature_invalid'],
  },
  receiveStripeEvent: {
    method: 'POST',
    path: '/api/webhooks/stripe',
    door: 'gateway',
    policy: 'signature of Stripe',
    summary: 'Webhook of Stripe',
    refusals: ['signature_invalid'],
  },
  createSandboxToken: {
    method: 'POST',
    path: '/api/sandbox/tokens',
    door: 'public',
    policy: 'anyone, in a sandbox market',
    status: 201,
    summary: "The sandbox gateway's own: turn card data into a token",
    refusals: ['card_number_invalid', 'card_expired'],
  },
  getSandboxChallenge: {
    method: 'GET',
    path: '/api/sandbox/challenges/:id',
    door: 'public',
    policy: 'who was sent to the challenge',
    subject: 'intent',
    summary: "The sandbox bank's own: what is to be confirmed",
    refusals: ['challenge_not_found'],
  },
  answerSandboxChallenge: {
    method: 'POST',
    path: '/api/sandbox/challenges/:id',
    door: 'public',
    policy: 'who was sent to the challenge',
    subject: 'intent',
    summary: "The sandbox bank's own: pass or fail the 3-D Secure challenge",
    refusals: ['challenge_not_found', 'challenge_over'],
  },
})
