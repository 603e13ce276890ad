export { savedRoutes } from './routes.ts'
export { savedSweeps } from './sweeps.ts'
