//! Every route with who may use it, how often, how much, and what it leaves in the audit chain.

use redx::node;
use testkit::shell::Shell;

#[tokio::test]
async fn every_route_is_as_it_was_agreed() {
    let shell = Shell::new().await;
    let node = node::build(shell.app.clone(), 1).unwrap();
    let mut lines: Vec<String> = node
        .routes()
        .declared()
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn what_changes_something_is_never_open_to_a_get() {
    let shell = Shell::new().await;
    let node = node::build(shell.app.clone(), 1).unwrap();
    for route in node.routes().declared() {
        let line = route.to_string();
        // Looking at a held picture is itself an act that is written down.
        let looks = line.ends_with("audit=post.viewed");
        assert!(
            route.method != "GET" || looks || line.contains("audit=-"),
            "{line}"
        );
        if route.path.starts_with("/desk") && !route.path.starts_with("/desk/sign-in") {
            assert!(!line.contains(" reader "), "{line}");
        }
    }
}
