import { notFound, Refusal } from '#server/platform/errors.ts'

/** Not there, hidden, or somebody else's. */
export const questionNotFound = () => notFound('question_not_found', 'The question')

/** Nobody reports what they asked themselves. */
export const ownQuestion = () => new Refusal(409, 'own_question', 'This is your own question; you can take it back.')
