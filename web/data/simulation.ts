import { simulationEndpoints } from '#shared/api/simulation.ts'
import type { simulationSchemas } from '#shared/api/simulation.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const simulationApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof simulationSchemas>()(build, simulationEndpoints, {
      lists: ['listClockLog'],
      reads: { getSimulation: ['Simulation'], listClockLog: ['ClockLog'] },
      changes: { moveClock: ['ClockLog'] },
      answers: {
        moveClock: 'getSimulation',
        stopClock: 'getSimulation',
        askForSubscribers: 'getSimulation',
        changeMisfortunes: 'getSimulation',
      },
    }),
})

export const {
  useGetSimulationQuery,
  useMoveClockMutation,
  useStopClockMutation,
  useListClockLogInfiniteQuery,
  useAskForSubscribersMutation,
  useChangeMisfortunesMutation,
} = simulationApi
