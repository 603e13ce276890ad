import type { Problem } from '#shared/api/values.schemas.ts'
import type { ApiError } from './api.ts'

/** The problem document behind the error of a hook or an unwrapped mutation, if the API wrote one. */
export function problemOf(error: unknown): Problem | null {
  return isApiError(error) ? error.problem : null
}

/** A sentence for people about an error: what the API said, or that it could not be reached. */
export function messageOf(error: unknown): string {
  const problem = problemOf(error)
  if (problem) return problem.detail ?? problem.title
  return isApiError(error) && error.status === 0
    ? 'The market cannot be reached. Check your connection and try again.'
    : 'Something went wrong on our side. Nothing was lost; please try again.'
}

/** Status of an API error; 0 when no answer came, undefined when the error is something else. */
export function statusOf(error: unknown): number | undefined {
  return isApiError(error) ? error.status : undefined
}

/**
 * The messages of a problem by form field: `body.address.city` becomes `address.city`.
 * Fields outside the body are left out.
 */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const { path, message } of problemOf(error)?.errors ?? [])
    if (path.startsWith('body.')) messages[path.slice('body.'.length)] ??= message
  return messages
}

function isApiError(error: unknown): error is ApiError {
  return typeof error === 'object' && error !== null && 'problem' in error && 'status' in error
}
