import ts from 'typescript';
import { fileURLToPath } from 'node:url';

const schemaFile = fileURLToPath(new URL('../../src/store/schema.ts', import.meta.url));

/** What src/store/schema.ts declares: by table, each column as `name: string`, `name: number`, with ` | null` where it may be. */
export function readSchemaTypes(): Map<string, string[]> {
  const program = ts.createProgram([schemaFile], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es5.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(schemaFile);
  const schema = source?.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Schema',
  );
  if (!schema) throw new Error('schema.ts declares no Schema');
  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbolAtLocation(symbol, schema);
  const tables = checker.getTypeAtLocation(schema).getProperties();
  return new Map(
    tables.map((table) => [
      table.name,
      typeOf(table)
        .getProperties()
        .map((column) => `${column.name}: ${describe(typeOf(column))}`),
    ]),
  );
}

function describe(type: ts.Type): string {
  const parts = type.isUnion() ? type.types : [type];
  const has = (flags: ts.TypeFlags): boolean => parts.some((part) => (part.flags & flags) !== 0);
  const names = [
    has(ts.TypeFlags.StringLike) && 'string',
    has(ts.TypeFlags.NumberLike) && 'number',
    has(ts.TypeFlags.Null) && 'null',
    has(ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.BooleanLike | ts.TypeFlags.Undefined) &&
      'something else',
  ];
  return names.filter((name) => typeof name === 'string').join(' | ');
}
