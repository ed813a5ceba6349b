import { glassEngine } from './glass'
import { simulateEngine } from './simulate'

/** Every component test runs on all of them. */
export const ENGINES = [simulateEngine, glassEngine]
export type { Engine, TestNode, TestRoot } from './types'
