//! The child's side: one process, one upload.
//!
//! Order matters and is the whole point: models are loaded, the [`sandbox`] closes, `Ready` is said, and only
//! then is the first byte of a stranger's picture read.

pub mod sandbox;

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::decode::{Heic, decode};
use crate::faces::{Detector, Face};
use crate::fingerprint::Unreadable;
use crate::header::header;
use crate::hide::Part;
use crate::picture::{Picture, Rgb};
use crate::protocol::{Answer, Ask, Ready, read_frame, write_frame};
use crate::render::{FindFaces, render};

/// What a worker is started with.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The face model. Without one the worker hides whole pictures.
    pub face_model: Option<PathBuf>,
}

/// Why a worker did not get as far as being ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The face model is there but cannot be loaded: hiding faces must not fail silently.
    Model,
    /// The sandbox could not be closed.
    Sandbox,
}

/// Runs a worker on this process's standard input and output until its one upload is done.
///
/// The caller's `main` does nothing else: the sandbox it closes cannot be opened again. The exit code is 0 when
/// the conversation ended as it should, 1 when a pipe broke, 3 for a face model that cannot be loaded, 4 for a
/// sandbox that cannot be closed.
#[must_use]
pub fn run(setup: &Setup) -> ExitCode {
    be_silent();
    let (tools, ready) = match start(setup) {
        Ok(started) => started,
        Err(Start::Model) => return ExitCode::from(3),
        Err(Start::Sandbox) => return ExitCode::from(4),
    };
    match serve(
        &mut io::stdin().lock(),
        &mut io::stdout().lock(),
        ready,
        &tools,
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What a worker has at hand before it is closed in.
pub(crate) struct Tools {
    pub(crate) heic: Heic,
    pub(crate) faces: Option<Detector>,
}

/// A panic says nothing: its message may quote a picture, and what a backtrace needs is behind the walls.
fn be_silent() {
    std::panic::set_hook(Box::new(|_| ()));
}

fn start(setup: &Setup) -> Result<(Tools, Ready), Start> {
    let faces = setup
        .face_model
        .as_deref()
        .map(Detector::load)
        .transpose()
        .map_err(|_| Start::Model)?;
    let landlock = sandbox::close_outer().map_err(|_| Start::Sandbox)?;
    let tools = Tools {
        heic: Heic::new(),
        faces,
    };
    sandbox::close_inner().map_err(|_| Start::Sandbox)?;
    let ready = Ready {
        landlock,
        face_model: tools.faces.is_some(),
    };
    Ok((tools, ready))
}

/// The conversation, over any pair of pipes: what [`run`] does between closing the sandbox and the end.
///
/// # Errors
/// When a pipe breaks or the parent says something that is no frame.
pub(crate) fn serve(
    input: &mut impl Read,
    output: &mut impl Write,
    ready: Ready,
    tools: &Tools,
) -> io::Result<()> {
    say(output, &Answer::Ready(ready))?;
    let Some((kind, upload)) = read_frame(input)? else {
        return Ok(());
    };
    let Ask::Bytes(bytes) = Ask::parse(kind, &upload)? else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let picture = match guarded(|| open(bytes, &tools.heic)) {
        Ok((picture, answer)) => {
            say(output, &answer)?;
            picture
        }
        Err(reason) => return say(output, &Answer::Unreadable(reason)),
    };
    drop(upload);
    let Some((kind, body)) = read_frame(input)? else {
        return Ok(());
    };
    let Ask::Derive(derive) = Ask::parse(kind, &body)? else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let find_faces = tools
        .faces
        .as_ref()
        .map(|detector| move |rgb: &Rgb| find(detector, rgb));
    let find_faces = find_faces.as_ref().map(|find| -> FindFaces<'_> { find });
    match guarded(|| render(&picture, &derive, find_faces)) {
        Ok(derived) => say(output, &Answer::Derived(derived)),
        Err(reason) => say(output, &Answer::Unreadable(reason)),
    }
}

fn open(bytes: &[u8], heic: &Heic) -> Result<(Picture, Answer), Unreadable> {
    let header = header(bytes)?;
    let picture = decode(bytes, &header, heic)?;
    let fingerprint = picture.fingerprint(header.format);
    Ok((picture, Answer::Fingerprint(fingerprint)))
}

fn find(detector: &Detector, rgb: &Rgb) -> Vec<Part> {
    let index = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let faces = detector.find(&rgb.samples, side(rgb.width), side(rgb.height));
    let part = |face: Face| Part {
        left: index(face.x),
        top: index(face.y),
        right: index(face.x.saturating_add(face.width)).min(rgb.width),
        bottom: index(face.y.saturating_add(face.height)).min(rgb.height),
    };
    faces.into_iter().map(part).collect()
}

/// A decoder that panics on a broken file has found it broken. The process ends after this upload either
/// way, so nothing it left half-done is used again.
fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Unreadable::Broken))
}

fn say(output: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let (kind, body) = answer.frame();
    write_frame(output, kind, &body)
}
