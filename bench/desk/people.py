"""Moderators, as they come in: a link from the command line, the welcome page, a password with a code, the training."""

import hmac
import http.client
import json
import re
import subprocess
import time
from base64 import b32decode
from urllib.parse import urlencode, urlsplit

PASSWORD = "three ducks on a garden wall"
# The examples of the training (rooms/desk/src/training/examples.rs); what is not here is approved.
ANSWERS = {
    "no-mark": "refuse:not-the-x",
    "contact": "refuse:contact",
    "school": "refuse:place",
    "stands-undressed": "escalate",
    "stands-unsure": "escalate",
    "stands-offer": "escalate",
}


class Browser:
    """A connection that is kept, a cookie, and a home of its own: ten moderators sit in ten places."""

    def __init__(self, url, home, cookie=None):
        self.url, self.home, self.cookie = url, home, cookie
        where = urlsplit(url)
        self.connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60, source_address=(home, 0))

    def get(self, path, accept="text/html"):
        return self.ask("GET", path, None, {"Accept": accept})

    def post(self, path, fields, accept="text/html"):
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url, "Accept": accept}
        return self.ask("POST", path, urlencode(fields).encode(), headers)

    def ask(self, method, path, body, headers):
        """Gives the status, the body as bytes, and where it leads to."""
        if self.cookie:
            headers["Cookie"] = f"redx={self.cookie}"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        for set_cookie in answer.headers.get_all("Set-Cookie", []):
            if found := re.match(r"redx=([^;]+)", set_cookie):
                self.cookie = found[1]
        return answer.status, data, answer.headers.get("Location", "")


def invite(program, data, env, url, name):
    command = [program, "desk", "invite", "--role", "moderator", "--name", name, "--json", "--data", str(data), "--public-url", url]
    out = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    return urlsplit(json.loads(out.splitlines()[-1])["link"]).path


def come_in(url, home, link):
    """From the link to the open queue; gives the browser."""
    browser = Browser(url, home)
    done(browser.get(link))
    done(browser.post(link, {}))
    done(browser.post("/desk/welcome", {"adult": 1, "read": 1, "agree": 1}))
    set_up(browser)
    learn(browser)
    status, page, where = browser.get("/desk")
    if status != 200 or b'id="queue"' not in page:
        raise SystemExit(f"the desk does not open: {status} {where}")
    return browser


def set_up(browser):
    page = done(browser.get("/desk/set-up/password"))
    handle = re.search(r'name="handle" value="([^"]+)"', page)[1]
    secret = re.search(r'<p class="code"[^>]*>([^<]+)</p>', page)[1].replace(" ", "")
    done(browser.post("/desk/set-up/password", {"handle": handle, "code": code(secret), "password": PASSWORD}))


def code(secret):
    """The six digits of now (RFC 6238)."""
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, (int(time.time()) // 30).to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def learn(browser):
    for leaf in range(1, 100):
        _, _, where = browser.post("/desk/training", {"read": leaf})
        if where.endswith("/examples"):
            break
    for _ in range(40):
        status, page, _ = browser.get("/desk/training/examples")
        found = re.search(rb'name="example" value="([^"]+)"', page)
        if status != 200 or not found:
            return
        example = found[1].decode()
        done(browser.post("/desk/training/examples", {"example": example, "act": ANSWERS.get(example, "approve")}))


def done(answer):
    status, page, where = answer
    if status >= 400 or "/sign-in" in where:
        raise SystemExit(f"not let in: {status} {where} {page[:300]!r}")
    return page.decode()
