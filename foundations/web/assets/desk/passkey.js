// Passkeys: asks the server, lets the browser ask the person, and sends back what it says.
// Without this file, or in a browser without passkeys, a name, a password and a code do the same.

const decoded = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const encoded = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const send = async (url, body) => {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail);
  return said;
};

const known = (list = []) => list.map((one) => ({ ...one, id: decoded(one.id) }));

const make = async (options) => {
  const { challenge, user, excludeCredentials } = options;
  const publicKey = {
    ...options, challenge: decoded(challenge), user: { ...user, id: decoded(user.id) }, excludeCredentials: known(excludeCredentials),
  };
  const { id, rawId, type, response } = await navigator.credentials.create({ publicKey });
  return {
    id, rawId: encoded(rawId), type,
    response: { attestationObject: encoded(response.attestationObject), clientDataJSON: encoded(response.clientDataJSON) },
  };
};

const show = async (options) => {
  const publicKey = { ...options, challenge: decoded(options.challenge), allowCredentials: known(options.allowCredentials) };
  const { id, rawId, type, response } = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = response;
  return {
    id, rawId: encoded(rawId), type,
    response: {
      authenticatorData: encoded(authenticatorData), clientDataJSON: encoded(clientDataJSON), signature: encoded(signature),
      userHandle: userHandle && encoded(userHandle),
    },
  };
};

const begin = async (box) => {
  const { act, address, to, failed } = box.dataset;
  const said = box.querySelector("[role=status]");
  const button = box.querySelector("button");
  button.disabled = true;
  said.textContent = "";
  try {
    const { handle, options } = await send(address, {});
    const credential = await (act === "make" ? make : show)(options);
    const answer = await send(`${address}/answer`, { handle, credential, to });
    location.assign(answer.to);
  } catch (cause) {
    // The browser's own words are for developers; the server's are for people.
    said.textContent = cause instanceof DOMException || !cause.message ? failed : cause.message;
    button.disabled = false;
  }
};

for (const box of document.querySelectorAll("[data-passkey]")) {
  box.hidden = !window.PublicKeyCredential;
  box.querySelector("button").addEventListener("click", () => begin(box));
}
