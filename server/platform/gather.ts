/** How wishes are gathered. */
interface Gathering {
  /**
   * How long to rest after a piece of work for several, so that the next piece is for more: where a piece costs much and one wish
   * more costs little. Who wishes alone never waits for it.
   */
  restMs?: number
}

/**
 * Makes one piece of work of everything that is wished for while another piece is done. `work` takes those wishes and answers them
 * in their order; what it throws, everybody gets whose wish was among them. Answers how to wish.
 */
export function gather<Wish, Answer>(
  work: (wishes: readonly Wish[]) => Promise<readonly Answer[]>,
  { restMs = 0 }: Gathering = {},
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
      if (restMs > 0 && taken.length > 1) await new Promise((resolve) => setTimeout(resolve, restMs))
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

/** `gather` for each place by itself, like a database: what is wished for at one never becomes one piece of work with what is wished for at another. */
export function gatherAt<Place extends object, Wish, Answer>(
  work: (place: Place, wishes: readonly Wish[]) => Promise<readonly Answer[]>,
  gathering: Gathering = {},
): (place: Place, wish: Wish) => Promise<Answer> {
  const gathered = new WeakMap<Place, (wish: Wish) => Promise<Answer>>()
  return (place, wish) => {
    const known = gathered.get(place)
    if (known) return known(wish)
    const wishHere = gather((wishes: readonly Wish[]) => work(place, wishes), gathering)
    gathered.set(place, wishHere)
    return wishHere(wish)
  }
}
