import { questionEndpoints } from '#shared/api/questions.ts'
import type { questionSchemas } from '#shared/api/questions.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const questionsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof questionSchemas>()(build, questionEndpoints, {
      lists: ['listQuestions', 'listOwnQuestions', 'listShopQuestions', 'listMarketQuestions'],
      reads: {
        listQuestions: ['Questions'],
        listOwnQuestions: ['Questions'],
        listShopQuestions: ['Questions'],
        listMarketQuestions: ['Questions'],
      },
      changes: {
        askQuestion: ['Questions'],
        withdrawQuestion: ['Questions'],
        answerQuestion: ['Questions'],
        hideQuestion: ['Questions'],
        showQuestion: ['Questions'],
      },
    }),
})

export const {
  useListQuestionsInfiniteQuery,
  useListOwnQuestionsInfiniteQuery,
  useAskQuestionMutation,
  useWithdrawQuestionMutation,
  useReportQuestionMutation,
  useReportQuestionOfShopMutation,
  useListShopQuestionsInfiniteQuery,
  useAnswerQuestionMutation,
  useListMarketQuestionsInfiniteQuery,
  useHideQuestionMutation,
  useShowQuestionMutation,
} = questionsApi
