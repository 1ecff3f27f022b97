//! A fact as JSON, for whoever wants to use it elsewhere.

use super::{
    Facts,
    fact::Fact,
    say,
    value::{Amount, Exactness, Value},
};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use web::Page;

/// Everything that is public about a fact, in the reader's language.
pub(crate) fn of(page: &Page, facts: &Facts, fact: &Fact, today: Date) -> Json {
    let lang = page.lang();
    let also: Map<String, Json> = fact
        .also
        .iter()
        .map(|(name, v)| (name.clone(), value(v)))
        .collect();
    let corrections = facts.corrections(Some(&fact.id)).into_iter();
    json!({
        "id": fact.id,
        "url": page.url(&format!("/{lang}/learn/facts/{}", fact.id)),
        "lang": lang,
        "kind": fact.kind.code(),
        "topic": fact.topic,
        "statement": say::statement(page, fact),
        "caveat": text(say::caveat(page, fact)),
        "value": fact.value.as_ref().map(value),
        "also": also,
        "cites": text(fact.cites.in_lang(lang).to_owned()),
        "years": fact.period.map(|p| json!({ "from": p.from, "to": p.to, "span": p.span.key() })),
        "places": fact.places,
        "denominator": group(fact.denominator.as_ref(), facts.denominator(fact, lang)),
        "counts": group(fact.counts.as_ref(), facts.counted(fact, lang)),
        "series": fact.series,
        "source": source(fact),
        "grade": fact.grade.code(),
        "licence": fact.licence.code(),
        "confirmed": facts.is_confirmed(&fact.id),
        "reviewed_on": fact.reviewed_on.to_string(),
        "review_by": fact.review_by.to_string(),
        "overdue": fact.is_overdue(today),
        "supersedes": fact.supersedes,
        "superseded_by": facts.newer(&fact.id).map(|newer| &newer.id),
        "corrections": corrections.map(|c| json!({ "date": c.date.to_string(), "what": c.what.in_lang(lang) })).collect::<Vec<_>>(),
        "citation": say::citation(page, fact),
    })
}

fn text(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn group(id: Option<&String>, name: Option<&str>) -> Option<Json> {
    Some(json!({ "id": id?, "name": name? }))
}

fn source(fact: &Fact) -> Json {
    let source = &fact.source;
    let see: Vec<_> = fact
        .see
        .iter()
        .map(|see| json!({ "name": see.name, "url": see.url }))
        .collect();
    json!({
        "name": source.name,
        "url": source.url,
        "date": source.date,
        "read_on": source.read_on.to_string(),
        "secondary": source.is_secondary(),
        "origin": source.origin,
        "see": see,
    })
}

/// `{"kind": "one_in", "n": 7, "is": "about"}`.
fn value(value: &Value) -> Json {
    let mut out = match value.amount {
        Amount::OutOf(part, of) | Amount::Part { part, of } => json!({ "n": part, "of": of }),
        Amount::Percent(from, Some(to)) => json!({ "n": from, "to": to }),
        Amount::Points { points, of } => json!({ "n": points, "of": of }),
        Amount::Day(day) => json!({ "date": day.to_string() }),
        Amount::OneIn(n)
        | Amount::Percent(n, None)
        | Amount::UpPercent(n)
        | Amount::Count(n)
        | Amount::Days(n)
        | Amount::Age(n)
        | Amount::Year(n) => json!({ "n": n }),
    };
    if let Some(fields) = out.as_object_mut() {
        fields.insert("kind".into(), json!(value.amount.kind()));
        if value.is != Exactness::Exact {
            fields.insert("is".into(), json!(value.is.key()));
        }
    }
    out
}
