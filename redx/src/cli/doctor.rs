//! `redx doctor`: looks at an instance and says what is missing, in the order in which it should be mended.

use crate::{config::Common, node};
use anyhow::Result;
use serde_json::json;
use std::process::ExitCode;
use web::{Settings, audit};

/// Checks, prints a line each, and fails when one failed.
///
/// # Errors
/// When the instance cannot be opened at all.
pub async fn run(common: &Common) -> Result<ExitCode> {
    let settings = Settings {
        data: common.data.clone(),
        ..Settings::default()
    };
    let app = node::open_app(common, common.file()?.campaign, settings).await?;
    let node = node::build(app.clone(), 1)?;
    let mut well = true;
    let mut check = |name: &str, holds: bool, say: String| {
        well &= holds;
        let mark = if holds { "ok " } else { "NO " };
        super::say(
            common,
            &json!({ "check": name, "ok": holds, "say": say }),
            &format!("{mark} {name}: {say}"),
        );
    };
    check("database", app.db().answers().await, "answers".into());
    check("objects", app.blobs().answers().await, "answer".into());
    let chain = audit::verify(app.db()).await?;
    let (whole, say) = match chain {
        audit::Chain::Whole(n) => (
            true,
            format!("{n} entries, each follows from the one before"),
        ),
        audit::Chain::Broken(at) => (
            false,
            format!("entry {at} does not follow from the one before: somebody changed the record"),
        ),
    };
    check("audit chain", whole, say);
    let shut = app.shut_gates().await;
    let say = if shut.is_empty() {
        "open".to_owned()
    } else {
        let lang = app.words().choose(None);
        let words: Vec<String> = shut
            .iter()
            .map(|key| app.words().say(&lang, key, None))
            .collect();
        format!("closed until: {}", words.join("; "))
    };
    check("posting", shut.is_empty(), say);
    let banks = guard::banks(&app).await?;
    let abuse = banks
        .iter()
        .filter(|bank| bank.1 == guard::Purpose::Abuse.name() && bank.4 > 0)
        .count();
    let say = if abuse == 0 {
        "no abuse list is loaded: pictures are only compared with what was refused here".to_owned()
    } else {
        format!("{abuse} abuse lists")
    };
    check("lists", true, say);
    let model = node::face_model(&app).is_some();
    check(
        "face model",
        model,
        if model {
            "found".into()
        } else {
            "not found: whole pictures are hidden".into()
        },
    );
    let dead = store::jobs::depth(app.db()).await?.dead;
    check("jobs", dead == 0, format!("{dead} set aside for a person"));
    drop(node);
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
