// What is wrong with a field, said at the field. The same markup as the server's own pages use.

// The first word of a problem's code says which field it is about; what is not here is about the whole.
const FIELD_OF = {
  media: 'media', picture: 'media', too: 'media', drawing: 'strokes', caption: 'caption', alt: 'alt', name: 'first_name',
  place: 'place', adult: 'adult_alone', others: 'others', consent: 'consent',
};

/** The field a problem is about: named by the server, or known by its code. Only `too-large` of the `too-`s is. */
export function fieldOf({ field, code }) {
  if (field || !code) return field;
  return code.startsWith('too-') && code !== 'too-large' ? undefined : FIELD_OF[code.split('-')[0]];
}

/** What is wrong and what to do next, as one text. */
export function wordsOf({ title, detail }) {
  const ended = (text) => (/[.?!…]$/.test(text) ? text : `${text}.`);
  return [title, detail].filter(Boolean).map(ended).join(' ');
}

/** Puts `text` at the field called `name` and the focus into it. False when the form has no such field. */
export function showWrong(form, name, text) {
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const input = [...(field?.querySelectorAll('input, textarea, select, button, [tabindex]') ?? [])].find((one) => one.offsetParent);
  if (!input) return false;
  clearWrong(input);
  const words = Object.assign(document.createElement('p'), { className: 'wrong', id: `${name}-wrong`, textContent: text });
  if (field.matches('.field')) input.before(words);
  else field.prepend(words);
  field.closest('details')?.setAttribute('open', '');
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', [words.id, input.getAttribute('aria-describedby')].filter(Boolean).join(' '));
  input.focus();
  return true;
}

export function clearWrong(target) {
  const field = target.closest?.('[data-field]');
  const words = field?.querySelector('.wrong');
  if (!words) return;
  field.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    const rest = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== words.id);
    if (rest.length > 0) input.setAttribute('aria-describedby', rest.join(' '));
    else input.removeAttribute('aria-describedby');
  });
  words.remove();
}
