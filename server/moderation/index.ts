export { moderationRoutes } from './routes.ts'
export { moderationSubscribers } from './subscribers.ts'
