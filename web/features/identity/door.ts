/** Where people sign in. A session belongs to one door. */
export type Door = 'storefront' | 'seller' | 'operator'

export type DoorPage = 'sign-in' | 'sign-up' | 'activation' | 'password-reset'

/** The door whose page has this path. */
export function doorOf(pathname: string): Door {
  if (pathname.startsWith('/seller')) return 'seller'
  return pathname.startsWith('/operator') ? 'operator' : 'storefront'
}

/** Where people stand once they are in. */
export const homeOf: Record<Door, string> = { storefront: '/account', seller: '/seller', operator: '/operator' }

/** The address of a page at a door; what is wished for next travels along. */
export function doorPath(door: Door, page: DoorPage, next: string | null = null): string {
  const prefix = door === 'storefront' ? '' : `/${door}`
  return `${prefix}/${page}${next ? `?next=${encodeURIComponent(next)}` : ''}`
}
