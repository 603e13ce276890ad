import { endpoints } from './endpoint.ts'

export const taxEndpoints = endpoints({
  listTaxRules: {
    method: 'GET',
    path: '/api/operator/tax-rules',
    door: 'operator',
    policy: 'any operator',
    summary: 'Rates of tax by place and category, for every shop or for one',
  },
  addTaxRule: {
    method: 'POST',
    path: '/api/operator/tax-rules',
    door: 'operator',
    policy: 'any operator',
    status: 201,
    summary: 'Add a rate for a place',
    refusals: ['rule_taken', 'shop_not_found'],
  },
  changeTaxRule: {
    method: 'PUT',
    path: '/api/operator/tax-rules/:id',
    door: 'operator',
    policy: 'any operator',
    subject: 'tax-rule',
    summary: 'Change a rate, for new orders',
    refusals: ['rule_not_found', 'rule_taken', 'shop_not_found'],
  },
  removeTaxRule: {
    method: 'DELETE',
    path: '/api/operator/tax-rules/:id',
    door: 'operator',
    policy: 'any operator',
    subject: 'tax-rule',
    summary: 'Remove a rate, for new orders',
    refusals: ['rule_not_found'],
  },
})
