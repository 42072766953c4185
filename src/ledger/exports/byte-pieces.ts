/** Pieces are about this long, in bytes. */
const pieceSize = 128 * 1024;
/** What a UTF-16 unit takes at most in UTF-8. */
const bytesAUnit = 3;

export type BytePieces = {
  /** Adds the text; answers a piece once one is full. */
  add(text: string): Uint8Array | null;
  /** What was not answered yet. */
  rest(): Uint8Array;
};

/**
 * Gathers text into pieces of bytes, in three buffers that take turns, so that rows without number leave next to nothing for the garbage collector:
 * it is what they leave that makes a process grow. A piece is good until the second one after it is asked for.
 */
export function createBytePieces(): BytePieces {
  let used = 0;
  // The one that is being filled, the one that was answered last, and the one before it, which may still be read.
  let [filling, last, before] = [newBuffer(), newBuffer(), newBuffer()];
  const take = () => {
    const piece = filling.subarray(0, used);
    [filling, last, before] = [before, filling, last];
    used = 0;
    return piece;
  };
  return {
    add: (text) => {
      const most = text.length * bytesAUnit;
      if (used + most <= pieceSize) {
        used += filling.write(text, used);
        return null;
      }
      const piece = take();
      if (most > pieceSize) return Buffer.concat([piece, Buffer.from(text)]);
      used = filling.write(text, 0);
      return piece;
    },
    rest: take,
  };
}

const newBuffer = () => Buffer.allocUnsafeSlow(pieceSize);
