import { endpoints } from './endpoint.ts'

export const planEndpoints = endpoints({
  listPlansOfProduct: {
    method: 'GET',
    path: '/api/products/:id/plans',
    door: 'public',
    policy: 'anyone',
    subject: 'product',
    summary: 'By which plans a product can be bought again and again',
  },
  listPlans: {
    method: 'GET',
    path: '/api/seller/plans',
    door: 'seller',
    policy: 'members of the shop',
    ability: 'products',
    summary: 'Plans of the own shop, or of one product, newest first',
  },
  offerPlan: {
    method: 'POST',
    path: '/api/seller/plans',
    door: 'seller',
    policy: 'owner and managers',
    ability: 'prices',
    status: 201,
    summary: 'Offer a variant by plan',
    refusals: ['not_allowed', 'variant_not_found', 'plan_too_many', 'plan_never_ends_before_minimum'],
  },
  withdrawPlan: {
    method: 'DELETE',
    path: '/api/seller/plans/:id',
    door: 'seller',
    policy: 'owner and managers',
    ability: 'prices',
    status: 204,
    subject: 'plan',
    summary: 'Stop offering a plan; who subscribed keeps it',
    refusals: ['not_allowed', 'plan_not_found'],
  },
})
