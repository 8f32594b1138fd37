/** A thread that reads a file: hands over to reader.ts, its TypeScript understood without the second thread that the loader of modules would start. */
import { require } from 'tsx/cjs/api'

require('./reader.ts', import.meta.url)
