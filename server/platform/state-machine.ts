import { invariant, wrongState } from './errors.ts'

/** The life of a thing as a table: from each state, which acts lead where. */
export type Life<State extends string, Act extends string> = Readonly<
  Record<State, Partial<Readonly<Record<Act, State>>>>
>

export interface StateMachine<State extends string, Act extends string> {
  thing: string
  life: Life<State, Act>
  /** Where the act leads from this state; refuses with `wrong_state` when it leads nowhere. */
  after(state: State, act: Act): State
  allows(state: State, act: Act): boolean
  /** Every state from which the act leads somewhere, for a guarded update. */
  statesBefore(act: Act): State[]
}

/**
 * Makes the checker of one life. `acts` says each act as a participle for the refusal ("cannot be handed over").
 * `docs/lifecycles.md` is drawn from the same table.
 */
export function stateMachine<State extends string, Act extends string>(
  thing: string,
  acts: Readonly<Record<Act, string>>,
  life: Life<State, Act>,
): StateMachine<State, Act> {
  return {
    thing,
    life,
    allows: (state, act) => life[state]?.[act] !== undefined,
    statesBefore: (act) => (Object.keys(life) as State[]).filter((state) => life[state][act] !== undefined),
    after(state, act) {
      invariant(life[state], `${thing} has no state ${state}`)
      const next = life[state][act]
      if (next === undefined) throw wrongState(`The ${thing}`, state, acts[act])
      return next
    },
  }
}
