//! What is drawn, and what is said of it.

use super::{chart, map, wrapped};
use crate::{Library, Sources};
use testkit::Shell;
use web::Page;

struct Drawn {
    shell: Shell,
    library: Library,
}

impl Drawn {
    async fn demo() -> Self {
        let shell = Shell::demo().await;
        Self {
            shell,
            library: Library::gather(&Sources::embedded()).0,
        }
    }

    fn page(&self, lang: &str) -> Page {
        Page::sample(&self.shell.app, self.shell.app.words().find(lang).unwrap())
    }

    fn chart(&self, id: &str) -> String {
        chart(&self.page("en"), self.library.facts(), id).unwrap()
    }
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// Every id that a title or a description is named by stands in the drawing once.
fn is_labelled(svg: &str) {
    let by = svg
        .split_once("aria-labelledby=\"")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0;
    assert_eq!(by.split(' ').count(), 2, "{by}");
    for id in by.split(' ') {
        assert_eq!(count(svg, &format!(" id=\"{id}\"")), 1, "{id}");
    }
    assert!(svg.contains("role=\"img\"") && svg.contains("<title ") && svg.contains("<desc "));
}

#[tokio::test]
async fn every_drawing_has_its_words_and_its_table() {
    let drawn = Drawn::demo().await;
    let facts = drawn.library.facts();
    for lang in ["en", "es"] {
        let page = drawn.page(lang);
        for (kind, id, ..) in facts.drawings.all() {
            let html = if kind == "map" {
                map(&page, facts, id)
            } else {
                chart(&page, facts, id)
            };
            let html = html.unwrap_or_else(|| panic!("{kind} {id}"));
            is_labelled(&html);
            assert_eq!(
                (count(&html, "<details>"), count(&html, "<table")),
                (1, 1),
                "{id}"
            );
            // Colours and sizes are the page's: nothing a strict policy would refuse.
            for gone in [
                "style=",
                "fill=",
                "font-size=",
                "NaN",
                "\"inf\"",
                ">chart-",
                "{ $",
            ] {
                assert!(!html.contains(gone), "{lang} {kind} {id}: {gone}");
            }
        }
    }
}

#[tokio::test]
async fn a_series_says_its_gaps_and_its_breaks() {
    let html = Drawn::demo().await.chart("cybertipline-trafficking");
    // 2020, 2021, 2022 and 2024 are known, 2023 is not, and the law changed before 2024.
    assert_eq!(
        (
            count(&html, "class=\"full\""),
            count(&html, "class=\"gap\"")
        ),
        (4, 1)
    );
    assert_eq!(count(&html, "class=\"break\""), 1);
    assert!(
        html.contains("There are no data we can cite for 2023."),
        "{html}"
    );
    assert!(
        html.contains("Mark A, before 2024:")
            && html.contains("a US law made these reports a duty")
    );
    assert_eq!(count(&html, "<th scope=\"row\">"), 5);
    assert!(html.contains("more than 27,800"));
    let whole = Drawn::demo().await.chart("cybertipline-total");
    assert_eq!(count(&whole, "class=\"gap\""), 0);
    assert!(!whole.contains("no data we can cite"));
    assert!(whole.contains("21,751,085") && whole.contains("36.2 million"));
}

#[tokio::test]
async fn each_bar_says_of_whom_it_is_a_share() {
    let html = Drawn::demo().await.chart("children-share");
    assert_eq!(
        (
            count(&html, "class=\"track\""),
            count(&html, "class=\"full\"")
        ),
        (3, 3)
    );
    let svg = html.split_once("</svg>").unwrap().0;
    assert!(svg.contains("registered in the European"), "{svg}");
    // 38 of 100 of the width.
    assert!(
        svg.contains("class=\"full\" x=\"0.0\" y=\"21.0\" width=\"114.0\""),
        "{svg}"
    );
    assert!(html.contains("cannot be ranked"));
}

#[tokio::test]
async fn a_map_says_where_nothing_is_known() {
    let drawn = Drawn::demo().await;
    let html = map(&drawn.page("en"), drawn.library.facts(), "children-share").unwrap();
    assert_eq!(
        (
            count(&html, "class=\"known\""),
            count(&html, "class=\"gap\"")
        ),
        (3, 9)
    );
    assert_eq!(count(&html, "<td>no data</td>"), 9);
    assert!(html.contains("Known for 2 of 11 regions"));
    assert!(html.contains("No data does not mean no children are harmed there."));
}

#[tokio::test]
async fn without_confirmed_facts_nothing_is_drawn() {
    let shell = Shell::new().await;
    let library = Library::gather(&Sources::embedded()).0;
    let page = Page::sample(&shell.app, shell.app.words().find("en").unwrap());
    assert!(chart(&page, library.facts(), "cybertipline-total").is_none());
    assert!(map(&page, library.facts(), "children-share").is_none());
    let one = library.with_confirmed(["ct-total-2020".to_owned()]);
    assert!(
        chart(&page, one.facts(), "cybertipline-total").is_none(),
        "one year is no series"
    );
    let some = one.with_confirmed(["ct-total-2020", "ct-total-2022"].map(str::to_owned));
    let html = chart(&page, some.facts(), "cybertipline-total").unwrap();
    assert!(html.contains("There are no data we can cite for 2021."));
    assert!(!html.contains("29,397,681") && !html.contains("drafts"));
}

#[test]
fn from_the_right_a_drawing_is_mirrored() {
    use super::sheet::{Anchor, Area, Sheet};
    let draw = |rtl| {
        let mut sheet = Sheet::new(rtl);
        sheet.rect(
            "r",
            Area {
                x: 10.0,
                y: 0.0,
                width: 50.0,
                height: 5.0,
            },
        );
        sheet.line("l", (10.0, 0.0), (20.0, 5.0));
        sheet.text("t", (0.0, 9.0), Anchor::Start, &["<&\">".to_owned()]);
        (sheet.body().to_owned(), sheet.direction())
    };
    let ((left, ltr), (right, rtl)) = (draw(false), draw(true));
    assert_eq!((ltr, rtl), ("ltr", "rtl"));
    assert!(left.contains("x=\"10.0\"") && left.contains("x1=\"10.0\""));
    assert!(
        right.contains("x=\"240.0\"")
            && right.contains("x1=\"290.0\"")
            && right.contains("x=\"300.0\"")
    );
    assert!(
        !left.contains("<&") && left.contains("&#60;&#38;"),
        "{left}"
    );
}

#[test]
fn words_are_broken_at_spaces() {
    assert_eq!(
        wrapped("Latin America and the Caribbean", 14),
        ["Latin America", "and the", "Caribbean"]
    );
    assert_eq!(wrapped("Unbreakableness", 4), ["Unbreakableness"]);
    assert!(wrapped("", 4).is_empty());
}
