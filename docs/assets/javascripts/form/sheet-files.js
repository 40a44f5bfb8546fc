/** Which of `count` files holds a sheet: FNV-1a, as `exports/own_files.py` says. @param {string} id @param {number} count */
export function fileOf(id, count) {
  let found = 2166136261;
  for (const byte of new TextEncoder().encode(id)) found = Math.imul(found ^ byte, 16777619) >>> 0;
  return found % count;
}
