//! The product under measurement: `redx demo` with no posts in a folder of its own.

use anyhow::{Context as _, ensure};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use store::{Db, Rng, Uuid, events::Event};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

pub(crate) const PUBLIC: &str = "127.0.0.1:18060";
const PRIVATE: &str = "127.0.0.1:18061";
/// One Linux clock tick; the kernel's interface fixes it for programs.
const TICK: Duration = Duration::from_millis(10);

pub(crate) struct Product {
    program: String,
    data: PathBuf,
    child: Option<Child>,
}

impl Product {
    pub(crate) async fn start(program: &str) -> anyhow::Result<Self> {
        let data = std::env::temp_dir().join(format!("redx-bench-live-{}", std::process::id()));
        let mut product = Self {
            program: program.to_owned(),
            data,
            child: None,
        };
        product.begin().await?;
        // Until the start has come to rest.
        tokio::time::sleep(Duration::from_secs(3)).await;
        Ok(product)
    }

    /// Starts it and waits until it answers.
    pub(crate) async fn begin(&mut self) -> anyhow::Result<()> {
        let child = Command::new(&self.program)
            .args(["demo", "--posts", "0", "--still", "--data"])
            .arg(&self.data)
            .env("REDX_LISTEN", PUBLIC)
            .env("REDX_PRIVATE_LISTEN", PRIVATE)
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("start the product")?;
        self.child = Some(child);
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.head().await.is_err() {
            ensure!(Instant::now() < deadline, "the product does not answer");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(())
    }

    /// As a power cut would.
    pub(crate) async fn kill(&mut self) -> anyhow::Result<()> {
        match &mut self.child {
            Some(child) => Ok(child.kill().await?),
            None => Ok(()),
        }
    }

    pub(crate) fn database(&self) -> String {
        format!("sqlite:{}", self.data.join("redx.db").display())
    }

    /// The newest event.
    pub(crate) async fn head(&self) -> anyhow::Result<i64> {
        let answer = ask("GET /api/v1/wall", "", "").await?;
        let (_, seq) = answer.rsplit_once("\"seq\":").context("a seq")?;
        let digits: String = seq.chars().take_while(char::is_ascii_digit).collect();
        Ok(digits.parse()?)
    }

    /// The plain form "Count me in", as a browser sends it.
    pub(crate) async fn count_me_in(&self) -> anyhow::Result<()> {
        let body =
            "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncounted\r\n--x--\r\n";
        let headers =
            "Content-Type: multipart/form-data; boundary=x\r\nSec-Fetch-Site: same-origin\r\n";
        let answer = ask("POST /post", headers, body).await?;
        ensure!(answer.starts_with("HTTP/1.1 303"), "not counted: {answer}");
        Ok(())
    }

    pub(crate) fn resident_kib(&self) -> anyhow::Result<u64> {
        let status = self.proc("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        Ok(number.context("VmRSS")?.parse()?)
    }

    /// CPU time used so far, in steps of a clock tick.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = self.proc("stat")?;
        let (_, fields) = stat.rsplit_once(") ").context("stat")?;
        let ticks = |at: usize| -> anyhow::Result<u32> {
            Ok(fields.split(' ').nth(at).context("stat")?.parse()?)
        };
        Ok(TICK * (ticks(11)? + ticks(12)?))
    }

    fn proc(&self, file: &str) -> anyhow::Result<String> {
        let id = self.child.as_ref().and_then(Child::id).context("it runs")?;
        Ok(std::fs::read_to_string(format!("/proc/{id}/{file}"))?)
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.start_kill();
        }
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

/// `post::Shown`, said once more, so that the rooms need not be built for this.
#[derive(Serialize, Deserialize)]
struct Shown {
    post: Uuid,
    name: String,
}

impl Event for Shown {
    const KIND: &'static str = "post.shown";
}

/// The news of a post on the wall, written as another node would. There is no such post: listeners are told of numbers
/// and names, not of pictures.
pub(crate) async fn show_one(db: &Db) -> anyhow::Result<()> {
    let mut tx = db.begin().await?;
    let name = store::Token::from_bytes(Rng::system().bytes()).text();
    let post = Uuid::from_u128(u128::from_be_bytes(Rng::system().bytes()));
    tx.emit(&Shown { post, name })?;
    Ok(tx.commit().await?)
}

async fn ask(what: &str, headers: &str, body: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(PUBLIC).await?;
    let length = body.len();
    let request = format!(
        "{what} HTTP/1.1\r\nHost: {PUBLIC}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
