//! How a language writes numbers: its digits, what stands between the thousands, what before the tenths. From Unicode
//! CLDR, compiled in; dates and plurals need no more than Fluent has (docs/adr/0008).

use fluent_bundle::{FluentArgs, FluentValue, memoizer::MemoizerKind, types::FluentNumber};
use icu_decimal::{
    DecimalFormatter, DecimalFormatterPreferences,
    input::Decimal,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use std::{borrow::Cow, convert::Infallible};
use unic_langid::LanguageIdentifier;

/// The numbers of one language.
pub(crate) struct Numbers {
    /// `None` where CLDR knows nothing of the language: then digits stand as they are.
    grouped: Option<DecimalFormatter>,
    plain: Option<DecimalFormatter>,
}

impl Numbers {
    pub(crate) fn of(code: &str) -> Self {
        let formatter = |grouping| {
            let locale: Locale = code.parse().ok()?;
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new(DecimalFormatterPreferences::from(&locale), options).ok()
        };
        Self {
            grouped: formatter(GroupingStrategy::Auto),
            plain: formatter(GroupingStrategy::Never),
        }
    }

    /// A whole number.
    pub(crate) fn whole(&self, n: i64) -> String {
        write(self.grouped.as_ref(), Decimal::from(n))
    }

    /// A number given as its plain English digits, such as `36.2`; anything else comes back as it is.
    pub(crate) fn decimal(&self, text: &str) -> String {
        match text.parse() {
            Ok(number) => write(self.grouped.as_ref(), number),
            Err(_) => text.to_owned(),
        }
    }

    /// A number that nobody counts with, such as a year or the minutes of a clock: nothing between its thousands,
    /// and at least so many digits.
    pub(crate) fn plain(&self, n: i64, digits_min: i16) -> String {
        let mut number = Decimal::from(n);
        number.absolute.pad_start(digits_min);
        write(self.plain.as_ref(), number)
    }

    fn of_fluent(&self, number: &FluentNumber) -> String {
        let shown = number.options.currency.as_deref().map(Cow::Borrowed);
        let digits = shown.unwrap_or_else(|| number.as_string());
        let Ok(mut exact) = digits.parse::<Decimal>() else {
            return digits.into_owned();
        };
        let tenths = number.options.minimum_fraction_digits.unwrap_or(0);
        exact.absolute.pad_end(-i16::try_from(tenths).unwrap_or(0));
        let formatter = if number.options.use_grouping {
            &self.grouped
        } else {
            &self.plain
        };
        write(formatter.as_ref(), exact)
    }
}

fn write(formatter: Option<&DecimalFormatter>, number: Decimal) -> String {
    match formatter {
        Some(formatter) => formatter.format_to_string(&number),
        None => number.to_string(),
    }
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = Infallible;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Infallible> {
        Ok(Self::of(&lang.to_string()))
    }
}

/// For [`fluent_bundle::bundle::FluentBundle::set_formatter`]: numbers inside messages are written as those on pages.
pub(super) fn in_message<M: MemoizerKind>(value: &FluentValue<'_>, intls: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let written =
        intls.with_try_get_threadsafe::<Numbers, _, _>((), |numbers| numbers.of_fluent(number));
    written.ok()
}

/// The variables of a message, so that Fluent finds the right plural form for each number.
///
/// Arabic takes its form from the last two digits: 103 is said as 3 is. Fluent's rules (`intl_pluralrules` 7.0.2) look at
/// the whole number and give 103 the form of 100. So Fluent is given the last two digits to choose by, and the number
/// itself to show, in the one option that nothing here uses. The test of the plural forms says when this can go.
///
/// `None` where the variables are right as they are.
pub(super) fn counted<'a>(code: &str, args: &'a FluentArgs<'a>) -> Option<FluentArgs<'a>> {
    let counted = |value: &FluentValue<'a>| match value {
        FluentValue::Number(number) if number.value >= 100.0 && number.value % 100.0 >= 3.0 => {
            let mut form = number.clone();
            form.options.currency = Some(number.as_string().into_owned());
            form.value %= 100.0;
            FluentValue::Number(form)
        }
        other => other.clone(),
    };
    let all = || args.iter().map(|(name, value)| (name, counted(value)));
    (code == "ar").then(|| all().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_digits_and_its_separators() {
        for (code, thousand, million, negative, tenths, year) in [
            ("en", "1,234", "1,234,567", "-12", "36.2", "2027"),
            // Spanish writes four digits together.
            ("es", "1234", "1.234.567", "-12", "36,2", "2027"),
            // Modern standard Arabic has the digits of the numbers to dial, so that nobody meets two kinds on one page.
            ("ar", "1,234", "1,234,567", "\u{200e}-12", "36.2", "2027"),
            // Where Arabic has digits of its own, these come from the same data.
            ("ar-EG", "١٬٢٣٤", "١٬٢٣٤٬٥٦٧", "\u{61c}-١٢", "٣٦٫٢", "٢٠٢٧"),
        ] {
            let numbers = Numbers::of(code);
            assert_eq!(numbers.whole(1_234), thousand, "{code}");
            assert_eq!(numbers.whole(1_234_567), million, "{code}");
            assert_eq!(numbers.whole(-12), negative, "{code}");
            assert_eq!(numbers.decimal("36.2"), tenths, "{code}");
            assert_eq!(numbers.plain(2027, 1), year, "{code}");
            assert_eq!(numbers.decimal("about 7"), "about 7", "{code}");
        }
        assert_eq!(Numbers::of("en").plain(5, 2), "05");
        assert_eq!(Numbers::of("ar-EG").plain(5, 2), "٠٥");
        assert_eq!(Numbers::of("\u{1}").whole(1_234), "1234");
    }
}
