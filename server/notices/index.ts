export { noticesSubscribers } from './subscribers.ts'
