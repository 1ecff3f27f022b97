//! The description of the service for programs, made of the list of its calls.

use super::calls::{Call, Sends, Who};
use serde_json::{Map, Value, json};

/// OpenAPI 3.1 of these calls.
pub(super) fn describe(calls: &[Call]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for call in calls {
        let path = paths.entry(call.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(call.method.to_ascii_lowercase(), operation(call));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Screening service",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Hashes files, finds hashes that are near to known ones, and keeps banks of them. \
                The calls and their shapes are those of Hasher-Matcher-Actioner 1.1.7, with a token in front.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "redx guard token new" },
            },
            "schemas": {
                "Message": {
                    "type": "object",
                    "description": "What was wrong.",
                    "properties": { "message": { "type": "string" } },
                    "required": ["message"],
                },
            },
        },
    })
}

fn operation(call: &Call) -> Value {
    let named = call.path.split('/').filter_map(part);
    let in_path = named.map(|name| parameter("path", name, "", true));
    let in_query = call
        .query
        .iter()
        .map(|(name, says)| parameter("query", name, says, false));
    let mut operation = json!({
        "summary": call.says,
        "parameters": in_path.chain(in_query).collect::<Vec<_>>(),
        "responses": responses(call),
    });
    let Some(fields) = operation.as_object_mut() else {
        return operation;
    };
    if let Some(body) = body(call.sends) {
        fields.insert("requestBody".into(), body);
    }
    let security = match call.who {
        Who::Anybody => json!([]),
        Who::Token => json!([{ "token": [] }]),
        Who::Scope(scope) => {
            fields.insert("x-scope".into(), json!(scope.name()));
            json!([{ "token": [] }])
        }
    };
    fields.insert("security".into(), security);
    operation
}

fn part(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

fn parameter(place: &str, name: &str, says: &str, required: bool) -> Value {
    json!({
        "name": name,
        "in": place,
        "description": says,
        "required": required,
        "schema": { "type": "string" },
    })
}

fn responses(call: &Call) -> Value {
    let refusal = |says: &str| {
        json!({
            "description": says,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Message" } } },
        })
    };
    let mut responses = json!({
        "200": { "description": "As asked." },
        "400": refusal("The request can be mended; the message says how."),
        "503": refusal("For a while: try again."),
    });
    if call.who != Who::Anybody
        && let Some(responses) = responses.as_object_mut()
    {
        responses.insert(
            "401".into(),
            refusal("No token, or one that does not work."),
        );
        responses.insert("403".into(), refusal("The token is not for this call."));
    }
    responses
}

fn body(sends: Sends) -> Option<Value> {
    let (kind, schema) = match sends {
        Sends::Nothing => return None,
        Sends::Json => ("application/json", json!({ "type": "object" })),
        Sends::File => ("multipart/form-data", file()),
        Sends::Lines => ("text/plain", json!({ "type": "string" })),
    };
    Some(json!({ "required": true, "content": { kind: { "schema": schema } } }))
}

fn file() -> Value {
    let binary = json!({ "type": "string", "format": "binary" });
    json!({ "type": "object", "properties": { "photo": binary, "video": binary } })
}
