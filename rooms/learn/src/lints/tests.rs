use super::*;

#[test]
fn the_starter_content_has_no_fault() {
    let faults = Library::read(&Sources::embedded()).err().unwrap_or_default();
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", said.join("\n"));
}
