use super::*;
use proptest::prelude::*;

fn codes(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = make("f", text, 1).faults.iter().map(|f| f.code).collect();
    codes.dedup();
    codes
}

/// The fixed HTML of a text.
fn html(text: &str) -> String {
    let fixed = |piece: &Piece| match piece {
        Piece::Html(html) => html.clone(),
        other => format!("[{other:?}]"),
    };
    make("f", text, 1).pieces.iter().map(fixed).collect()
}

#[test]
fn plain_markdown_becomes_plain_html() {
    assert_eq!(
        html("## A *b* {#x}\n\nOne **two**.\n\n- a\n- b\n"),
        "<h2 id=\"x\">A <em>b</em></h2>\n<p>One <strong>two</strong>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    );
}

#[test]
fn html_in_a_text_is_a_fault_and_never_comes_out() {
    for text in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<a href=\"javascript:x\">b</a>",
        "<svg onload=x>",
        "<style>p{}</style>",
        "<!-- c -->",
        "<p onclick=x>y</p>",
    ] {
        assert!(codes(text).contains(&"html"), "{text}");
        let html = html(text);
        for gone in ["<script", "<img", "<a", "<svg", "<style", "onclick", "<!--"] {
            assert!(!html.contains(gone), "{text}: {html}");
        }
    }
}

#[test]
fn the_second_wall_holds_without_the_first() {
    let raw = "<p onclick=\"x\" style=\"y\" id=\"p\">a<script>b</script><iframe src=\"//c\"></iframe><a href=\"https://d\">e</a></p><h2 id=\"f\" class=\"g\">h</h2>";
    assert_eq!(WALL.clean(raw).to_string(), "<p>ae</p><h2 id=\"f\">h</h2>");
}

#[test]
fn only_links_inside_and_no_pictures() {
    assert_eq!(codes("[a](https://example.org)"), ["link-outside"]);
    assert_eq!(codes("[a](//example.org)"), ["link-outside"]);
    assert_eq!(codes("[a](javascript:alert(1))"), ["link-outside"]);
    assert_eq!(codes("<https://example.org>"), ["link-outside"]);
    assert_eq!(codes("![a](/b.png)"), ["picture"]);
    assert!(codes("[a](/help)").is_empty());
    assert_eq!(html("[a](/help)"), "<p>[Open(\"/help\")]a[Close]</p>\n");
    assert_eq!(html("[a](https://x)"), "<p>a</p>\n");
}

#[test]
fn what_pages_do_not_use_is_a_fault() {
    assert_eq!(codes("`code`"), ["markup"]);
    assert_eq!(codes("```\ncode\n```"), ["markup"]);
    assert_eq!(codes("a\n\n---\n\nb"), ["markup"]);
    assert_eq!(codes("# Title"), ["heading-level"]);
    assert_eq!(codes("#### Deep"), ["heading-level"]);
    assert_eq!(codes("## ???"), ["anchor"]);
    assert_eq!(codes("## A {#x}\n\n## B {#x}"), ["anchor"]);
    assert_eq!(codes(&">".repeat(2_000)), ["too-deep"]);
    assert_eq!(codes(&("- ".repeat(2_000) + "a")), ["too-deep"]);
}

#[test]
fn a_fault_has_its_line() {
    let made = make("f", "one\n\ntwo\n<b>x</b>\n\n{fact:a", 10);
    let lines: Vec<_> = made.faults.iter().map(|f| (f.code, f.line)).collect();
    assert_eq!(
        lines,
        [
            ("html", Some(13)),
            ("html", Some(13)),
            ("directive-unclosed", Some(15))
        ]
    );
}

#[test]
fn what_rests_on_a_fact_is_held_together() {
    let needs = |ids: &[&str]| format!("[Needs({ids:?})]");
    let said = html("- a {fact:x} b\n- c\n");
    assert_eq!(
        said,
        format!(
            "<ul>\n{}\n<li>a [Say(Fact(\"x\"))] b</li>\n[End]\n<li>c</li>\n</ul>\n",
            needs(&["x"])
        )
    );
    let said = html("a {fact:x:value} and {fact:y:value}");
    assert_eq!(
        said,
        format!(
            "{}\n<p>a [Say(Value(\"x\"))] and [Say(Value(\"y\"))]</p>\n[End]",
            needs(&["x", "y"])
        )
    );
    assert_eq!(html("{law:x}"), "<p>[Say(Law(\"x\"))]</p>\n");
}

#[test]
fn what_leads_to_a_list_goes_with_it() {
    let led = html("These:\n\n- {fact:x}\n- {fact:y}\n");
    assert!(
        led.starts_with("[Any([[\"x\"], [\"y\"]])]\n<p>These:</p>\n[End]"),
        "{led}"
    );
    for text in [
        "These:\n\n- {fact:x}\n- y\n",
        "These.\n\n- {fact:x}\n",
        "These:\n\nb\n",
    ] {
        assert!(!html(text).contains("Any"), "{text}");
    }
}

#[test]
fn a_figure_stands_in_no_paragraph() {
    assert_eq!(
        html("a\n\n{chart:x}\n\nb"),
        "<p>a</p>\n[Say(Chart(\"x\"))]\n<p>b</p>\n"
    );
    assert_eq!(codes("{chart:x} a"), ["directive-inside"]);
}

#[test]
fn words_for_the_lints_have_no_directives() {
    let made = make(
        "f",
        "## Head\n\nOne {fact:x}\ntwo *three*.\n\n| a |\n|---|\n| b |\n",
        1,
    );
    let prose: Vec<_> = made
        .prose
        .iter()
        .map(|p| (p.line, p.kind, p.text.as_str()))
        .collect();
    assert_eq!(
        prose,
        [
            (1, Kind::Heading, "Head"),
            (3, Kind::Sentences, "One   two three."),
            (6, Kind::Cell, "a"),
            (8, Kind::Cell, "b"),
        ]
    );
}

proptest! {
    /// Whatever somebody types: no panic, and nothing comes out but the elements of a page.
    #[test]
    fn nothing_but_our_elements_comes_out(text in "([a-z <>/{}:#*\\-|\\[\\]()\"=!`\n]|script|onerror|fact|href|&lt;|é){0,80}") {
        let fixed = make("f", &text, 1).pieces.into_iter().filter_map(|piece| match piece {
            Piece::Html(html) => Some(html),
            _ => None,
        });
        let ours = ["p", "ul", "ol", "li", "h2", "h3", "strong", "em", "blockquote", "table", "thead", "tbody", "tr", "th", "td"];
        for tag in fixed.collect::<String>().split('<').skip(1) {
            let tag = tag.split('>').next().unwrap().trim_start_matches('/');
            let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
            prop_assert!(ours.contains(&name), "{tag}");
            prop_assert!(rest.is_empty() || rest.starts_with("id=\""), "{tag}");
        }
    }
}
