/** Refusals that any endpoint may answer with, beside its own, and what each means for the caller. */
export const generalRefusals: Readonly<Record<string, string>> = {
  bad_request: 'The request could not be read (400).',
  broken_json: 'The body is not valid JSON (400).',
  sign_in_required: "There is no session of this endpoint's door (401).",
  not_allowed: 'The person is known, but this is not theirs to do (403).',
  cross_site: 'The request comes from a page of another site (403).',
  not_found: 'There is nothing at this address (404).',
  method_not_allowed: 'The address has no such method; Allow says which it has (405).',
  wrong_state: 'The thing is in a state in which this cannot be done; `state` says which (409).',
  request_underway: 'The same request, by its key, is still being answered (409).',
  body_too_large: 'The body is too large (413).',
  unsupported_media_type: 'The body is not of the type the endpoint takes (415).',
  validation_failed: 'Fields are missing, wrong or unknown; `errors` names each (422).',
  cursor_invalid: 'The value of `after` is no place in this list (422).',
  too_many_attempts: 'Too many attempts; wait as long as Retry-After says (429).',
  internal_error: 'A mistake of ours; the request id finds it in the log (500).',
  unavailable: 'The market is out of breath; the same request may succeed after Retry-After (503).',
}
