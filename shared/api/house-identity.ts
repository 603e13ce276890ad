import { endpoints } from './endpoint.ts'
import { identityAt } from './identity-at.ts'

const seller = identityAt('/api/seller', 'seller', 'seller')
const operator = identityAt('/api/operator', 'operator', 'operator')

/** The doors of sellers and operators. */
export const houseIdentityEndpoints = endpoints({
  sellerSignUp: seller.signUp,
  sellerActivate: seller.activate,
  sellerSignIn: seller.signIn,
  sellerSignOut: seller.signOut,
  sellerRequestPasswordReset: seller.requestPasswordReset,
  sellerResetPassword: seller.resetPassword,
  sellerGetMe: seller.getMe,
  sellerGetSecondFactor: seller.getSecondFactor,
  sellerBeginSecondFactor: seller.beginSecondFactor,
  sellerConfirmSecondFactor: seller.confirmSecondFactor,
  sellerRenewRecoveryCodes: seller.renewRecoveryCodes,
  sellerEndSecondFactor: seller.endSecondFactor,
  operatorSignUp: operator.signUp,
  operatorActivate: operator.activate,
  operatorSignIn: operator.signIn,
  operatorSignOut: operator.signOut,
  operatorRequestPasswordReset: operator.requestPasswordReset,
  operatorResetPassword: operator.resetPassword,
  operatorGetMe: operator.getMe,
  operatorGetSecondFactor: operator.getSecondFactor,
  operatorBeginSecondFactor: operator.beginSecondFactor,
  operatorConfirmSecondFactor: operator.confirmSecondFactor,
  operatorRenewRecoveryCodes: operator.renewRecoveryCodes,
  operatorEndSecondFactor: operator.endSecondFactor,
  inviteOperator: {
    method: 'POST',
    path: '/api/operator/invitations',
    door: 'operator',
    policy: 'any operator',
    status: 202,
    summary: 'Mail an invitation to a new operator',
  },
})
