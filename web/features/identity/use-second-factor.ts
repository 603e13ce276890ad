import { useDispatch } from 'react-redux'
import { identityApi, useGetSecondFactorQuery } from '../../data/identity.ts'
import {
  houseIdentityApi,
  useOperatorGetSecondFactorQuery,
  useSellerGetSecondFactorQuery,
} from '../../data/house-identity.ts'
import type { Store } from '../../data/store.ts'
import type { Door } from './door.ts'

const endpoints = { ...identityApi.endpoints, ...houseIdentityApi.endpoints }

const acts = {
  storefront: {
    begin: endpoints.beginSecondFactor,
    confirm: endpoints.confirmSecondFactor,
    renew: endpoints.renewRecoveryCodes,
    end: endpoints.endSecondFactor,
  },
  seller: {
    begin: endpoints.sellerBeginSecondFactor,
    confirm: endpoints.sellerConfirmSecondFactor,
    renew: endpoints.sellerRenewRecoveryCodes,
    end: endpoints.sellerEndSecondFactor,
  },
  operator: {
    begin: endpoints.operatorBeginSecondFactor,
    confirm: endpoints.operatorConfirmSecondFactor,
    renew: endpoints.operatorRenewRecoveryCodes,
    end: endpoints.operatorEndSecondFactor,
  },
}

/** The second step of who is signed in at a door, and what can be done about it. Every act throws what the API refused. */
export function useSecondFactor(door: Door) {
  const dispatch = useDispatch<Store['dispatch']>()
  const skipBut = (each: Door) => ({ skip: door !== each })
  const customer = useGetSecondFactorQuery(undefined, skipBut('storefront'))
  const seller = useSellerGetSecondFactorQuery(undefined, skipBut('seller'))
  const operator = useOperatorGetSecondFactorQuery(undefined, skipBut('operator'))
  const { data, error, refetch } = { storefront: customer, seller, operator }[door]
  const at = acts[door]
  return {
    secondFactor: data,
    error,
    refetch,
    begin: (password: string) => dispatch(at.begin.initiate({ body: { password } })).unwrap(),
    confirm: (code: string) => dispatch(at.confirm.initiate({ body: { code } })).unwrap(),
    renew: (code: string) => dispatch(at.renew.initiate({ body: { code } })).unwrap(),
    end: (body: { password: string; code: string }) => dispatch(at.end.initiate({ body })).unwrap(),
  }
}
