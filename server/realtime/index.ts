export { createRealtimeApp } from './create-realtime-app.ts'
export { openRealtime } from './open-realtime.ts'
export { realtimeSubscribers } from './subscribers.ts'
