/** Other threads load modules without the loader that a test runner or a bundler may have put in front of this one. */
export function isCompiled(module: string): boolean {
  return module.endsWith('.js')
}
