import { endpoints } from './endpoint.ts'

export const simulationEndpoints = endpoints({
  getSimulation: {
    method: 'GET',
    path: '/api/operator/simulation',
    door: 'operator',
    policy: 'operators',
    summary: 'The clock of a sandbox market: what time it is, what is due next, and the move under way',
    refusals: ['clock_not_movable'],
  },
  moveClock: {
    method: 'POST',
    path: '/api/operator/simulation/moves',
    door: 'operator',
    policy: 'operators',
    status: 202,
    summary: 'Move the clock of a sandbox market forward; everything that is due on the way happens in its order',
    refusals: ['clock_not_movable', 'clock_moving', 'nothing_due'],
  },
  stopClock: {
    method: 'POST',
    path: '/api/operator/simulation/stop',
    door: 'operator',
    policy: 'operators',
    summary: 'Stop the move under way where it has come to',
    refusals: ['clock_not_movable'],
  },
  listClockLog: {
    method: 'GET',
    path: '/api/operator/simulation/log',
    door: 'operator',
    policy: 'operators',
    summary: 'What happened while the clock was moved, by business time, newest first',
    refusals: ['clock_not_movable'],
  },
  askForSubscribers: {
    method: 'POST',
    path: '/api/operator/simulation/subscribers',
    door: 'operator',
    policy: 'operators',
    status: 202,
    summary: 'Let made-up customers subscribe in a sandbox market, over the four weeks before now',
    refusals: ['clock_not_movable', 'clock_moving'],
  },
  changeMisfortunes: {
    method: 'PUT',
    path: '/api/operator/simulation/misfortunes',
    door: 'operator',
    policy: 'operators',
    summary: 'Say how many of a hundred charges at the sandbox gateway are befallen, and by what',
    refusals: ['clock_not_movable'],
  },
})
