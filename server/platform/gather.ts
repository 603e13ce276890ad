/**
 * Makes one piece of work of everything that is wished for while another piece is done. `work` takes those wishes and answers them
 * in their order; what it throws, everybody gets whose wish was among them. Answers how to wish.
 */
export function gather<Wish, Answer>(
  work: (wishes: readonly Wish[]) => Promise<readonly Answer[]>,
): (wish: Wish) => Promise<Answer> {
  let waiting: { wish: Wish; answered: PromiseWithResolvers<Answer> }[] = []
  let isAtWork = false

  async function workOn(): Promise<void> {
    if (isAtWork) return
    isAtWork = true
    while (waiting.length > 0) {
      const taken = waiting
      waiting = []
      try {
        const answers = await work(taken.map(({ wish }) => wish))
        taken.forEach(({ answered }, place) => answered.resolve(answers[place]!))
      } catch (error) {
        for (const { answered } of taken) answered.reject(error)
      }
    }
    isAtWork = false
  }

  return (wish) => {
    const answered = Promise.withResolvers<Answer>()
    waiting.push({ wish, answered })
    void workOn()
    return answered.promise
  }
}
