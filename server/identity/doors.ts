import type { Context } from '#server/platform/context.ts'

/** Where a person signs in. A session belongs to one door and is worthless at the others. */
export type SessionDoor = 'storefront' | 'seller' | 'operator'

/** The cookie of each door. */
export const cookieOf: Record<SessionDoor, string> = {
  storefront: 'token',
  seller: 'seller_token',
  operator: 'operator_token',
}

/** The cookie that holds a guest's cart. */
export const cartCookie = 'cart'

const pagesOf: Record<SessionDoor, string> = { storefront: '', seller: '/seller', operator: '/operator' }

/** The address of a page at a door, as it stands in a letter: `linkTo(context, 'seller', 'activation', { token })`. */
export function linkTo(
  { config }: Context,
  door: SessionDoor,
  page: 'sign-in' | 'sign-up' | 'activation' | 'password-reset' | 'email-confirmation' | 'invitation',
  query: Record<string, string> = {},
): string {
  const search = new URLSearchParams(query).toString()
  return `${config.publicUrl}${pagesOf[door]}/${page}${search && `?${search}`}`
}

/** Where somebody who has an account goes on, as it stands in a letter. */
export function waysIn(context: Context, door: SessionDoor): { signInUrl: string; resetUrl: string } {
  return { signInUrl: linkTo(context, door, 'sign-in'), resetUrl: linkTo(context, door, 'password-reset') }
}

/** Where who is signed in at a door sees who else is. */
export const securityPages: Record<SessionDoor, string> = {
  storefront: '/account/security',
  seller: '/seller/security',
  operator: '/operator/security',
}
