//! What a screen in a hall shows beside the prints: how to take part.

use web::{App, Problem, Result};

/// The address people post at: to be read from afar, without what a browser adds by itself.
pub(crate) fn address(app: &App) -> String {
    let url = app.url("/post");
    url.split_once("://")
        .map_or(url.clone(), |(_, rest)| rest.to_owned())
}

/// The same as a code for a phone's camera.
pub(crate) fn code(app: &App) -> Result<String> {
    media::drawn::qr_svg(&app.url("/post")).map_err(Problem::internal)
}
