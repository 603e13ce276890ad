import type { InternalAnswer } from './dispatch.ts'

/** Answers that are the same for everybody, kept for a moment. */
export interface Remembered {
  /** The answer to this question, asked again when the last one is too old; who comes meanwhile waits for the same. */
  answer(question: string, ask: () => Promise<InternalAnswer>): Promise<InternalAnswer>
}

/**
 * Keeps answers for `forMs` milliseconds by the machine's clock, and no longer than `edition` answers the same thing:
 * long enough that a busy second costs one statement, short enough that a change made in another process is seen a
 * moment later. Only successes are kept.
 */
export function rememberAnswers(forMs: number, edition: () => unknown): Remembered {
  const kept = new Map<string, { askedAt: number; edition: unknown; answer: Promise<InternalAnswer> }>()
  return {
    async answer(question, ask) {
      const last = kept.get(question)
      if (last && last.edition === edition() && performance.now() - last.askedAt < forMs) return await last.answer
      const answer = ask()
      kept.set(question, { askedAt: performance.now(), edition: edition(), answer })
      const isKept = await answer.then(
        ({ status }) => status === 200,
        () => false,
      )
      if (!isKept) kept.delete(question)
      return await answer
    },
  }
}
