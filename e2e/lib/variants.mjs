// The ways in which every page is looked at.

export const SCREENS = {
  small: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
  tv: { viewport: { width: 1920, height: 1080 } },
};
export const SCHEMES = ['light', 'dark'];
export const LANGUAGES = ['en', 'es'];

const EVERY = { screens: ['phone', 'desktop'], schemes: SCHEMES, languages: LANGUAGES, scripts: [true, false] };

/**
 * Every combination of what is asked for; what is not asked for is: phone and desktop, light and dark,
 * English and Spanish, with and without JavaScript.
 *
 * variants({ languages: ['en'], scripts: [true] }) -> 4 variants, the first named "phone-light-en"
 */
export function variants(wanted = {}) {
  const { screens, schemes, languages, scripts } = { ...EVERY, ...wanted };
  const all = [];
  for (const screen of screens)
    for (const scheme of schemes)
      for (const language of languages)
        for (const script of scripts) all.push({ name: nameOf(screen, scheme, language, script), screen, scheme, language, script });
  return all;
}

function nameOf(screen, scheme, language, script) {
  return [screen, scheme, language, ...(script ? [] : ['nojs'])].join('-');
}

// Five looks stand for all: each scheme and language with scripts and without, and the smallest screen in the longer language.
export const LOOKS = [
  { screens: ['small'], schemes: ['light'], languages: ['es'], scripts: [true] },
  { screens: ['desktop'], schemes: ['dark'], languages: ['en'], scripts: [true] },
  { screens: ['phone'], schemes: ['dark'], languages: ['es'], scripts: [false] },
  { screens: ['desktop'], schemes: ['light'], languages: ['en'], scripts: [false] },
  { screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] },
];

/** What playwright needs to know to show pages in this variant. */
export function contextOptions({ screen, scheme, language, script }) {
  return {
    ...SCREENS[screen],
    colorScheme: scheme,
    locale: { en: 'en-US', es: 'es-MX' }[language],
    javaScriptEnabled: script,
    serviceWorkers: 'block',
  };
}
