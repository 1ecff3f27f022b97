//! Six digits that an app shows for thirty seconds (TOTP, RFC 6238), and the secret they come from.

use data_encoding::BASE32_NOPAD;
use fast_qr::{ECL, QRBuilder, convert::svg::SvgBuilder};
use store::{Millis, Rng};
use totp_rs::{Builder, Secret};

/// As every app can read it: SHA-1, six digits, thirty seconds.
const SECRET_BYTES: usize = 20;

/// A new secret.
pub(crate) fn fresh(rng: &Rng) -> [u8; SECRET_BYTES] {
    rng.bytes()
}

/// The step of thirty seconds whose code this is: now, the one before or the one after. Who uses a code up must not take
/// this step or an earlier one again.
pub(crate) fn step(secret: &[u8], code: &str, now: Millis) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.div_euclid(1000)).ok()?;
    let totp = Builder::new().with_secret(Secret::new(secret.into()));
    let step = totp.build().ok()?.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// The secret to type into the app, in groups of four.
pub(crate) fn typed(secret: &[u8]) -> String {
    let text: Vec<char> = BASE32_NOPAD.encode(secret).chars().collect();
    let groups: Vec<String> = text.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}

/// The QR code of the secret, as an SVG, for the app to read. Empty when a name is too long for one.
pub(crate) fn qr(secret: &[u8], campaign: &str, name: &str) -> String {
    let (campaign, name) = (escaped(campaign), escaped(name));
    let secret = BASE32_NOPAD.encode(secret);
    let address = format!("otpauth://totp/{campaign}:{name}?secret={secret}&issuer={campaign}");
    let code = QRBuilder::new(address).ecl(ECL::M).build();
    code.map_or_else(
        |_| String::new(),
        |code| SvgBuilder::default().to_str(&code),
    )
}

fn escaped(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    let one = |byte: &u8| {
        if plain(byte) {
            char::from(*byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.as_bytes().iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RFC 6238, appendix B (the last six of eight digits).
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step(SECRET, code, seconds * 1000), Some(seconds / 30));
            assert_eq!(
                step(
                    SECRET,
                    &format!(" {} {}", &code[..3], &code[3..]),
                    seconds * 1000
                ),
                Some(seconds / 30)
            );
            let late = (seconds + 30) * 1000;
            assert_eq!(step(SECRET, code, late), Some(seconds / 30));
            assert_eq!(step(SECRET, code, late + 30_000), None);
        }
        assert_eq!(step(SECRET, "287082", -1), None);
    }

    #[test]
    fn the_secret_is_shown_as_text_and_as_a_picture() {
        assert_eq!(typed(SECRET), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let svg = qr(SECRET, "The Red X Day", "Amara <Diaz>");
        assert!(svg.starts_with("<svg") && !svg.contains("style="), "{svg}");
        assert_eq!(qr(SECRET, &"x".repeat(5000), "y"), "");
    }

    proptest! {
        #[test]
        fn any_text_is_a_code_or_none(code in "\\PC{0,12}|[0-9]{5,7}", now in any::<i64>()) {
            let _ = step(SECRET, &code, now);
        }
    }
}
