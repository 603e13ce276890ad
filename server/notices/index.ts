import './facts.ts'
export { noticesRoutes } from './routes.ts'
export { noticesSubscribers } from './subscribers.ts'
export { tellByLetters } from './tell.ts'
