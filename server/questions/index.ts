export { questionsRoutes } from './routes.ts'
export { questionsSubscribers } from './subscribers.ts'
