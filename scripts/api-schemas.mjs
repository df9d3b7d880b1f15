// @ts-check
// JSON schemas of the types that the server answers with, read from src/api by the compiler: the types are the one truth.
import { join } from 'node:path'
import ts from 'typescript'

/**
 * Schemas by name of the types that are named, and of all that they refer to. Docstrings become descriptions.
 *
 * @param {string} root of the project
 * @param {readonly string[]} wanted
 * @returns {Record<string, unknown>}
 */
export function apiSchemas(root, wanted) {
  const folder = join(root, 'src', 'api')
  const files = ts.sys.readDirectory(folder, ['.ts'])
  const program = ts.createProgram(files, {
    ...{
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
    },
    ...{
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
  })
  const checker = program.getTypeChecker()
  /** @type {Record<string, unknown>} */
  const schemas = {}
  const exported = files.flatMap((file) => {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    return module ? checker.getExportsOfModule(module) : []
  })
  for (const name of wanted) {
    const symbol = exported.find((known) => known.name === name)
    if (!symbol) throw new Error(`src/api exports no type ${name}`)
    refer(checker.getDeclaredTypeOfSymbol(symbol), symbol)
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))

  /** @param {ts.Type} type @param {ts.Symbol} symbol */
  function refer(type, symbol) {
    const { name } = symbol
    if (!(name in schemas)) {
      schemas[name] = {}
      const description = docOf(symbol)
      schemas[name] = { ...(description && { description }), ...objectOf(type) }
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  /** @param {ts.Type} type @returns {Record<string, unknown>} */
  function schemaOf(type) {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
    if (type.isUnion()) return unionOf(type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined)))
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' }
    if (type.flags & ts.TypeFlags.String) return { type: 'string' }
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' }
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)).map(schemaOf)
      return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length }
    }
    if (checker.isArrayType(type)) {
      return { type: 'array', items: schemaOf(checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))[0]) }
    }
    if (type.isClassOrInterface() && type.symbol) return refer(type, type.symbol)
    return objectOf(type)
  }

  /** @param {readonly ts.Type[]} types @returns {Record<string, unknown>} */
  function unionOf(types) {
    const parts = types.map(schemaOf)
    const consts = parts.filter((part) => 'const' in part).map((part) => part['const'])
    if (consts.length === 2 && consts.every((value) => typeof value === 'boolean')) {
      const others = parts.filter((part) => !('const' in part))
      return others.length === 0 ? { type: 'boolean' } : { anyOf: [{ type: 'boolean' }, ...others] }
    }
    const others = parts.filter((part) => !('const' in part))
    const all = consts.length > 1 ? [{ enum: consts }, ...others] : parts
    return all.length === 1 ? all[0] : { anyOf: all }
  }

  /** @param {ts.Type} type @returns {Record<string, unknown>} */
  function objectOf(type) {
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
    const properties = checker.getPropertiesOfType(type)
    const required = properties.filter((property) => !(property.flags & ts.SymbolFlags.Optional))
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(
          properties.map((property) => {
            const description = docOf(property)
            return [
              property.name,
              { ...schemaOf(checker.getTypeOfSymbol(property)), ...(description && { description }) },
            ]
          }),
        ),
      }),
      ...(required.length > 0 && { required: required.map(({ name }) => name) }),
      ...(index && { additionalProperties: schemaOf(index.type) }),
    }
  }

  /** @param {ts.Symbol} symbol */
  function docOf(symbol) {
    return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ')
  }
}
