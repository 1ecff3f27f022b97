//! QR codes for the screen in the hall and for posters: ink on paper.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use super::{INK, PAPER};

/// Quiet space around the code in modules, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// The link does not fit into a QR code (more than about 1,600 bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link is too long for a QR code")]
pub struct TooLong;

/// A self-contained SVG of the QR code of `url`, with a quiet zone, readable with a sixth of it covered.
///
/// # Errors
/// [`TooLong`] when the link does not fit.
pub fn qr_svg(url: &str) -> Result<String, TooLong> {
    let code = QRBuilder::new(url)
        .ecl(ECL::M)
        .build()
        .map_err(|_| TooLong)?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for row in 0..code.size {
        for (column, length) in runs(
            code.data
                .iter()
                .skip(row * code.size)
                .take(code.size)
                .map(|module| module.value()),
        ) {
            let _infallible = write!(
                path,
                "M{} {}h{length}v1h-{length}z",
                column + QUIET,
                row + QUIET
            );
        }
    }
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true"><path fill="{PAPER}" d="M0 0h{side}v{side}h-{side}z"/><path fill="{INK}" d="{path}"/></svg>"#
    ))
}

/// Start and length of every run of dark modules in a row.
fn runs(row: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (column, dark) in row.enumerate() {
        match runs.last_mut() {
            Some((start, length)) if dark && *start + *length == column => *length += 1,
            _ if dark => runs.push((column, 1)),
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_neighbours() {
        assert_eq!(
            runs([true, true, false, true].into_iter()),
            [(0, 2), (3, 1)]
        );
    }

    #[test]
    fn a_link_becomes_a_square_and_too_much_is_refused() {
        let svg = qr_svg("https://example.org/post").unwrap();
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
        assert!(!svg.contains("style="));
        assert_eq!(qr_svg(&"x".repeat(4000)), Err(TooLong));
    }
}
