//! People: authors who send and take back, a moderator who decides. All of them at once, each with a generator of its own.

use super::{
    client::{Answer, Request},
    ledger::{APPROVED, IN_REVIEW, Known, Ledger, REFUSED},
    node::Node,
    pause,
    pictures::picture,
    showing, training, wait_until,
};
use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use store::Rng;

const AUTHORS: usize = 3;

/// What may happen to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weather {
    /// It is answered as ever.
    Fair,
    /// Something behind the node is away: it may say so (503, 507), and never anything else.
    Outage,
    /// The node itself is killed: a connection may break.
    Killed,
}

pub(super) struct Crowd {
    address: Mutex<SocketAddr>,
    /// Of the moderator who works; the other one only agreed.
    cookie: String,
    consent: String,
    ledger: Mutex<Ledger>,
    numbers: AtomicU64,
    first_number: u64,
    weather: Mutex<Weather>,
}

impl Crowd {
    /// Signs the moderators in by their links, has them agree and pass the training, which opens posting.
    pub(super) fn gather(node: &Node, links: &[String], rng: &Rng) -> Self {
        let cookies: Vec<String> = links
            .iter()
            .map(|link| sign_in(node.address, link))
            .collect();
        let page = Request::new("GET", "/post").send(node.address).unwrap();
        let text = page.text();
        let consent = between(&text, r#"name="consent" value=""#, "\"");
        let first_number = rng.below(1 << 40);
        Self {
            address: Mutex::new(node.address),
            cookie: cookies[0].clone(),
            consent: consent
                .unwrap_or_else(|| panic!("no form to post: {text}"))
                .to_owned(),
            ledger: Mutex::default(),
            numbers: AtomicU64::new(first_number),
            first_number,
            weather: Mutex::new(Weather::Fair),
        }
    }

    /// The node moved: it was started again.
    pub(super) fn moves_to(&self, node: &Node) {
        *lock(&self.address) = node.address;
    }

    /// Everybody works while `blow` runs, and stops when it has returned.
    pub(super) fn work_through(&self, rng: &Rng, weather: Weather, blow: impl FnOnce()) {
        *lock(&self.weather) = weather;
        let over = &AtomicBool::new(false);
        thread::scope(|scope| {
            for _ in 0..AUTHORS {
                let own = Rng::seeded(rng.below(u64::MAX));
                scope.spawn(move || {
                    while !over.load(Ordering::Relaxed) {
                        self.act_as_author(&own);
                        thread::sleep(pause(&own, 60));
                    }
                });
            }
            let own = Rng::seeded(rng.below(u64::MAX));
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    self.act_as_moderator(&own);
                    thread::sleep(pause(&own, 60));
                }
            });
            // Also when `blow` fails: the others must not work for ever.
            let _over = SetWhenDropped(over);
            blow();
        });
        *lock(&self.weather) = Weather::Fair;
    }

    fn act_as_author(&self, rng: &Rng) {
        match rng.below(10) {
            0..7 => {
                let number = self.numbers.fetch_add(1, Ordering::Relaxed);
                self.send_new(number, rng.below(5) > 0);
            }
            7..9 => self.withdraw_one(rng),
            _ => {
                let path = ["/", "/wall", "/post", "/api/v1/counts"]
                    [usize::try_from(rng.below(4)).unwrap()];
                self.ask(Request::new("GET", path));
            }
        }
    }

    fn send_new(&self, number: u64, photo: bool) {
        let caption = caption(number);
        let draft = format!("soak-draft-{number:020}");
        lock(&self.ledger).sending(&caption, &draft, photo.then_some(number));
        self.send(&caption, &draft, photo.then_some(number));
    }

    /// Sends a post, or the same one again; true when it was taken.
    fn send(&self, caption: &str, draft: &str, number: Option<u64>) -> bool {
        let request = Request::new("POST", "/api/v1/posts").body(
            &format!("multipart/form-data; boundary={BOUNDARY}"),
            form(caption, draft, &self.consent, number),
        );
        match self.ask(request) {
            Some(answer) if answer.status == 202 => {
                let receipt = answer.field("id").expect("a receipt");
                lock(&self.ledger).acknowledged(caption, receipt);
                true
            }
            Some(answer) => panic!("{caption}: {} {}", answer.status, answer.text()),
            None => false,
        }
    }

    fn withdraw_one(&self, rng: &Rng) {
        let sent = self.posts();
        let mine: Vec<_> = sent
            .iter()
            .filter(|(_, known)| known.receipt.is_some())
            .collect();
        let Some((caption, known)) =
            mine.get(usize::try_from(rng.below(mine.len() as u64)).unwrap())
        else {
            return;
        };
        let receipt = known.receipt.as_deref().unwrap_or_default();
        // Before it is sent: a moderator may decide on it meanwhile, and the node may be gone.
        lock(&self.ledger).withdrawn(caption, false);
        let answer = self.ask(Request::new(
            "DELETE",
            &format!("/api/v1/receipts/{receipt}"),
        ));
        if let Some(answer) = answer {
            assert_eq!(answer.status, 200, "{caption}: {}", answer.text());
            lock(&self.ledger).withdrawn(caption, true);
        }
    }

    /// Takes what the desk has and decides on a few.
    fn act_as_moderator(&self, rng: &Rng) {
        let desk = Request::new("GET", "/desk").header("Cookie", &self.cookie);
        let Some(page) = self.ask(desk) else { return };
        assert_eq!(page.status, 200, "the desk: {}", page.text());
        for item in page.text().split(r#"<li class="item"#).skip(1).take(4) {
            let caption = between(item, "<bdi>", "</bdi>").unwrap_or_default();
            let post = between(item, r#"name="post" value=""#, "\"").expect("a post");
            let mark = between(item, r#"name="mark" value=""#, "\"").expect("a mark");
            // Only what was looked at can be approved.
            let picture = format!("/desk/picture/{post}/320");
            self.ask(Request::new("GET", &picture).header("Cookie", &self.cookie));
            self.decide_on(rng, caption, &|act, reason| {
                serde_json::json!({ "post": post, "act": act, "reason": reason, "mark": mark })
                    .to_string()
            });
        }
    }

    fn decide_on(&self, rng: &Rng, caption: &str, body: &dyn Fn(&str, &str) -> String) {
        match rng.below(10) {
            0..6 => drop(self.decide(caption, body("approve", ""), &[APPROVED])),
            6..8 => {
                if self.decide(caption, body("approve", ""), &[APPROVED]) {
                    thread::sleep(pause(rng, 200));
                    self.decide(caption, body("undo", ""), &[IN_REVIEW]);
                }
            }
            8 => drop(self.decide(caption, body("refuse", "not-the-x"), &[IN_REVIEW, REFUSED])),
            _ => drop(self.decide(caption, body("escalate", ""), &[IN_REVIEW, REFUSED])),
        }
    }

    /// True when it was done.
    fn decide(&self, caption: &str, body: String, states: &[&'static str]) -> bool {
        lock(&self.ledger).decided(caption, states, false);
        let request = Request::new("POST", "/api/v1/desk/decisions")
            .header("Cookie", &self.cookie)
            .body("application/json", body);
        let Some(answer) = self.ask(request) else {
            return false;
        };
        match answer.status {
            200 if answer.field("state").as_deref() == Some("done") => {
                lock(&self.ledger).decided(caption, states, true);
                true
            }
            // Taken back, or edited, meanwhile.
            200 | 409 => false,
            status => panic!("deciding on {caption}: {status} {}", answer.text()),
        }
    }

    /// One post, in fair weather or foul; its caption when it was taken.
    pub(super) fn send_one(&self) -> Option<String> {
        let weather = std::mem::replace(&mut *lock(&self.weather), Weather::Outage);
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        self.send_new(number, true);
        *lock(&self.weather) = weather;
        let caption = caption(number);
        let known = lock(&self.ledger).one(&caption);
        known.receipt.map(|_| caption)
    }

    /// The moderator goes on until a post has been decided on: so it was screened, by workers that still live.
    pub(super) fn decides_on(&self, caption: &str, rng: &Rng) {
        wait_until(&format!("{caption} is screened and decided on"), || {
            self.act_as_moderator(rng);
            lock(&self.ledger).one(caption).decisions > 0
        });
    }

    /// What a phone does when it has the network back: sends again what was never acknowledged, under the same draft.
    pub(super) fn resend_unanswered(&self) {
        for (caption, known) in self.posts() {
            if known.receipt.is_none() {
                assert!(
                    self.send(&caption, &known.draft, known.picture),
                    "{caption} was not taken"
                );
            }
        }
    }

    /// Everything that was acknowledged is there, and its author is told nothing that did not happen.
    pub(super) fn verify(&self) {
        for (caption, known) in self.posts() {
            let Some(receipt) = &known.receipt else {
                continue;
            };
            let told = self.told(receipt);
            let state = told.field("state").unwrap_or_default();
            assert!(
                told.status == 200 && known.allows(&state),
                "{caption} is told {} {state:?}: {known:?}",
                told.status
            );
        }
    }

    /// Whatever was approved can be seen, with its picture. Publishing may wait for the lease of a killed node to end.
    pub(super) fn verify_public(&self) {
        let all = self.posts();
        for (caption, known) in all.iter().filter(|(_, known)| known.is_public()) {
            let receipt = known.receipt.as_deref().unwrap_or_default();
            wait_until(&format!("{caption} is public"), || {
                let Some(url) = self.told(receipt).field("public_url") else {
                    return false;
                };
                let path = url.find("/p/").map(|at| url[at..].to_owned()).unwrap();
                let page = self.ask(Request::new("GET", &path)).unwrap();
                let text = page.text();
                let Some(picture) = between(&text, "src=\"/public/", "\"") else {
                    return false;
                };
                let picture = self
                    .ask(Request::new("GET", &format!("/public/{picture}")))
                    .unwrap();
                page.status == 200 && picture.status == 200
            });
        }
        println!(
            "{} posts sent, {} acknowledged",
            self.numbers.load(Ordering::Relaxed) - self.first_number,
            lock(&self.ledger).acknowledged_count()
        );
    }

    fn posts(&self) -> Vec<(String, Known)> {
        lock(&self.ledger).all()
    }

    fn told(&self, receipt: &str) -> Answer {
        let path = format!("/api/v1/receipts/{receipt}");
        self.ask(Request::new("GET", &path)).expect("an answer")
    }

    /// Sends a request; `None` when what was asked for may or may not have happened.
    fn ask(&self, request: Request) -> Option<Answer> {
        let (address, weather) = (*lock(&self.address), *lock(&self.weather));
        // Each from a home of its own, so that no rate limit is in the way.
        let home = Rng::system().bytes::<3>();
        let home = if request.has_cookie() {
            // A session is bound to its network, which is the one it began in.
            format!("127.0.0.{}", home[2])
        } else {
            format!("10.{}.{}.{}", home[0], home[1], home[2])
        };
        match request.header("X-Forwarded-For", &home).send(address) {
            Ok(answer) if matches!(answer.status, 503 | 507) && weather == Weather::Outage => {
                // Nobody closed anything: it is worth trying again in a moment.
                assert!(
                    !answer.text().contains("posting-closed"),
                    "{}",
                    answer.text()
                );
                None
            }
            Ok(answer) => {
                assert!(
                    answer.status < 500,
                    "{} in {weather:?}: {}",
                    answer.status,
                    answer.text()
                );
                Some(answer)
            }
            Err(error) => {
                assert!(may_break(&error, weather), "{error:?} in {weather:?}");
                thread::sleep(Duration::from_millis(20));
                None
            }
        }
    }
}

/// A request that hangs is a fault in any weather.
fn may_break(error: &io::Error, weather: Weather) -> bool {
    weather == Weather::Killed && error.kind() != ErrorKind::TimedOut
}

struct SetWhenDropped<'a>(&'a AtomicBool);
impl Drop for SetWhenDropped<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A caption that no other post has. In letters: so many digits could be a telephone number.
fn caption(number: u64) -> String {
    let letter =
        |digit: char| char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap()).unwrap());
    let letters: String = number.to_string().chars().map(letter).collect();
    format!("soak {letters}")
}

const BOUNDARY: &str = "soak-boundary";

fn form(caption: &str, draft: &str, consent: &str, picture_number: Option<u64>) -> Vec<u8> {
    let kind = if picture_number.is_some() {
        "photo"
    } else {
        "counted"
    };
    let texts = [
        ("kind", kind),
        ("caption", caption),
        ("draft", draft),
        ("consent", consent),
    ];
    let mut body = Vec::new();
    for (name, value) in texts {
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some(number) = picture_number {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n")
                .bytes(),
        );
        body.extend(picture(number));
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

fn sign_in(address: SocketAddr, link: &str) -> String {
    const FORM: &str = "application/x-www-form-urlencoded";
    let signed_in = Request::new("POST", link)
        .body(FORM, "")
        .send(address)
        .unwrap();
    let cookie = signed_in
        .header("set-cookie")
        .unwrap_or_else(|| panic!("{}", signed_in.text()));
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let agreed = Request::new("POST", "/desk/welcome")
        .header("Cookie", &cookie)
        .body(FORM, "adult=1&read=1&agree=1")
        .send(address)
        .unwrap();
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    let cookie = showing::set_up(address, &cookie);
    training::pass(address, &cookie);
    cookie
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let from = text.find(before)? + before.len();
    let rest = &text[from..];
    rest.find(after).map(|to| &rest[..to])
}

/// A thread that failed while it held the lock has ended the run anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
