import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  appDirectory: 'web',
  buildDirectory: 'build',
  // A visitor learns of the routes that the links before them lead to, not of the houses of sellers and operators.
  routeDiscovery: { mode: 'lazy' },
} satisfies Config
