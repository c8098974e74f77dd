import type { SourceRef } from '../domain/facts.js';
import { readFileOrigins, type FileOrigin } from '../store/batches.js';
import type { Store } from '../store/open.js';
import { readOrigins, type OriginPlace } from '../store/origins.js';

/** File, hash and line behind a fact. */
export interface Source extends FileOrigin {
  line: number;
  /** The row it was rejected from first, for a row of a mended rejects file. */
  origin: OriginPlace | null;
}

export type Locate = (source: SourceRef) => Source;

/** Finds file and line of facts, and of what their rows stem from. */
export async function locateFacts(store: Store, sources: readonly SourceRef[]): Promise<Locate> {
  const files = await readFileOrigins(store);
  const origins = await readOrigins(store, [...new Set(sources.map(({ fileId }) => fileId))]);
  const complete = (origin: OriginPlace): OriginPlace => {
    const known = [...files.values()].find(({ sha256 }) => sha256.startsWith(origin.sha256));
    return { ...origin, sha256: known?.sha256 ?? origin.sha256 };
  };
  return ({ fileId, line }) => {
    const file = files.get(fileId);
    if (!file) throw new Error(`file ${fileId} is not in the register`);
    const origin = origins.get(`${fileId}:${line}`);
    return { ...file, line, origin: origin ? complete(origin) : null };
  };
}
