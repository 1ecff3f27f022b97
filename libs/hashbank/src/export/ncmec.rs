//! A page of NCMEC's hash sharing, version 2.

use super::Written;
use crate::import::{Entry, Media, Page, time};
use crate::{Opinion, Signal, View};
use quick_xml::escape::escape;
use std::io::{self, Write};

pub(super) fn write(
    out: &mut impl Write,
    page: &Page,
    entries: &mut dyn Iterator<Item = Entry>,
) -> io::Result<Written> {
    let mut written = Written::default();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\">"
    )?;
    let mut open = None;
    for entry in entries {
        let media = entry.media.unwrap_or(Media::Image);
        let Some((member, id)) = entry.key.as_deref().and_then(|key| key.split_once('/')) else {
            written.add(false, entry.signals.len().max(1));
            continue;
        };
        if open != Some(media) {
            if open == Some(Media::Video) {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "pictures come before videos",
                ));
            }
            close(out, open)?;
            let at = page.max_at.map(time::write).unwrap_or_default();
            writeln!(out, "<{}s maxTimestamp=\"{at}\">", media.name())?;
            open = Some(media);
        }
        let left_out = item(out, &entry, media, (member, id))?;
        written.add(true, left_out);
    }
    close(out, open)?;
    if let Some(next) = &page.next {
        writeln!(
            out,
            "<paging><next>{}</next></paging>",
            escape(next.as_str())
        )?;
    }
    writeln!(out, "</queryResult>")?;
    Ok(written)
}

fn close(out: &mut impl Write, open: Option<Media>) -> io::Result<()> {
    open.map_or(Ok(()), |media| writeln!(out, "</{}s>", media.name()))
}

/// Writes an entry and says how many hashes there is no place for.
fn item(
    out: &mut impl Write,
    entry: &Entry,
    media: Media,
    (member, id): (&str, &str),
) -> io::Result<usize> {
    let name = match (media, entry.deleted) {
        (Media::Image, false) => "image",
        (Media::Video, false) => "video",
        (Media::Image, true) => "deletedImage",
        (Media::Video, true) => "deletedVideo",
    };
    let at = entry.at.map(time::write).unwrap_or_default();
    write!(out, "<{name}><member id=\"{}\"/>", escape(member))?;
    write!(out, "<timestamp>{at}</timestamp><id>{}</id>", escape(id))?;
    let mut left_out = 0_usize;
    if !entry.deleted {
        if let Some(label) = entry.labels.first() {
            write!(
                out,
                "<classification>{}</classification>",
                escape(label.as_str())
            )?;
        }
        left_out = prints(out, &entry.signals)?;
        if !entry.opinions.is_empty() {
            votes(out, &entry.opinions)?;
        }
    }
    writeln!(out, "</{name}>")?;
    Ok(left_out)
}

fn prints(out: &mut impl Write, signals: &[Signal]) -> io::Result<usize> {
    let mut left_out = 0_usize;
    write!(out, "<fingerprints>")?;
    for signal in signals {
        let kind = signal.kind();
        match signal {
            Signal::Sha256(_) => left_out = left_out.saturating_add(1),
            _ => write!(out, "<{kind}>{}</{kind}>", signal.to_hex())?,
        }
    }
    write!(out, "</fingerprints>")?;
    Ok(left_out)
}

fn votes(out: &mut impl Write, opinions: &[Opinion]) -> io::Result<()> {
    write!(out, "<feedback>")?;
    for opinion in opinions {
        let name = match opinion.view {
            View::Confirm => "affirmativeFeedback",
            View::Deconfirm => "negativeFeedback",
        };
        let (at, by) = (time::write(opinion.at), escape(&*opinion.by));
        write!(
            out,
            "<{name}><members timestamp=\"{at}\"><member id=\"{by}\"/></members></{name}>"
        )?;
    }
    write!(out, "</feedback>")
}
