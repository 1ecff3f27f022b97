//! `redx demo`: a node in a folder of its own, with a campaign, a named cast, drawn posts that go the real way, and a
//! trickle of new ones. The folder is marked, so that `redx serve` refuses it: its vault keys are throwaway.

mod lists;
mod questions;

use crate::{
    cli::{say, serve},
    config::{Common, Listen},
    node::{self, Node},
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::Slot;
use media::drawn::sample_post;
use post::{Held, Submission};
use serde::Deserialize;
use serde_json::json;
use staff::Invited;
use std::{
    collections::HashSet,
    path::Path,
    process::ExitCode,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use store::{
    Uuid,
    events::{self, Event as _},
};
use web::{App, Campaign, Contact, Operator, Person, Role, Settings, Step};

const MARKER: &str = "demo.txt";
/// One post in this many is left for the person at the desk to decide.
const LEFT_FOR_DESK: u64 = 8;
/// When all samples are in, a new one arrives this often.
const TRICKLE: Duration = Duration::from_secs(20);

/// Run the server on sample data.
#[derive(Args, Debug)]
pub struct Demo {
    #[command(flatten)]
    listen: Listen,
    /// How many drawn posts to begin with.
    #[arg(long, default_value_t = 200)]
    posts: u64,
    /// No new posts after those.
    #[arg(long)]
    still: bool,
    /// The languages offered, the first by default. `en-XA` is English made longer, to see what does not fit.
    #[arg(long, value_delimiter = ',', default_value = "en,es")]
    languages: Vec<String>,
}

/// The cast: sample staff, in the order their links are printed.
const CAST: [(&str, Role); 5] = [
    ("Ruth Okafor", Role::Owner),
    ("Maya Torres", Role::Moderator),
    ("Sam Lee", Role::Moderator),
    ("Nadia Haddad", Role::Editor),
    ("Ines Duarte", Role::SafetyOfficer),
];

/// True for a folder that a demo made.
#[must_use]
pub fn is_demo(data: &Path) -> bool {
    data.join(MARKER).exists()
}

impl Demo {
    /// Serves the demo until asked to stop.
    ///
    /// # Errors
    /// When the folder holds something that is no demo, or the node cannot be opened.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        prepare_folder(&common.data)?;
        let settings = Settings {
            public_url: self.listen.url(),
            data: common.data.clone(),
            trusted_proxies: Vec::new(),
            demo: true,
            // The links are printed for everyone to see.
            links_suffice: true,
            // Everyone at a demo comes from one address.
            limits_off: true,
            // Nothing is fetched.
            inside: Vec::new(),
        };
        let app = node::open_app(common, campaign(self.languages), settings).await?;
        let node = node::build(app.clone(), serve::workers())?;
        keys(&app, &common.data).await?;
        let links = cast(&node).await?;
        questions::put(&node).await?;
        lists::put(&node).await?;
        let samples = tokio::spawn(Samples::new(&node, self.posts, self.still).run());
        let url = self.listen.url();
        let json = common.clone();
        let ready = move || {
            say(
                &json,
                &json!({ "ready": url }),
                &format!("RedX demo: {url}"),
            );
            for (name, role, link) in links {
                say(
                    &json,
                    &json!({ "name": name, "role": role.name(), "link": link }),
                    &format!("  sign in as {name} ({}): {link}", role.name()),
                );
            }
        };
        let code = serve::run(node, &self.listen, None, ready).await;
        samples.abort();
        code
    }
}

fn prepare_folder(data: &Path) -> Result<()> {
    if data.exists() && !is_demo(data) && std::fs::read_dir(data)?.next().is_some() {
        bail!(
            "{} holds something that is no demo; choose an empty folder with --data",
            data.display()
        );
    }
    std::fs::create_dir_all(data)?;
    std::fs::write(
        data.join(MARKER),
        "A demo folder: drawn pictures, throwaway keys. `redx serve` refuses it.\n",
    )
    .with_context(|| format!("cannot write to {}", data.display()))
}

fn campaign(languages: Vec<String>) -> Campaign {
    let words = |en: &str, es: &str| {
        [
            ("en".to_owned(), en.to_owned()),
            ("es".to_owned(), es.to_owned()),
        ]
        .into()
    };
    Campaign {
        languages,
        steps: vec![Step {
            words: words(
                "Ask your school or your team to draw one with you next year.",
                "Pide a tu escuela o a tu equipo que la dibuje contigo el año que viene.",
            ),
            href: "/contact".into(),
        }],
        operator: Operator {
            name: "The Red X Day (demo)".into(),
            address: "1 Sample Street, Sampletown".into(),
            email: "hello@redx.example".into(),
            country: "US".into(),
        },
        safety: Contact {
            name: "Ruth Okafor".into(),
            phone: "+1 555 0100".into(),
            email: "ruth@redx.example".into(),
        },
        desk_hours: (0, 24),
        ..Campaign::default()
    }
}

/// Both vault keys; the private halves lie in the demo folder, which a real instance would never do.
async fn keys(app: &App, data: &Path) -> Result<()> {
    let folder = data.join("demo-vault-keys");
    if folder.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder)?;
    let mut tx = app.db().begin().await?;
    for slot in Slot::ALL {
        let pair = guard::make_key();
        guard::add_key(&mut tx, slot, &pair.public).await?;
        std::fs::write(folder.join(format!("{}.key", slot.name())), pair.private)?;
    }
    Ok(tx.commit().await?)
}

/// Invites the cast anew at every start. The two moderators have agreed and passed already, so that posting is open; the links
/// let anyone sign in as them.
async fn cast(node: &Node) -> Result<Vec<(&'static str, Role, String)>> {
    let app = &node.app;
    let mut links = Vec::new();
    for (name, role) in CAST {
        let mut tx = app.db().begin().await?;
        if let Invited::Link(token) = staff::invite(&mut tx, app, name, role, "system").await? {
            links.push((
                name,
                role,
                app.url(&format!("/desk/sign-in/{}", token.text())),
            ));
        }
        tx.commit().await?;
    }
    for member in staff::people(app.db()).await? {
        let person = Person {
            id: member.id,
            name: member.name.clone(),
            role: member.role,
        };
        staff::agree(
            &node.staff,
            &person,
            staff::Ticks {
                adult: true,
                read: true,
                agree: true,
            },
        )
        .await?;
        let mut tx = app.db().begin().await?;
        staff::passed(&mut tx, person.id, staff::TRAINING).await?;
        tx.commit().await?;
    }
    Ok(links)
}

/// Makes posts that go the real way: submitted, screened, held, approved by the cast.
struct Samples {
    app: App,
    guard: guard::Guard,
    post: post::Post,
    posts: u64,
    still: bool,
    captions: Captions,
    /// The samples sent so far: what people send to a demo is for the people at its desk.
    sent: Mutex<HashSet<Uuid>>,
}

#[derive(Deserialize)]
struct Captions {
    en: Vec<String>,
    es: Vec<String>,
}

impl Samples {
    fn new(node: &Node, posts: u64, still: bool) -> Self {
        let captions = toml::from_str(include_str!("../../content/demo/captions.toml"));
        Self {
            app: node.app.clone(),
            guard: node.guard.clone(),
            post: node.post.clone(),
            posts,
            still,
            captions: captions.unwrap_or(Captions {
                en: Vec::new(),
                es: Vec::new(),
            }),
            sent: Mutex::default(),
        }
    }

    async fn run(self) {
        let seen = self.app.db().head();
        let approving = self.approve_what_is_held(seen);
        let sending = async {
            if let Err(error) = self.send().await {
                tracing::warn!(%error, "no more sample posts");
            }
        };
        tokio::join!(approving, sending);
    }

    async fn send(&self) -> Result<()> {
        let tally = post::tally(self.app.db()).await?;
        let mut seed = u64::try_from(tally.posts).unwrap_or(0);
        loop {
            if seed >= self.posts {
                if self.still {
                    return Ok(());
                }
                tokio::time::sleep(TRICKLE).await;
            }
            let picture = tokio::task::spawn_blocking(move || sample_post(seed)).await??;
            let submission = self.submission(seed);
            let (id, _) = post::submit(&self.post, submission, Some(&picture.jpeg)).await?;
            self.sent
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(id);
            if seed.is_multiple_of(5) {
                post::submit(
                    &self.post,
                    Submission {
                        lang: "en".into(),
                        ..Submission::default()
                    },
                    None,
                )
                .await?;
            }
            seed += 1;
        }
    }

    fn submission(&self, seed: u64) -> Submission {
        let (lang, captions) = if seed % 4 == 3 {
            ("es", &self.captions.es)
        } else {
            ("en", &self.captions.en)
        };
        let pick = usize::try_from(seed.wrapping_mul(7))
            .unwrap_or(0)
            .checked_rem(captions.len())
            .unwrap_or(0);
        Submission {
            lang: lang.into(),
            caption: captions.get(pick).filter(|c| !c.is_empty()).cloned(),
            consent: "demo".into(),
            uploader: "192.0.2.1:0".into(),
            ..Submission::default()
        }
    }

    /// The cast approves, as a person at the desk would.
    async fn approve_what_is_held(&self, mut seen: i64) {
        let mut head = self.app.db().watch_head();
        loop {
            match self.approve_since(seen).await {
                Ok(last) => seen = last,
                Err(error) => tracing::warn!(%error, "the cast could not decide"),
            }
            if head.changed().await.is_err() {
                return;
            }
        }
    }

    async fn approve_since(&self, mut seen: i64) -> Result<i64> {
        for event in events::after(self.app.db(), seen, 100).await? {
            seen = event.seq;
            let Some(Held { post }) = event.read::<Held>()? else {
                continue;
            };
            let ours = self
                .sent
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&post);
            let leave = post.as_u64_pair().1.is_multiple_of(LEFT_FOR_DESK);
            if event.kind != Held::KIND || !ours || leave {
                continue;
            }
            let mut tx = self.app.db().begin().await?;
            let view = post::held_view(&mut tx, post).await?;
            drop(tx);
            let Some(view) = view.filter(|v| v.waits) else {
                continue;
            };
            if let Some(cleared) = self.guard.clear(view.upload).await? {
                let mut tx = self.app.db().begin().await?;
                post::approve(&mut tx, post, cleared, "demo").await?;
                tx.commit().await?;
            }
        }
        Ok(seen)
    }
}
