import { endpoints, type Door } from './endpoint.ts'

const refusals = {
  signIn: ['wrong_credentials', 'not_activated', 'too_many_attempts', 'no_place_at_this_door'],
  signUp: ['too_many_attempts', 'invitation_invalid'],
  token: ['link_invalid', 'too_many_attempts'],
} as const

const at = <P extends '/api' | '/api/seller' | '/api/operator'>(prefix: P, door: Door, who: string) =>
  ({
    signUp: {
      method: 'POST',
      path: `${prefix}/sign-up`,
      door: 'public',
      policy: 'anyone',
      status: 202,
      summary: `Sign up as ${who}; an activation mail follows`,
      refusals: refusals.signUp,
    },
    activate: {
      method: 'POST',
      path: `${prefix}/activation`,
      door: 'public',
      policy: 'holder of the mailed link',
      summary: 'Confirm the e-mail address and sign in',
      refusals: refusals.token,
    },
    signIn: {
      method: 'POST',
      path: `${prefix}/sign-in`,
      door: 'public',
      policy: 'anyone',
      summary: `Sign in as ${who}`,
      refusals: refusals.signIn,
    },
    signOut: {
      method: 'POST',
      path: `${prefix}/sign-out`,
      door: 'public',
      policy: 'anyone',
      status: 204,
      summary: 'Revoke this session and clear its cookie',
    },
    requestPasswordReset: {
      method: 'POST',
      path: `${prefix}/password-reset-requests`,
      door: 'public',
      policy: 'anyone',
      status: 202,
      summary: 'Ask for a mail with a reset link',
      refusals: refusals.signUp,
    },
    resetPassword: {
      method: 'POST',
      path: `${prefix}/password-resets`,
      door: 'public',
      policy: 'holder of the mailed link',
      status: 204,
      summary: 'Set a new password; every session of the person ends',
      refusals: refusals.token,
    },
    getMe: { method: 'GET', path: `${prefix}/me`, door, policy: 'oneself', summary: `The signed-in ${who}` },
  }) as const

const storefront = at('/api', 'storefront', 'customer')
const seller = at('/api/seller', 'seller', 'seller')
const operator = at('/api/operator', 'operator', 'operator')

export const identityEndpoints = endpoints({
  ...storefront,
  sellerSignUp: seller.signUp,
  sellerActivate: seller.activate,
  sellerSignIn: seller.signIn,
  sellerSignOut: seller.signOut,
  sellerRequestPasswordReset: seller.requestPasswordReset,
  sellerResetPassword: seller.resetPassword,
  sellerGetMe: seller.getMe,
  operatorSignUp: operator.signUp,
  operatorActivate: operator.activate,
  operatorSignIn: operator.signIn,
  operatorSignOut: operator.signOut,
  operatorRequestPasswordReset: operator.requestPasswordReset,
  operatorResetPassword: operator.resetPassword,
  operatorGetMe: operator.getMe,
  inviteOperator: {
    method: 'POST',
    path: '/api/operator/invitations',
    door: 'operator',
    policy: 'any operator',
    status: 202,
    summary: 'Mail an invitation to a new operator',
  },
})
