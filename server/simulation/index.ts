export { changeMisfortunes } from './change-misfortunes.ts'
export { moveClock } from './move-clock.ts'
export { simulationRoutes } from './routes.ts'
export { simulationSweeps } from './sweeps.ts'
