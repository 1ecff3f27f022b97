//! The description of the JSON interface: whole, well-formed, in plain words, and the same wherever it is read.

use jsonschema::Registry;
use redx::{node, openapi};
use serde_json::Value;
use std::{collections::BTreeSet, process::Command};
use testkit::{
    Shell,
    shell::{Answer, get, post_json},
};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
/// The folder of the official schemas of OpenAPI 3.1.
const SCHEMAS: [(&str, &str); 4] = [
    ("schema", include_str!("openapi-3.1/schema.json")),
    ("schema-base", include_str!("openapi-3.1/schema-base.json")),
    ("dialect", include_str!("openapi-3.1/dialect.json")),
    ("meta", include_str!("openapi-3.1/meta.json")),
];

fn document() -> Value {
    serde_json::from_str(openapi::text()).unwrap()
}

/// Every operation with its path and method.
fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            Some((path.clone(), method.to_uppercase(), item.get(method)?))
        })
    });
    all.collect()
}

#[tokio::test]
async fn every_route_of_the_interface_is_described_and_nothing_else() {
    let shell = Shell::new().await;
    let node = node::build(shell.app.clone(), 1).unwrap();
    let routes = node.routes();
    let routed: BTreeSet<String> = routes
        .declared()
        .iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let document = document();
    let described: BTreeSet<String> = operations(&document)
        .into_iter()
        .map(|(path, method, _)| format!("{method} {path}"))
        .collect();
    assert!(routed.len() >= 9);
    assert_eq!(routed, described);
}

#[test]
fn it_is_openapi_3_1() {
    let parsed: Vec<Value> = SCHEMAS
        .iter()
        .map(|(_, text)| serde_json::from_str(text).unwrap())
        .collect();
    let mut registry = Registry::new();
    for schema in &parsed {
        let id = schema["$id"].as_str().unwrap();
        registry = registry.add(id, schema.clone()).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let validator = jsonschema::options()
        .with_registry(&registry)
        .build(&parsed[1])
        .unwrap();
    let mut document = document();
    let wrong: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    // The validator sees what is wrong, in the document and deep in a schema.
    document["components"]["schemas"]["Counts"]["type"] = "thing".into();
    assert!(!validator.is_valid(&document));
    let mut document = self::document();
    document["paths"]["/api/v1/counts"]["get"]["responses"] = 7.into();
    assert!(!validator.is_valid(&document));
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, document: &Value) {
        if let Some(to) = value["$ref"].as_str() {
            let at = document.pointer(to.trim_start_matches('#'));
            assert!(at.is_some_and(Value::is_object), "{to}");
        }
        let objects = value.as_object().into_iter().flat_map(|map| map.values());
        for part in objects.chain(value.as_array().into_iter().flatten()) {
            walk(part, document);
        }
    }
    let document = document();
    walk(&document, &document);
}

#[test]
fn every_field_has_words_and_an_example() {
    let document = document();
    let says = |value: &Value| {
        // What may be null is explained beside what it refers to.
        let words = [&value["description"], &value["oneOf"][0]["description"]];
        let is_explained = |text: &&Value| text.as_str().is_some_and(|text| text.len() > 8);
        words.iter().any(is_explained)
    };
    let shows = |value: &Value| {
        let refers = value["$ref"].is_string() || value["items"]["$ref"].is_string();
        refers
            || value["oneOf"].is_array()
            || !value["example"].is_null()
            || !value["examples"].is_null()
    };
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(says(schema), "{name} is not explained");
        for (field, about) in schema["properties"].as_object().into_iter().flatten() {
            assert!(says(about), "{name}.{field} is not explained: {about}");
            assert!(shows(about), "{name}.{field} has no example: {about}");
        }
    }
    for (path, method, operation) in operations(&document) {
        let place = format!("{method} {path}");
        assert!(says(operation), "{place} is not explained");
        assert!(operation["summary"].is_string() && operation["operationId"].is_string());
        for one in operation["parameters"].as_array().into_iter().flatten() {
            assert!(says(one) && shows(one), "{place}: {one}");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(says(response), "{place} {status} is not explained");
            if ["429", "503"].contains(&status.as_str()) {
                assert!(
                    response["headers"]["Retry-After"].is_object(),
                    "{place} {status}"
                );
            }
        }
    }
}

#[test]
fn every_code_has_words() {
    let document = document();
    for (path, method, operation) in operations(&document) {
        for (_, response) in operation["responses"].as_object().unwrap() {
            let content = &response["content"]["application/problem+json"];
            for (code, example) in content["examples"].as_object().into_iter().flatten() {
                let title = example["value"]["title"].as_str().unwrap();
                assert!(!title.contains(code.as_str()), "{method} {path}: {code}");
            }
        }
    }
}

async fn served() -> Answer {
    let shell = Shell::new().await;
    let node = node::build(shell.app.clone(), 1).unwrap();
    get(
        &web::shell(&shell.app, node.routes()),
        "/api/v1/openapi.json",
        "",
    )
    .await
}

#[tokio::test]
async fn it_is_served_to_everyone_and_may_be_kept() {
    let answer = served().await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "public, max-age=3600");
    assert!(!answer.headers.contains_key("set-cookie"));
    testkit::Described::new(&document()).hold(&http::Method::GET, "/api/v1/openapi.json", &answer);
}

#[tokio::test]
async fn the_command_prints_what_is_served_and_needs_no_data() {
    let empty = tempfile::tempdir().unwrap();
    let printed = Command::new(env!("CARGO_BIN_EXE_redx"))
        .arg("openapi")
        .current_dir(empty.path())
        .env("REDX_DATA", empty.path().join("data"))
        .output()
        .unwrap();
    assert!(printed.status.success(), "{printed:?}");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
    let text = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(text.trim_end().as_bytes(), served().await.body);
}

#[tokio::test]
async fn a_wrong_method_is_told_which_are_right() {
    let shell = Shell::new().await;
    let node = node::build(shell.app.clone(), 1).unwrap();
    let router = web::shell(&shell.app, node.routes());
    let answer = post_json(&router, "/api/v1/counts", "{}", "").await;
    assert_eq!(answer.status, 405);
    let mut may: Vec<&str> = answer.header("allow").split(',').collect();
    may.sort_unstable();
    assert_eq!(may, ["GET", "HEAD"]);
}
