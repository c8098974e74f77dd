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
  type ErrorCode,
  type Node,
  type Pair,
  type Scalar,
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
  const input = await inspectFile(path).catch((error: unknown) => {
    const isEmpty = error instanceof UserError && error.problem.code === 'file-empty';
    throw isEmpty ? new UserError('policy-not-text', { path }) : error;
  });
  if (input.encoding === null || input.size > maxBytes) throw new UserError('policy-not-text', { path });
  const chunks: Buffer[] = [];
  for await (const chunk of readText(input)) chunks.push(chunk);
  return readPolicyText(Buffer.concat(chunks).toString());
}

type TextProblem = PolicyProblem & { line: number };

export function readPolicyText(text: string): PolicyText {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...asWritten, lineCounter: lines });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const locate = ({ offset, ...problem }: Found): TextProblem => ({ ...problem, line: lineAt(offset) });
  const said = [...document.errors, ...document.warnings];
  const errors = said.map(({ code, pos }) => ({ ...explain(code), offset: pos[0] }));
  const found = [...findDirectives(text), ...findUnwanted(document), ...errors].map(locate);
  const problems = keepFirstOfLine(found.sort((a, b) => a.line - b.line));
  // A key that stands twice leaves the rest readable; after other errors nobody knows what belongs where.
  const isReadable = problems.every(({ code }) => code === 'key-twice');
  const pairs = indexPairs(document);
  return {
    data: isReadable ? (document.toJS() as unknown) : undefined,
    problems,
    findLine: (path) => lineAt(findOffset(document, path, pairs)),
  };
}

/** Numbers and words as YAML 1.2 reads them; keys that stand twice are found here, as the parser takes minutes for many keys. */
const asWritten = {
  prettyErrors: false,
  version: '1.2',
  schema: 'core',
  resolveKnownTags: false,
  uniqueKeys: false,
} as const;

type Found = PolicyProblem & { offset: number };

function explain(code: ErrorCode): PolicyProblem {
  const byCode: Partial<Record<ErrorCode, 'tab-indent' | 'documents-several'>> = {
    TAB_AS_INDENT: 'tab-indent',
    MULTIPLE_DOCS: 'documents-several',
  };
  return { code: byCode[code] ?? 'syntax', path: [], params: {} };
}

/** `%YAML 1.1` would make 8 of 010; a policy needs no directive. */
function findDirectives(text: string): Found[] {
  const head = /^(?:[ \t]*(?:#.*)?\r?\n|%.*\r?\n)*/.exec(text)?.[0] ?? '';
  return [...head.matchAll(/^%.*/gm)].map(({ index, 0: value }) => {
    return { code: 'directive', path: [], params: { value: cut(value) }, offset: index };
  });
}

/** Tags, names and references, which hide what a value is, and keys that stand twice. */
function findUnwanted(document: Document): Found[] {
  const found: Found[] = [];
  const add = (problem: PolicyProblem, node: unknown): void => {
    found.push({ ...problem, offset: offsetOf(node) ?? 0 });
  };
  const look = (node: Node): void => {
    const { tag, anchor } = node as { tag?: string; anchor?: string };
    if (tag !== undefined) add({ code: 'tag', path: [], params: { value: cut(tag) } }, node);
    const name = isAlias(node) ? `*${node.source}` : anchor === undefined ? null : `&${anchor}`;
    if (name !== null) add({ code: 'reference', path: [], params: { value: cut(name) } }, node);
  };
  visit(document, {
    Node: (_, node) => {
      look(node);
    },
    Map: (_, map) => {
      look(map);
      const known = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (!isScalar(key)) add({ code: 'syntax', path: [], params: {} }, key);
        else if (known.has(name)) add({ code: 'key-twice', path: [name], params: {} }, key);
        known.add(name);
      }
    },
  });
  return found;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** After a slip the parser stumbles over the same line again and again. */
function keepFirstOfLine(problems: readonly TextProblem[]): TextProblem[] {
  const told = new Set<number>();
  return problems.filter(({ code, line }) => {
    const isFirst = !told.has(line);
    if (code !== 'key-twice') told.add(line);
    return isFirst || code === 'key-twice';
  });
}

type Pairs = ReadonlyMap<unknown, ReadonlyMap<string, Pair>>;

/** The pairs of each map by their keys. */
function indexPairs(document: Document): Pairs {
  const index = new Map<unknown, Map<string, Pair>>();
  visit(document, {
    Map: (_, map) => {
      const named = map.items.filter(({ key }) => isScalar(key));
      index.set(map, new Map(named.reverse().map((pair) => [String((pair.key as Scalar).value), pair])));
    },
  });
  return index;
}

function findOffset(document: Document, path: PolicyPath, pairs: Pairs): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = pairs.get(node)?.get(String(part));
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
