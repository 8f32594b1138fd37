/**
 * What passes between a run and a namer outside, which may rewrite the labels of themes.
 * In: nothing.   Out: ThemeNamer, made by ../sources/theme-namer.ts, asked by ../themes/name-themes.ts.
 */

/** What a namer is told about a theme. */
export interface NamingRequest {
  /** The automatic label. */
  label: string
  /** As people write them, best first. */
  terms: string[]
  /** Titles of its representatives, best first. */
  titles: string[]
}

/** Asked once a theme, one after the other; gives its answer as it came and may throw. Should end early when `signal` fires. */
export type ThemeNamer = (request: NamingRequest, signal?: AbortSignal) => Promise<string>
