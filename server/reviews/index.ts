export { reviewsRoutes } from './routes.ts'
export { reviewsSamples } from './samples.ts'
export { reviewsSubscribers } from './subscribers.ts'
export { reviewsSweeps } from './sweeps.ts'
