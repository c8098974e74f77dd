// A policy file, YAML or JSON (which is YAML): its data, and where in the text each key stands.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import type { PolicyPath, PolicyProblem } from '../domain/policy-problem.js';
import { UserError } from '../user-error.js';
import { inspectFile, readText } from './input-file.js';

export interface PolicyText {
  /** Undefined where the text is no YAML at all. */
  data: unknown;
  /** What is wrong with the text itself. */
  problems: (PolicyProblem & { line: number })[];
  /** The line of a key, or of the nearest one around it that is there. */
  findLine: (path: PolicyPath) => number;
}

/** A policy is a page of text; a roster given by mistake is not read through. */
const maxBytes = 1 << 20;

/** Reads a policy file. Throws UserError when there is none, or it is no text of a policy's size. */
export async function readPolicyFile(path: string): Promise<PolicyText> {
  const input = await inspectFile(path);
  if (input.encoding === null || input.size > maxBytes) throw new UserError('policy-not-text', { path });
  const chunks: string[] = [];
  for await (const chunk of readText(input)) chunks.push(chunk);
  return readPolicyText(chunks.join(''));
}

export function readPolicyText(text: string): PolicyText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const alias = findUnknownAlias(document);
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...explain(error, text),
    line: lineAt(error.pos[0]),
  }));
  if (alias !== null) problems.push({ code: 'syntax', path: [], params: {}, line: lineAt(alias) });
  // A key that stands twice leaves the rest readable; after other errors nobody knows what belongs where.
  const isReadable = problems.every(({ code }) => code === 'key-twice');
  return {
    data: isReadable ? (document.toJS() as unknown) : undefined,
    problems,
    findLine: (path) => lineAt(findOffset(document, path)),
  };
}

function explain({ code, pos }: YAMLError, text: string): PolicyProblem {
  switch (code) {
    case 'DUPLICATE_KEY': {
      const [, key = ''] = /^["']?([^"':\r\n]*)/.exec(text.slice(pos[0])) ?? [];
      return { code: 'key-twice', path: [key.trim()], params: {} };
    }
    case 'TAB_AS_INDENT':
      return { code: 'tab-indent', path: [], params: {} };
    case 'MULTIPLE_DOCS':
      return { code: 'documents-several', path: [], params: {} };
    default:
      return { code: 'syntax', path: [], params: {} };
  }
}

/** `*name` without its `&name`, which the parser leaves to be found later. */
function findUnknownAlias(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) found ??= alias.range?.[0] ?? 0;
    },
  });
  return found;
}

function findOffset(document: Document, path: PolicyPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function offsetOf(node: unknown): number | null {
  const { range } = (node ?? {}) as { range?: readonly number[] | null };
  return range?.[0] ?? null;
}
