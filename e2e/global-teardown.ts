/** Removes the databases of the browser tests. In: their folder. Out: nothing. */
import { rmSync } from 'node:fs'
import { folder } from './servers.ts'

export default function removeDatabases(): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // Windows keeps files that a server has open; the system empties its temporary folder itself.
  }
}
