//! Holds answers against the description of the interface: what is sent is what is described, and nothing else.
#![expect(
    clippy::indexing_slicing,
    reason = "reading JSON by index gives null where there is nothing"
)]

use crate::shell::Answer;
use http::Method;
use serde::Serialize;
use serde_json::{Value, json};

/// A description to hold answers against.
pub struct Described(Value);

impl Described {
    /// Takes the description. Here objects may have no fields but those that are described.
    ///
    /// # Panics
    /// When it cannot be written as JSON.
    pub fn new(document: &impl Serialize) -> Self {
        let mut document = serde_json::to_value(document).expect("a document");
        close(&mut document["components"]["schemas"]);
        Self(document)
    }

    /// Holds an answer against what is said of its path, method and status: media type, headers and body.
    ///
    /// # Panics
    /// With a sentence, when it is not as described.
    pub fn hold(&self, method: &Method, path: &str, answer: &Answer) {
        let path = path.split('?').next().unwrap_or(path);
        let place = format!("{method} {path} {}", answer.status);
        let response = self.response(method, path, answer.status.as_str());
        let response = response.unwrap_or_else(|| panic!("{place} is not described"));
        for name in response["headers"].as_object().into_iter().flatten() {
            assert!(
                answer.headers.contains_key(name.0),
                "{place} lacks {}",
                name.0
            );
        }
        let media_type = answer.header("content-type");
        let media_type = media_type.split(';').next().unwrap_or_default();
        let content = &response["content"][media_type];
        assert!(
            content.is_object(),
            "{place} is not described as {media_type}"
        );
        if media_type.ends_with("json") {
            let body: Value = serde_json::from_slice(&answer.body).expect("JSON");
            self.check(&content["schema"], &body, &place);
            if body["code"].is_string() {
                let code = body["code"].as_str().unwrap_or_default();
                let known = content["examples"][code].is_object();
                assert!(known, "{place} does not say that the code may be {code}");
            }
        }
    }

    /// Holds a value against the schema of this name.
    ///
    /// # Panics
    /// When it does not fit.
    pub fn hold_value(&self, schema: &str, value: &Value) {
        let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
        self.check(&schema, value, "a value");
    }

    /// What is said of a schema.
    #[must_use]
    pub fn schema(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    fn check(&self, schema: &Value, value: &Value, place: &str) {
        let whole = json!({ "allOf": [schema], "components": self.0["components"] });
        let validator = jsonschema::draft202012::new(&whole).expect("a schema");
        let wrong: Vec<String> = validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{place}: {wrong:#?} in {value}");
    }

    fn response(&self, method: &Method, path: &str, status: &str) -> Option<&Value> {
        let paths = self.0["paths"].as_object()?;
        let (_, item) = paths.iter().find(|(template, _)| fits(template, path))?;
        item.get(method.as_str().to_lowercase())?["responses"].get(status)
    }
}

/// True when a path is one of a template's, `{name}` for any one part.
fn fits(template: &str, path: &str) -> bool {
    let same = |(a, b): (&str, &str)| a == b || a.starts_with('{');
    template.split('/').count() == path.split('/').count()
        && template.split('/').zip(path.split('/')).all(same)
}

fn close(schemas: &mut Value) {
    for (_, schema) in schemas.as_object_mut().into_iter().flatten() {
        if schema["properties"].is_object() {
            schema["additionalProperties"] = json!(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_told_apart() {
        assert!(fits("/a/{b}", "/a/c"));
        assert!(!fits("/a/{b}", "/a/c/d") && !fits("/a/b", "/a/c"));
    }

    #[test]
    #[should_panic(expected = "Additional properties")]
    fn what_is_not_described_is_found() {
        let schemas = json!({ "One": { "type": "object", "properties": { "a": {} } } });
        let document = json!({ "components": { "schemas": schemas } });
        Described::new(&document).hold_value("One", &json!({ "a": 1, "b": 2 }));
    }
}
