export { privacyJobs } from './jobs.ts'
export { privacyRoutes } from './routes.ts'
export { privacySweeps } from './sweeps.ts'
