export { planNotFound } from './errors.ts'
export { listOffered, planJson, type PlanRow } from './repository.ts'
export { presentTerms } from './present.ts'
export { planRoutes } from './routes.ts'
