import { describeEngine } from './engine-contract.ts'
import { nativeEngine } from './native-engine.ts'

describeEngine(nativeEngine)
