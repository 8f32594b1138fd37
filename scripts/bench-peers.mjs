/**
 * npm run bench:peers: finds a Python that imports scikit-learn, or makes one, and says which.
 * In: this machine.   Out: one line on stdout; exit code 2 if there is none.
 */
import { register } from 'tsx/esm/api'

register()
const { ensurePeer } = await import('./bench/peers.ts')
try {
  const { python, versions } = ensurePeer()
  console.log(`${python}: Python ${versions.python}, scikit-learn ${versions.sklearn}, ${versions.pools.join(', ')}`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
