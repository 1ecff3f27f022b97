//! Times as lists write them: `2017-10-24T15:00:00Z`, always UTC.

use crate::Millis;

const DAY_MS: Millis = 86_400_000;

/// Reads a time with or without a fraction of a second. It must be UTC and say so.
pub(super) fn parse(text: &str) -> Option<Millis> {
    let text = text.trim().strip_suffix('Z')?;
    let (date, clock) = text.split_once('T')?;
    let (year, month, day) = three(date, '-')?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let (hour, minute, second) = three(clock, ':')?;
    let in_order = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let seconds = (hour * 60 + minute) * 60 + second;
    let millis = seconds * 1_000 + thousandths(fraction)?;
    in_order.then(|| days(year, month, day) * DAY_MS + millis)
}

/// Writes a time with its milliseconds.
pub(crate) fn write(at: Millis) -> String {
    let (days, ms) = (at.div_euclid(DAY_MS), at.rem_euclid(DAY_MS));
    let (year, month, day) = date(days);
    let (seconds, ms) = (ms / 1_000, ms % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

fn three(text: &str, between: char) -> Option<(i64, i64, i64)> {
    let mut parts = text.split(between);
    let found = (
        digits(parts.next()?)?,
        digits(parts.next()?)?,
        digits(parts.next()?)?,
    );
    parts.next().is_none().then_some(found)
}

fn digits(text: &str) -> Option<i64> {
    let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

/// The first three digits of a fraction.
fn thousandths(text: &str) -> Option<i64> {
    digits(text)?;
    let three: String = text.chars().chain("00".chars()).take(3).collect();
    three.parse().ok()
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, counted in eras of 400 years that begin in March (the method
/// of Howard Hinnant's `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_as_lists_write_them() {
        assert_eq!(parse("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse("2017-10-24T15:00:00Z"), Some(1_508_857_200_000));
        assert_eq!(parse("2017-10-24T15:00:00.5Z"), Some(1_508_857_200_500));
        assert_eq!(
            parse(" 2024-02-29T23:59:59.123456Z\n"),
            Some(1_709_251_199_123)
        );
        assert_eq!(write(1_508_857_200_500), "2017-10-24T15:00:00.500Z");
    }

    #[test]
    fn a_time_that_is_not_utc_or_not_one_is_none() {
        for text in [
            "",
            "2017-10-24T15:00:00",
            "2017-10-24T15:00:00+01:00",
            "2017-13-24T15:00:00Z",
            "2017-10-24T15:00Z",
            "2017-10-24T+5:00:00Z",
            "2017-10-24T15:00:00.Z",
            "99999999999-10-24T15:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(at in -62_135_596_800_000_i64..253_402_300_800_000) {
            prop_assert_eq!(parse(&write(at)), Some(at));
        }
    }
}
