//! What stands for a picture until somebody chooses to look.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use post::HeldView;

/// A grey picture without an edge in it, as a `data:` address: made of the 25 bytes of the ThumbHash, which is what
/// readers get as a placeholder, too. Serving it is not serving the picture.
pub(crate) fn veil(view: &HeldView) -> String {
    let hash = view.thumbhash.as_deref().unwrap_or_default();
    let hash = BASE64URL_NOPAD.decode(hash.as_bytes()).ok();
    match hash.and_then(|hash| media::veil::png(&hash)) {
        Some(png) => format!("data:image/png;base64,{}", BASE64.encode(&png)),
        None => EMPTY.to_owned(),
    }
}

/// One grey pixel, for what has no ThumbHash.
const EMPTY: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAJmZmQAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::samples::view;
    use post::State;

    #[test]
    fn a_photo_has_a_grey_veil_and_what_has_none_is_plain() {
        let hash = BASE64URL_NOPAD.encode(&[7; 25]);
        let mut view = view(1, State::Held);
        assert_eq!(veil(&view), EMPTY);
        view.thumbhash = Some(hash);
        let address = veil(&view);
        let png = address.strip_prefix("data:image/png;base64,").unwrap();
        assert!(
            BASE64
                .decode(png.as_bytes())
                .unwrap()
                .starts_with(b"\x89PNG")
        );
        view.thumbhash = Some("?".into());
        assert_eq!(veil(&view), EMPTY);
    }
}
