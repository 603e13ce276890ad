export { fillDemoTown } from './fill.ts'
export { password, signIns } from './people.ts'
