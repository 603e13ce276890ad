import { endpoints } from './endpoint.ts'

const own = { door: 'storefront', policy: 'own subscriptions', subject: 'subscription' } as const
const market = { door: 'operator', policy: 'any operator', subject: 'market-subscription' } as const

export const subscriptionEndpoints = endpoints({
  listSubscriptions: {
    method: 'GET',
    path: '/api/subscriptions',
    door: 'storefront',
    policy: 'own subscriptions',
    summary: 'Own subscriptions, newest first',
  },
  getSubscription: {
    ...own,
    method: 'GET',
    path: '/api/subscriptions/:id',
    summary: 'A subscription with its cycles and its history',
    refusals: ['subscription_not_found'],
  },
  changeSubscription: {
    ...own,
    method: 'PATCH',
    path: '/api/subscriptions/:id',
    summary: 'Change how many, where to or which card, from the next cycle on',
    refusals: ['subscription_not_found', 'wrong_state', 'card_not_kept', 'cannot_be_sent', 'not_enough_in_stock'],
  },
  previewChange: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/change-previews',
    summary: 'What the next cycle would cost with another number of units, or elsewhere, before it is agreed to',
    refusals: ['subscription_not_found', 'wrong_state', 'cannot_be_sent'],
  },
  skipCycle: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/skips',
    summary: 'Let the next cycle pass without a delivery and a charge',
    refusals: ['subscription_not_found', 'wrong_state', 'cycle_unsettled'],
  },
  pauseSubscription: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/pause',
    summary: 'Pause until a day, or until it is resumed',
    refusals: ['subscription_not_found', 'wrong_state', 'cycle_unsettled', 'day_not_ahead'],
  },
  resumeSubscription: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/resumption',
    summary: 'Go on after a pause, with the next day of its rhythm',
    refusals: ['subscription_not_found', 'wrong_state'],
  },
  previewPlanChange: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/plan-previews',
    summary: 'What a change of plan would cost and when, before it is agreed to',
    refusals: ['subscription_not_found', 'wrong_state', 'cycle_unsettled', 'plan_not_offered', 'same_plan'],
  },
  changePlan: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/plan',
    summary: 'Run by another plan of the same product, now or with the next cycle',
    refusals: ['subscription_not_found', 'wrong_state', 'cycle_unsettled', 'plan_not_offered', 'same_plan'],
  },
  cancelSubscription: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/cancellation',
    summary: 'Cancel now, or when the running cycle is over',
    refusals: ['subscription_not_found', 'wrong_state', 'minimum_not_reached'],
  },
  keepSubscription: {
    ...own,
    method: 'POST',
    path: '/api/subscriptions/:id/continuation',
    summary: 'Take a cancellation back, or take a cancelled subscription up again',
    refusals: ['subscription_not_found', 'wrong_state', 'plan_not_offered', 'card_not_kept'],
  },

  listShopSubscriptions: {
    method: 'GET',
    path: '/api/seller/subscriptions',
    door: 'seller',
    policy: 'members of the shop',
    ability: 'orders',
    summary: 'Subscriptions at the own shop, newest first',
  },
  getSubscriptionFigures: {
    method: 'GET',
    path: '/api/seller/subscription-figures',
    door: 'seller',
    policy: 'owner and managers',
    ability: 'money',
    summary: 'Recurring revenue, churn, and the stock that coming cycles take',
  },

  listMarketSubscriptions: {
    method: 'GET',
    path: '/api/operator/subscriptions',
    door: 'operator',
    policy: 'any operator',
    summary: 'Subscriptions of the market with what they owe, newest first',
  },
  listDunning: {
    method: 'GET',
    path: '/api/operator/dunning',
    door: 'operator',
    policy: 'any operator',
    summary: 'What is unpaid of subscriptions, by when it is tried next, with what is owed after so many tries',
  },
  getRenewalFigures: {
    method: 'GET',
    path: '/api/operator/renewal-figures',
    door: 'operator',
    policy: 'any operator',
    summary:
      'How renewals of the market go: what they bring, what is due this week and unpaid, and who came back this month',
  },
  remindAll: {
    method: 'POST',
    path: '/api/operator/dunning/reminders',
    door: 'operator',
    policy: 'any operator',
    summary: 'Remind every customer of what is unpaid by mail, each subscription once a day at most',
  },
  remindOfPayment: {
    ...market,
    method: 'POST',
    path: '/api/operator/subscriptions/:id/reminders',
    summary: 'Remind the customer by mail of what is unpaid, once a day at most',
    refusals: ['subscription_not_found', 'nothing_to_try'],
  },
  getMarketSubscription: {
    ...market,
    method: 'GET',
    path: '/api/operator/subscriptions/:id',
    summary: 'Any subscription with its cycles and its history',
    refusals: ['subscription_not_found'],
  },
  retryCycle: {
    ...market,
    method: 'POST',
    path: '/api/operator/subscriptions/:id/tries',
    summary: 'Charge what is unpaid again now',
    refusals: ['subscription_not_found', 'nothing_to_try'],
  },
  forgiveCycle: {
    ...market,
    method: 'POST',
    path: '/api/operator/subscriptions/:id/forgiveness',
    summary: 'Let what is unpaid go, and go on with the next cycle',
    refusals: ['subscription_not_found', 'nothing_to_try'],
  },
})
