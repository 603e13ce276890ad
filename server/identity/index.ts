export { cartCookie, enterDoor } from './enter-door.ts'
export { cookieOf, openSession, revokeAllSessions, type SessionDoor } from './sessions.ts'
