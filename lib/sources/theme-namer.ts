/**
 * The namer of the run option `namer`: a command on this machine, or an OpenAI-compatible endpoint.
 * In: the option; model and key, from ../data/settings.ts.   Out: ThemeNamer, handed to ../pipeline/run.ts by scripts/cluster.ts.
 */
import type { ThemeNamer } from '../domain/theme-naming.ts'
import { askCommand } from './namer-command.ts'
import { askEndpoint } from './namer-endpoint.ts'

export interface NamerSettings {
  /** For an endpoint; null: the endpoint's own choice. */
  model?: string | null
  /** For an endpoint, sent as a bearer token; null: none. */
  key?: string | null
  /** For one theme; default 20,000. */
  timeoutMs?: number
}

/**
 * @param spec as the run option has it: "off", a command line, or an http(s):// address.
 * @returns undefined if off. The namer throws an Error whose message says in part of a sentence why there is no answer; it
 *   holds no key. It talks to that address only, and a command that is out of time is killed with what it started.
 */
export function createThemeNamer(spec: string, { model = null, key = null, timeoutMs = 20_000 }: NamerSettings = {}): ThemeNamer | undefined {
  if (spec === 'off') return undefined
  if (/^https?:\/\//i.test(spec)) return (request, signal) => askEndpoint(spec, request, { model, key, timeoutMs, signal })
  return (request, signal) => askCommand(spec, request, { timeoutMs, signal })
}
