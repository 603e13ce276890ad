export { questionsRoutes } from './routes.ts'
export { questionsSamples } from './samples.ts'
export { questionsSubscribers } from './subscribers.ts'
