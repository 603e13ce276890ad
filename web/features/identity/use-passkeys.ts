import { useDispatch } from 'react-redux'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import {
  accountApi,
  useListPasskeysQuery,
  useOperatorListPasskeysQuery,
  useSellerListPasskeysQuery,
} from '../../data/account.ts'
import type { Store } from '../../data/store.ts'
import type { Door } from './door.ts'

const { endpoints } = accountApi

const acts = {
  storefront: {
    beginSignIn: endpoints.beginPasskeySignIn,
    signIn: endpoints.signInByPasskey,
    begin: endpoints.beginPasskey,
    add: endpoints.addPasskey,
    remove: endpoints.removePasskey,
  },
  seller: {
    beginSignIn: endpoints.sellerBeginPasskeySignIn,
    signIn: endpoints.sellerSignInByPasskey,
    begin: endpoints.sellerBeginPasskey,
    add: endpoints.sellerAddPasskey,
    remove: endpoints.sellerRemovePasskey,
  },
  operator: {
    beginSignIn: endpoints.operatorBeginPasskeySignIn,
    signIn: endpoints.operatorSignInByPasskey,
    begin: endpoints.operatorBeginPasskey,
    add: endpoints.operatorAddPasskey,
    remove: endpoints.operatorRemovePasskey,
  },
}

/** The passkeys of who is signed in at a door. */
export function usePasskeyList(door: Door) {
  const skipBut = (each: Door) => ({ skip: door !== each })
  const customer = useListPasskeysQuery(undefined, skipBut('storefront'))
  const seller = useSellerListPasskeysQuery(undefined, skipBut('seller'))
  const operator = useOperatorListPasskeysQuery(undefined, skipBut('operator'))
  return { storefront: customer, seller, operator }[door]
}

/** What can be done with passkeys at a door. Every act throws what the API refused, or that the device said no. */
export function usePasskeys(door: Door) {
  const dispatch = useDispatch<Store['dispatch']>()
  const at = acts[door]
  return {
    async add(password: string) {
      const options = await dispatch(at.begin.initiate({ body: { password } })).unwrap()
      const { startRegistration } = await import('@simplewebauthn/browser')
      const credential = await startRegistration({
        optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
      })
      return await dispatch(at.add.initiate({ body: { credential: credential as never } })).unwrap()
    },
    remove: (id: string) => dispatch(at.remove.initiate({ id })).unwrap(),
    async signIn() {
      const options = await dispatch(at.beginSignIn.initiate()).unwrap()
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const credential = await startAuthentication({
        optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      })
      await dispatch(at.signIn.initiate({ body: { credential: credential as never } })).unwrap()
    },
  }
}

/** What to say of a passkey that did not work: what the API said, or nothing where somebody closed the device's window. */
export function passkeyRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  return error.name === 'NotAllowedError' || error.name === 'AbortError'
    ? 'No passkey was used. You can try again, or use your password.'
    : 'This device could not do that.'
}
