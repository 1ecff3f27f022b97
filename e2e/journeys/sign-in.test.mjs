// How people of the desk come in, and who does not: passkeys with a device that the browser pretends to have, a password with codes,
// recovery codes, an access that ends, a name that is locked.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { serve } from '../lib/earnest.mjs';
import { code, device } from '../lib/showing.mjs';
import { variants } from '../lib/variants.mjs';

const LOOKS = [
  { screens: ['small'], schemes: ['light'], languages: ['en'], scripts: [true] },
  { screens: ['small'], schemes: ['dark'], languages: ['es'], scripts: [true] },
  { screens: ['phone'], schemes: ['light'], languages: ['es'], scripts: [false] },
];
const PASSWORD = 'three ducks on a wall';
const [SMALL] = variants(LOOKS[0]);
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); await product?.stop(); });

/** The link of somebody new, opened and pressed; they are at the page where they set up how to come again. */
async function arrive(page, name, role) {
  const [{ link }] = await product.desk('invite', '--role', role, '--name', name);
  await page.goto(link);
  await page.click('main form button');
  await page.waitForURL(/\/desk\/set-up$/);
}

/** Reads what somebody may meet, and agrees. */
async function agree(page) {
  await page.goto('/desk');
  await page.waitForURL(/\/desk\/welcome$/);
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.click('main form[action$="/desk/welcome"] button');
  await page.waitForURL(/\/desk(\/training)?$/);
}

async function addPasskey(page) {
  await page.click('[data-passkey] button');
  await page.locator('form[action*="/desk/set-up/passkey/"]').first().waitFor();
}

async function signOut(page) {
  await page.goto('/desk/me');
  await page.click('main form[action$="/desk/sign-out"] button:not([name])');
  await page.waitForURL(/\/$/);
}

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value);
  await page.click('main form:has([name="code"]) button');
}

test('a passkey: set up from a link, used to come in, asked for again, and worth nothing after the access ended', async () => {
  const owner = await open(browser, SMALL, product.origin);
  const key = await device(owner.page);
  await arrive(owner.page, 'Noor', 'owner');
  assert.deepEqual(await problems(owner.page, SMALL), [], 'axe on setting up');
  assert.match((await owner.page.goto('/desk/people')).url(), /\/desk\/set-up$/, 'nothing opens before');
  await addPasskey(owner.page);
  assert.equal((await key.keys()).length, 1);
  await agree(owner.page);
  await signOut(owner.page);
  owner.watch.allow(/status of 4/);
  assert.equal((await owner.page.goto('/desk/people')).status(), 401);
  await owner.page.goto('/desk/sign-in');
  await owner.page.click('[data-passkey] button');
  await owner.page.waitForURL(/\/desk$/);
  await owner.page.goto('/desk/confirm?to=%2Fdesk%2Fpeople');
  await owner.page.click('[data-passkey] button');
  await owner.page.waitForURL(/\/desk\/people$/);
  assert.deepEqual(await problems(owner.page, SMALL), [], 'axe on the people');

  const editor = await open(browser, SMALL, product.origin);
  await device(editor.page);
  await arrive(editor.page, 'Amara', 'editor');
  await addPasskey(editor.page);
  await agree(editor.page);
  assert.equal((await editor.page.goto('/desk/me')).status(), 200);
  await owner.page.reload();
  await owner.page.locator('tr', { hasText: 'Amara' }).locator('a[href$="/revoke"]').click();
  await owner.page.click('main form button');
  await owner.page.waitForURL(/\/desk\/people$/);
  editor.watch.allow(/status of 4/);
  assert.equal((await editor.page.goto('/desk/me')).status(), 401, 'out with the very next request');
  await editor.page.goto('/desk/sign-in');
  await editor.page.click('[data-passkey] button');
  await editor.page.locator('[data-passkey] [role=status]', { hasText: /./ }).waitFor();
  assert.match(editor.page.url(), /\/desk\/sign-in$/);
  await editor.close();
  await owner.close();
});

test('a password with codes, without JavaScript; then recovery codes; then a name that is locked', async () => {
  const plain = variants({ ...LOOKS[0], scripts: [false] })[0];
  const { page, watch, close } = await open(browser, plain, product.origin);
  await arrive(page, 'Kai', 'editor');
  await page.click('main a[href$="/desk/set-up/password"]');
  const secret = await page.locator('main .code').textContent();
  await fill(page, { password: PASSWORD, code: code(secret) });
  await page.waitForURL(/\/desk\/set-up$/);
  await page.click('main form[action$="/desk/set-up/codes"] button');
  const codes = await page.locator('main .codes li').allTextContents();
  assert.equal(codes.length, 10);
  await agree(page);
  await signOut(page);

  watch.allow(/status of 4/);
  await page.goto('/desk/sign-in');
  await fill(page, { name: 'Kai', password: PASSWORD, code: code(secret, -1) });
  await page.locator('[role=alert]').waitFor();
  // The app's next code is taken, too: clocks differ.
  await fill(page, { name: 'Kai', password: PASSWORD, code: code(secret, 1) });
  await page.waitForURL(/\/desk$/);
  await signOut(page);

  await page.goto('/desk/sign-in');
  await page.click('main a[href$="/desk/sign-in/recover"]');
  await fill(page, { name: 'Kai', code: codes[3] });
  await page.waitForURL(/\/desk\/set-up$/);
  assert.match((await page.goto('/desk')).url(), /\/desk\/set-up$/, 'nothing opens before it is set up anew');
  await signOut(page);
  await page.goto('/desk/sign-in/recover');
  await fill(page, { name: 'Kai', code: codes[3] });
  await page.locator('[role=alert]').waitFor();

  for (let n = 0; n < 4; n += 1) {
    await page.goto('/desk/sign-in');
    await fill(page, { name: 'Kai', password: 'not this one at all', code: '000000' });
    await page.locator('[role=alert]').waitFor();
  }
  await page.goto('/desk/sign-in');
  await fill(page, { name: 'Kai', password: 'not this one at all', code: '000000' });
  assert.match(await page.locator('main h1').textContent(), /Too many tries/);
  assert.deepEqual(await problems(page, plain), [], 'axe on the lock');
  await close();
});

test('every page of signing in, as people have it', async () => {
  for (const look of LOOKS) {
    for (const path of ['/desk/sign-in', '/desk/sign-in/recover']) await everywhere(browser, product.origin, path, look);
  }
  const { context, page, close } = await open(browser, SMALL, product.origin);
  await device(page);
  await arrive(page, 'Ruth', 'owner');
  await addPasskey(page);
  await agree(page);
  const cookies = await context.cookies();
  const paths = ['/desk/set-up', '/desk/set-up/password', '/desk/me', '/desk/confirm', '/desk/people', '/desk/people/group'];
  for (const path of paths) for (const look of LOOKS) await everywhere(browser, product.origin, path, { ...look, cookies });
  await page.goto('/desk/set-up');
  await page.click('main form[action$="/desk/set-up/codes"] button');
  await page.locator('main .codes').waitFor();
  assert.deepEqual(await problems(page, SMALL), [], 'axe on the codes');
  await page.goto('/desk/people');
  await page.locator('tr', { hasText: 'Ruth' }).locator('a[href$="/role"]').click();
  await page.locator('main fieldset').waitFor();
  assert.deepEqual(await problems(page, SMALL), [], 'axe on another role');
  await close();
});
