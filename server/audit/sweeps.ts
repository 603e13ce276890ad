import type { Sweep } from '#server/platform/jobs.ts'
import { anchorChain, forgetOldLines, linkChain } from './chain.ts'

export const auditSweeps: Sweep[] = [
  { name: 'link-audit-log', everySeconds: 2, run: linkChain },
  { name: 'anchor-audit-log', everySeconds: 3_600, run: anchorChain },
  { name: 'forget-old-audit-lines', everySeconds: 86_400, run: forgetOldLines },
]
