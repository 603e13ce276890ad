import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  appDirectory: 'web',
  buildDirectory: 'build',
  // The whole route table travels with the first page: no request is spent on finding routes.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
