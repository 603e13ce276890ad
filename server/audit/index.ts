export { noteAct, type Act } from './note-act.ts'
