// Between a form and the list of [name, value] that is sent and kept.

/** Not sent as typed: the picture and the key come from elsewhere, a ready X is only a start for one's own. */
const NOT_TYPED = new Set(['media', 'draft', 'ready']);

/** What was filled in, in the order of the page, without what the picture's step says itself. */
export function typed(form, said) {
  const own = new Set(said.map(([name]) => name));
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && value !== '' && !NOT_TYPED.has(name) && !own.has(name),
  );
}

/** Puts kept values back; opens what was folded over them. */
export function fill(form, fields) {
  for (const [name, value] of fields) {
    for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (input.type === 'checkbox' || input.type === 'radio') input.checked = input.value === value;
      else if (input.type !== 'hidden' && input.type !== 'file') input.value = value;
      input.closest('details')?.setAttribute('open', '');
      input.dispatchEvent(new Event('input'));
    }
  }
}

/** A random UUID (version 4) made on this device: the key by which a repeated send is known as the same post. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID(); // not on plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
