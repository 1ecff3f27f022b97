//! One listener: reads the stream as a browser does, comes back with the last event it has, and keeps account.

use anyhow::{Context as _, bail};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// Lines are short; ten thousand buffers are not.
const BUFFER_BYTES: usize = 512;

/// What one listener has heard. Written by its own task only.
#[derive(Default)]
pub(crate) struct Account {
    /// The event up to which it has heard everything.
    pub(crate) seen: AtomicI64,
    /// When it heard that, in microseconds since the crowd began.
    pub(crate) at_us: AtomicU64,
    /// Posts it was told of.
    pub(crate) told: AtomicU64,
    pub(crate) frames: AtomicU64,
    /// Frames that went no further than one before: something told twice.
    pub(crate) repeated: AtomicU64,
    /// Times it was told to begin afresh: something lost.
    pub(crate) resets: AtomicU64,
    pub(crate) listens: AtomicBool,
}

/// Listens for ever; comes back after the time the node asked for.
pub(crate) async fn listen(account: &Account, address: &str, began: Instant) {
    let mut pause = Duration::from_secs(2);
    loop {
        // A stream that ends or cannot be opened is what this is about.
        let _ = hear(account, address, began, &mut pause).await;
        account.listens.store(false, Ordering::Relaxed);
        tokio::time::sleep(pause).await;
    }
}

async fn hear(
    account: &Account,
    address: &str,
    began: Instant,
    pause: &mut Duration,
) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "GET /api/v1/wall/events HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\nLast-Event-ID: {}\r\n\r\n",
        account.seen.load(Ordering::Relaxed)
    );
    stream.write_all(request.as_bytes()).await?;
    let mut lines = BufReader::with_capacity(BUFFER_BYTES, stream);
    let (mut line, mut event) = (String::new(), String::new());
    loop {
        line.clear();
        if lines.read_line(&mut line).await? == 0 {
            bail!("the stream ended");
        }
        // Lines of the head and of the chunks around each message say nothing that is asked for here.
        match line.trim_end().split_once(": ") {
            Some(("event", name)) => name.clone_into(&mut event),
            Some(("data", data)) => account.hear(&event, data, began)?,
            Some(("retry", ms)) => {
                *pause = Duration::from_millis(ms.parse()?);
                account.listens.store(true, Ordering::Relaxed);
            }
            _ if line.starts_with("HTTP/1.1 ") && !line.contains(" 200 ") => bail!("sent away"),
            _ => {}
        }
    }
}

impl Account {
    fn hear(&self, event: &str, data: &str, began: Instant) -> anyhow::Result<()> {
        let us = u64::try_from(began.elapsed().as_micros())?;
        let message: serde_json::Value = serde_json::from_str(data)?;
        let field = |name| message.get(name).and_then(serde_json::Value::as_u64);
        let seq = i64::try_from(field("seq").context("a number")?)?;
        let new = field("new").context("how many came")?;
        let before = self.seen.load(Ordering::Relaxed);
        let add = |to: &AtomicU64, n: u64| to.fetch_add(n, Ordering::Relaxed);
        add(&self.frames, 1);
        add(&self.told, new);
        add(&self.repeated, u64::from(seq <= before));
        add(&self.resets, u64::from(event != "wall"));
        self.at_us.store(us, Ordering::Relaxed);
        self.seen.store(seq, Ordering::Release);
        Ok(())
    }
}
