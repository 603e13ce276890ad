export { savedRoutes } from './routes.ts'
export { savedSamples } from './samples.ts'
export { savedSweeps } from './sweeps.ts'
