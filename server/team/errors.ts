import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `member_not_found`: nobody of the own shop. */
export const memberNotFound = () => notFound('member_not_found', 'This member')

/** 404 `invitation_not_found`: accepted, taken back, or of another shop. */
export const invitationNotFound = () => notFound('invitation_not_found', 'The invitation')

/** 422 `already_member`: whoever has this address works in the shop. */
export const alreadyMember = () => fieldRefused('already_member', 'body.email', 'works in the shop already')

/** 422 `already_invited`: a letter to this address is on its way; it may be sent again. */
export const alreadyInvited = () => fieldRefused('already_invited', 'body.email', 'is invited already')

/** 409 `last_owner`: a shop without an owner could never say again where its money goes. */
export const lastOwner = () =>
  new Refusal(409, 'last_owner', 'A shop has at least one owner. Make somebody else an owner first.')
