export { reviewsRoutes } from './routes.ts'
export { reviewsSubscribers } from './subscribers.ts'
export { reviewsSweeps } from './sweeps.ts'
