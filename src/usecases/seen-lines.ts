/**
 * On which line of the file a person or card stood first. An array indexed by the number the register gives them: four bytes
 * each, where a map would take fifty, so that memory stays flat for a nation's file.
 */
export class SeenLines {
  #lines = new Uint32Array(1024);

  findLine(id: number): number | undefined {
    return this.#lines[id] || undefined;
  }

  mark(id: number, line: number): void {
    if (id >= this.#lines.length) {
      const grown = new Uint32Array(Math.max(id + 1, this.#lines.length * 2));
      grown.set(this.#lines);
      this.#lines = grown;
    }
    this.#lines[id] = line;
  }

  clear(): void {
    this.#lines.fill(0);
  }
}
