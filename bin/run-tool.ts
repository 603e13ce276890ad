import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ToolResult {
  name: string
  exitCode: number
  output: string
}

/** Runs a tool of `node_modules/.bin` to its end. `shows` lets it write to our own output instead of keeping it. */
export function runTool(
  name: string,
  args: string[],
  { shows = false, environment = {} }: { shows?: boolean; environment?: Record<string, string> } = {},
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(import.meta.dirname, '../node_modules/.bin', name), args, {
      stdio: ['ignore', shows ? 'inherit' : 'pipe', shows ? 'inherit' : 'pipe'],
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
    const said: string[] = []
    child.stdout?.on('data', (text: Buffer) => said.push(text.toString()))
    child.stderr?.on('data', (text: Buffer) => said.push(text.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ name, exitCode: code ?? 1, output: said.join('') }))
  })
}
