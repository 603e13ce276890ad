import { redirect, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { ApiError } from './api.ts'
import { houseIdentityApi } from './house-identity.ts'
import { identityApi } from './identity.ts'
import { getBrowserStore, storeContext, type Store } from './store.ts'

type GuardedDoor = 'storefront' | 'seller' | 'operator'

/** Sends who is not signed in at this door to its sign-in page. A courtesy: the API decides what anybody may see. */
export function serverGuard(door: GuardedDoor) {
  return ({ context, url }: LoaderFunctionArgs) => check(context.get(storeContext), door, url)
}

/** The same guard for later navigations in the browser. */
export function clientGuard(door: GuardedDoor) {
  return ({ url }: ClientLoaderFunctionArgs) => check(getBrowserStore(), door, url)
}

/** The sign-in page of a door, which returns to the page that was asked for. */
export function signInPath(door: GuardedDoor, { pathname, search }: { pathname: string; search: string }): string {
  const prefix = door === 'storefront' ? '' : `/${door}`
  return `${prefix}/sign-in?next=${encodeURIComponent(pathname + search)}`
}

async function check(store: Store, door: GuardedDoor, url: URL): Promise<null> {
  if (!store.getState().doors[door]) throw redirect(signInPath(door, url))
  const { getMe } = identityApi.endpoints
  const { sellerGetMe, operatorGetMe } = houseIdentityApi.endpoints
  const me = { storefront: getMe, seller: sellerGetMe, operator: operatorGetMe }[door]
  const asked = store.dispatch(me.initiate())
  const { error } = await asked
  asked.unsubscribe()
  if ((error as ApiError | undefined)?.status === 401) throw redirect(signInPath(door, url))
  return null
}
