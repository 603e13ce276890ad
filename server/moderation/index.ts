export { moderationRoutes } from './routes.ts'
export { moderationSamples } from './samples.ts'
export { moderationSubscribers } from './subscribers.ts'
