//! One worker process, from the parent's side.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use super::{Program, WorkError};
use crate::protocol::{Answer, HEAD_BYTES, Head, Kind, Ready};

/// A running worker. Killed when dropped.
pub(super) struct Worker {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    ready: Ready,
}

impl Worker {
    /// Starts a worker and waits until it has closed itself in.
    ///
    /// It inherits no environment (which may hold secrets) and no standard error (a panic message may
    /// quote a picture).
    pub(super) async fn start(program: &Program, patience: Duration) -> io::Result<Self> {
        let mut child = Command::new(&program.path)
            .args(&program.args)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let input = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        match timeout(patience, receive(&mut output)).await?? {
            Answer::Ready(ready) => Ok(Self {
                child,
                input,
                output,
                ready,
            }),
            _ => Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the worker did not say that it is ready",
            )),
        }
    }

    /// What it said of itself.
    pub(super) fn ready(&self) -> Ready {
        self.ready
    }

    /// Whether it has not ended by itself.
    pub(super) fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends one frame and waits for the answer. After an error the worker is of no more use.
    pub(super) async fn exchange(
        &mut self,
        kind: Kind,
        body: &[u8],
        patience: Duration,
    ) -> Result<Answer, WorkError> {
        let exchange = async {
            self.input.write_all(&Head::of(kind, body)?).await?;
            self.input.write_all(body).await?;
            receive(&mut self.output).await
        };
        match timeout(patience, exchange).await {
            Ok(Ok(Answer::Unreadable(reason))) => Err(WorkError::Unreadable(reason)),
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.lost(&error.to_string()).await),
            Err(_) => Err(self.lost("it took too long").await),
        }
    }

    /// Ends the worker and tells the log how it ended: signal 31 is a forbidden system call, 24 too much
    /// CPU time, 6 usually too much memory.
    async fn lost(&mut self, why: &str) -> WorkError {
        // It may be dead already, in which case this fails and the status is its own.
        let _ = self.child.start_kill();
        let status = self
            .child
            .wait()
            .await
            .map(|status| status.to_string())
            .unwrap_or_default();
        tracing::warn!(why, status, "a media worker was lost");
        WorkError::Lost
    }
}

async fn receive(output: &mut ChildStdout) -> io::Result<Answer> {
    let mut head = [0; HEAD_BYTES];
    output.read_exact(&mut head).await?;
    let head = Head::parse(head)?;
    let mut body = vec![0; head.body_bytes];
    output.read_exact(&mut body).await?;
    Ok(Answer::parse(head.kind, body)?)
}
