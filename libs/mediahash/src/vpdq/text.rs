//! The text form of the reference: a line a frame, `frame,quality,hash,timestamp`.

use super::Feature;
use crate::ParseHashError;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// The best quality there is.
const QUALITY_MAX: u8 = 100;

/// Digits after the point that can be told apart: a [`Duration`] counts nanoseconds.
const FRACTION_DIGITS: usize = 9;

/// The line is not `frame,quality,hash,timestamp`. It never carries the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseFeatureError {
    /// There are not four fields.
    #[error("expected frame,quality,hash,timestamp")]
    Fields,
    /// The first field is no whole number below 2^32.
    #[error("the frame is no whole number")]
    Frame,
    /// The second field is no whole number from 0 to 100.
    #[error("the quality is no whole number from 0 to 100")]
    Quality,
    /// The third field is no PDQ code.
    #[error("the hash: {0}")]
    Hash(#[from] ParseHashError),
    /// The fourth field is no decimal number of seconds.
    #[error("the timestamp is no number of seconds")]
    Time,
}

/// Which line was wrong, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
#[non_exhaustive]
pub struct ParseFeaturesError {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: ParseFeatureError,
}

/// Reads the text form, frames in the order of its lines. An empty text is a video without features.
///
/// # Errors
/// [`ParseFeaturesError`] for the first line that is none.
pub fn parse(text: &str) -> Result<Vec<Feature>, ParseFeaturesError> {
    let numbered = (1..).zip(text.lines());
    numbered
        .map(|(line, text)| {
            text.parse()
                .map_err(|reason| ParseFeaturesError { line, reason })
        })
        .collect()
}

/// Writes the text form, each line ended.
#[must_use]
pub fn to_text(features: &[Feature]) -> String {
    features
        .iter()
        .flat_map(|feature| [feature.to_string(), "\n".to_owned()])
        .collect()
}

/// One line, seconds with three digits after the point, as the reference writes it.
impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.time.saturating_add(Duration::from_micros(500));
        write!(
            f,
            "{},{},{},{}.{:03}",
            self.frame,
            self.quality,
            self.hash,
            rounded.as_secs(),
            rounded.subsec_millis()
        )
    }
}

/// One line, without its end.
impl FromStr for Feature {
    type Err = ParseFeatureError;

    fn from_str(line: &str) -> Result<Self, ParseFeatureError> {
        let mut fields = line.split(',');
        let mut next = || fields.next().ok_or(ParseFeatureError::Fields);
        let (frame, quality, hash, time) = (next()?, next()?, next()?, next()?);
        if fields.next().is_some() {
            return Err(ParseFeatureError::Fields);
        }
        Ok(Self {
            frame: whole(frame).ok_or(ParseFeatureError::Frame)?,
            quality: whole(quality)
                .filter(|quality| *quality <= QUALITY_MAX)
                .ok_or(ParseFeatureError::Quality)?,
            hash: hash.parse()?,
            time: seconds(time).ok_or(ParseFeatureError::Time)?,
        })
    }
}

/// A whole number of digits alone: no sign, no space.
fn whole<N: FromStr>(text: &str) -> Option<N> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}

/// `12`, `12.5`, `12.345678`: digits past the ninth are cut off.
fn seconds(text: &str) -> Option<Duration> {
    let (full, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = fraction.get(..FRACTION_DIGITS).unwrap_or(fraction);
    let nanos: u32 = format!("{kept:0<FRACTION_DIGITS$}").parse().ok()?;
    Some(Duration::new(whole(full)?, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pdq;
    use proptest::prelude::*;

    /// A line in the form that the reference writes.
    const LINE: &str =
        "75,100,d8f8f0cec0f4a84f0637022a278f67f0b36e2ed596621e1d33e6339c4e9c9b22,3.000";

    #[test]
    fn a_line_of_the_reference() {
        let feature: Feature = LINE.parse().unwrap();
        assert_eq!((feature.frame, feature.quality), (75, 100));
        assert_eq!(feature.time, Duration::from_secs(3));
        assert_eq!(feature.to_string(), LINE);
    }

    #[test]
    fn what_is_no_line_is_refused_by_its_first_wrong_field() {
        let code = "0".repeat(64);
        for (line, reason) in [
            (String::new(), ParseFeatureError::Fields),
            (format!("1,2,{code}"), ParseFeatureError::Fields),
            (format!("1,2,{code},3,4"), ParseFeatureError::Fields),
            (format!("-1,2,{code},3"), ParseFeatureError::Frame),
            (format!("4294967296,2,{code},3"), ParseFeatureError::Frame),
            (format!("+1,2,{code},3"), ParseFeatureError::Frame),
            (format!("1,101,{code},3"), ParseFeatureError::Quality),
            (format!("1, 2,{code},3"), ParseFeatureError::Quality),
            (
                format!("1,2,{}g,3", &code[1..]),
                ParseFeatureError::Hash(ParseHashError::Digit),
            ),
            (
                "1,2,00,3".to_owned(),
                ParseFeatureError::Hash(ParseHashError::Length { expected: 64 }),
            ),
            (format!("1,2,{code},nan"), ParseFeatureError::Time),
            (format!("1,2,{code},3."), ParseFeatureError::Time),
            (format!("1,2,{code},.5"), ParseFeatureError::Time),
            (format!("1,2,{code},1e3"), ParseFeatureError::Time),
            (
                format!("1,2,{code},99999999999999999999"),
                ParseFeatureError::Time,
            ),
        ] {
            assert_eq!(line.parse::<Feature>(), Err(reason), "{line}");
        }
    }

    #[test]
    fn the_number_of_the_wrong_line_is_told_and_nothing_of_the_line() {
        let error = parse(&format!("{LINE}\r\n{LINE}\nsecret,1,2,3\n")).unwrap_err();
        assert_eq!(error.line, 3);
        assert_eq!(error.to_string(), "line 3: the frame is no whole number");
        assert_eq!(parse("").unwrap(), []);
    }

    #[test]
    fn timestamps_are_rounded_to_what_is_written() {
        let with = |nanos| Feature {
            time: Duration::new(7, nanos),
            ..LINE.parse().unwrap()
        };
        assert!(with(999_499_999).to_string().ends_with(",7.999"));
        assert!(with(999_500_000).to_string().ends_with(",8.000"));
        assert!(
            Feature {
                time: Duration::MAX,
                ..with(0)
            }
            .to_string()
            .ends_with(".999")
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(frame: u32, quality in 0_u8..=100, code: [u8; 32], millis: u32) {
            let time = Duration::from_millis(millis.into());
            let feature = Feature { frame, quality, hash: Pdq::from_bytes(code), time };
            prop_assert_eq!(parse(&to_text(&[feature, feature])), Ok(vec![feature, feature]));
        }
    }
}
