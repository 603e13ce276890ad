import './facts.ts'

export { privacyJobs } from './jobs.ts'
export { privacyRoutes } from './routes.ts'
export { privacySamples } from './samples.ts'
export { privacySweeps } from './sweeps.ts'
