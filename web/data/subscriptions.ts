import { subscriptionEndpoints } from '#shared/api/subscriptions.ts'
import type { subscriptionSchemas } from '#shared/api/subscriptions.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const subscriptionsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof subscriptionSchemas>()(build, subscriptionEndpoints, {
      lists: ['listSubscriptions', 'listShopSubscriptions', 'listMarketSubscriptions', 'listDunning'],
      reads: {
        listSubscriptions: ['Subscriptions'],
        getSubscription: ['Subscriptions'],
        listShopSubscriptions: ['Subscriptions'],
        getSubscriptionFigures: ['Subscriptions'],
        listMarketSubscriptions: ['Subscriptions'],
        listDunning: ['Subscriptions'],
        getRenewalFigures: ['Subscriptions'],
        getMarketSubscription: ['Subscriptions'],
      },
      changes: {
        changeSubscription: ['Subscriptions'],
        skipCycle: ['Subscriptions'],
        pauseSubscription: ['Subscriptions'],
        resumeSubscription: ['Subscriptions'],
        changePlan: ['Subscriptions'],
        cancelSubscription: ['Subscriptions'],
        keepSubscription: ['Subscriptions'],
        retryCycle: ['Subscriptions'],
        forgiveCycle: ['Subscriptions'],
        remindOfPayment: ['Subscriptions'],
        remindAll: ['Subscriptions'],
      },
    }),
})

export const {
  useListSubscriptionsInfiniteQuery,
  useGetSubscriptionQuery,
  useChangeSubscriptionMutation,
  useSkipCycleMutation,
  usePauseSubscriptionMutation,
  useResumeSubscriptionMutation,
  usePreviewChangeMutation,
  usePreviewPlanChangeMutation,
  useChangePlanMutation,
  useCancelSubscriptionMutation,
  useKeepSubscriptionMutation,
  useListShopSubscriptionsInfiniteQuery,
  useGetSubscriptionFiguresQuery,
  useListMarketSubscriptionsInfiniteQuery,
  useGetMarketSubscriptionQuery,
  useRetryCycleMutation,
  useForgiveCycleMutation,
  useListDunningInfiniteQuery,
  useGetRenewalFiguresQuery,
  useRemindOfPaymentMutation,
  useRemindAllMutation,
} = subscriptionsApi
