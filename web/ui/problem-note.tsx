import { messageOf } from '../data/problem.ts'
import { Note } from './note.tsx'

/** What the API said about a refused act, where the act was tried; nothing without an error. */
export function ProblemNote({ error }: { error: unknown }) {
  if (error === undefined || error === null || error === '') return null
  return <Note tone="refused">{typeof error === 'string' ? error : messageOf(error)}</Note>
}
