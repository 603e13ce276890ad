import { contractEndpoints } from '#shared/api/contracts.ts'
import type { contractSchemas } from '#shared/api/contracts.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const contractsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof contractSchemas>()(build, contractEndpoints, {
      lists: ['listContracts', 'listShopContracts', 'listOwnContracts'],
      reads: {
        listContractTemplates: ['Contracts'],
        getContractTemplate: ['Contracts'],
        listContracts: ['Contracts'],
        getContract: ['Contracts'],
        listShopContracts: ['Contracts'],
        listOwnContracts: ['Contracts'],
        getSigning: ['Contracts'],
      },
      changes: {
        createContractTemplate: ['Contracts'],
        changeContractTemplate: ['Contracts'],
        saveContractDraft: ['Contracts'],
        publishContractDraft: ['Contracts'],
        sendContract: ['Contracts'],
        remindContract: ['Contracts'],
        voidContract: ['Contracts'],
        renewContract: ['Contracts'],
        finishReading: ['Contracts'],
        signContract: ['Contracts'],
        declineContract: ['Contracts'],
      },
    }),
})

export const {
  useListContractTemplatesQuery,
  useCreateContractTemplateMutation,
  useGetContractTemplateQuery,
  useChangeContractTemplateMutation,
  useSaveContractDraftMutation,
  usePublishContractDraftMutation,
  usePreviewContractMutation,
  useListContractsInfiniteQuery,
  useGetContractQuery,
  useSendContractMutation,
  useRemindContractMutation,
  useVoidContractMutation,
  useRenewContractMutation,
  useListShopContractsInfiniteQuery,
  useOpenShopSigningMutation,
  useListOwnContractsInfiniteQuery,
  useOpenOwnSigningMutation,
  useGetSigningQuery,
  useViewContractMutation,
  useFinishReadingMutation,
  useSendSigningCodeMutation,
  useSignContractMutation,
  useDeclineContractMutation,
  useDelegateSigningMutation,
  useVerifySealedFileMutation,
  useLazyFindSealByCodeQuery,
} = contractsApi
