export { reconcile } from './reconcile.ts'
export { reconciliationRoutes } from './routes.ts'
export { reconciliationSweeps } from './sweeps.ts'
