import { Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Policy } from '../domain/policy.js';
import type { ShownPolicy } from '../usecases/show-policy.js';
import type { Messages } from './messages/en.js';

/** A policy as a file that can be changed and set: above each key what it means, beside codes their words. */
export function toPolicyYaml(m: Messages, { inForce }: ShownPolicy): string {
  const { name, from, until, actor, reason, recordedAt, policy } = inForce;
  const document = new Document(policy, { aliasDuplicateObjects: false });
  const since = from === null ? m.policy.sinceBeginning : m.policy.since(from);
  const head = [
    m.policy.head(name, since, until),
    actor === null ? m.policy.byDefault : m.policy.setBy(actor, recordedAt?.slice(0, 10) ?? '', reason),
  ];
  document.commentBefore = comment(head.join('\n'));
  if (isMap(document.contents)) explainKeys(m, document.contents, '');
  return document.toString({ lineWidth: 0 });
}

function explainKeys(m: Messages, map: YAMLMap, above: string): void {
  for (const { key, value } of map.items as Pair<Node, Node>[]) {
    if (!isScalar(key) || !value) continue;
    const path = above + String(key.value);
    const note = (m.policy.notes as Record<string, string>)[path];
    if (note !== undefined) {
      key.commentBefore = comment(note);
      if (above === '' && path !== 'name') key.spaceBefore = true;
    } else if (isFlat(value)) sayBeside(value, nameCode(m, String(key.value)));
    if (isMap(value)) {
      if (note === undefined && isFlat(value)) value.flow = true;
      explainKeys(m, value, `${path}.`);
    }
    if (isSeq(value)) value.items.forEach((item) => explainItem(m, item as Node));
    if (isSeq(value) && note === undefined) value.flow = true;
  }
}

function explainItem(m: Messages, item: Node): void {
  if (isScalar(item)) sayBeside(item, nameCode(m, String(item.value)));
  if (!isMap(item)) return;
  item.flow = true;
  const ground = item.get('ground');
  if (typeof ground === 'string') sayBeside(item, m.grounds[ground as Policy['grounds'][number]['ground']]);
}

/** A value that fits on the line of its key. */
function isFlat(value: Node): boolean {
  if (isMap(value))
    return value.items.every((pair) => isScalar(pair.value) && typeof pair.value.value === 'number');
  return !isSeq(value) || value.items.every((item) => isScalar(item));
}

function sayBeside(node: Node, text: string): void {
  if (text !== '') node.comment = comment(text);
}

/** The word of a code; nothing for what is no code. */
function nameCode(m: Messages, code: string): string {
  const word = m.word(code);
  return word === code ? '' : word;
}

const comment = (text: string): string => text.replace(/^/gm, ' ');
