/** A field at fault: `path` as a form knows it (`body.lines.0.quantity`), `message` to stand under the field. */
export interface FieldError {
  path: string
  message: string
  code?: string
}

/**
 * An expected "no". Thrown by verbs, turned into problem JSON (RFC 9457) in the one error exit.
 * Each area makes its own in `errors.ts`, under stable codes.
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[] | undefined
  /** More members of the problem document; shown to the client as they are. */
  readonly extra: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    more: { errors?: readonly FieldError[]; extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.errors = more.errors
    this.extra = more.extra ?? {}
    this.headers = more.headers ?? {}
  }
}

/** States what must be so. A failure is our bug: the client sees a bland 500, the log has everything. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant failed: ${message}`)
}

/** The thing is not there, or is not for this actor: both look the same from outside. */
export function notFound(code: string, what: string): Refusal {
  return new Refusal(404, code, `${what} was not found.`)
}

/** A field of the body is wrong in a way no schema can know. */
export function fieldRefused(code: string, path: string, message: string): Refusal {
  return new Refusal(422, code, message, { errors: [{ path, message, code }] })
}

/** The thing is not in a state in which this can be done. */
export function wrongState(what: string, state: string, act: string): Refusal {
  return new Refusal(409, 'wrong_state', `${what} is ${state.replaceAll('_', ' ')} and cannot be ${act}.`, {
    extra: { state },
  })
}

/** The person is known but this is not theirs to do. */
export function notAllowed(message = 'You may not do this.'): Refusal {
  return new Refusal(403, 'not_allowed', message)
}
