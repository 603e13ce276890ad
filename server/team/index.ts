export { inviteMember } from './invite-member.ts'
export { teamRoutes } from './routes.ts'
export { teamSamples } from './samples.ts'
export { teamSweeps } from './sweeps.ts'
