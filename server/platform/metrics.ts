import { statements } from './db/database.ts'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What the market counts, in the words of Prometheus. Served on the internal port. */
export interface Metrics {
  registry: Registry
  statements: Counter
  requestSeconds: Histogram<'operation' | 'status'>
  jobs: Counter<'job' | 'outcome'>
  refusals: Counter<'code'>
  gatewayAnswers: Counter<'gateway' | 'act' | 'outcome'>
}

/** A registry of its own per process, so tests may hold several. */
export function createMetrics({ withProcess }: { withProcess: boolean }): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    statements: new Counter({
      name: 'stoa_statements_total',
      help: 'SQL statements sent by this process',
      registers,
      collect() {
        this.reset()
        this.inc(statements.count)
      },
    }),
    requestSeconds: new Histogram({
      name: 'stoa_request_seconds',
      help: 'Time to answer an API request',
      labelNames: ['operation', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    jobs: new Counter({ name: 'stoa_jobs_total', help: 'Jobs run', labelNames: ['job', 'outcome'], registers }),
    refusals: new Counter({
      name: 'stoa_refusals_total',
      help: 'Requests refused, by code',
      labelNames: ['code'],
      registers,
    }),
    gatewayAnswers: new Counter({
      name: 'stoa_gateway_answers_total',
      help: 'Answers of payment gateways',
      labelNames: ['gateway', 'act', 'outcome'],
      registers,
    }),
  }
}
