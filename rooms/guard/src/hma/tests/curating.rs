//! Banks and what is in them.

use super::*;

#[tokio::test]
async fn a_bank_is_made_changed_and_deleted_as_hma_does() {
    for stage in Stage::both().await {
        assert_eq!(stage.get("/c/banks").await.1, json!([]));
        for wrong in ["01_TEST_BANK", "my_test_bank", "", "A B", "É"] {
            let (status, _) = stage
                .ask("POST", "/c/banks", Some(json!({ "name": wrong })))
                .await;
            assert_eq!(status, 400, "{wrong}");
        }
        let name = json!({ "name": "MY_TEST_BANK_01" });
        let (status, made) = stage.ask("POST", "/c/banks", Some(name.clone())).await;
        let expected = json!({ "name": "MY_TEST_BANK_01", "matching_enabled_ratio": 1.0 });
        assert_eq!((status, &made), (StatusCode::CREATED, &expected));
        assert_eq!(stage.get("/c/banks").await.1, json!([expected]));
        let (status, twice) = stage.ask("POST", "/c/banks", Some(name)).await;
        assert_eq!(
            (status, twice),
            (
                StatusCode::FORBIDDEN,
                json!({ "message": "Bank already exists" })
            )
        );

        let bank = "/c/bank/MY_TEST_BANK_01";
        assert_eq!(
            stage
                .ask("PUT", bank, Some(json!({ "name": "1_wrong" })))
                .await
                .0,
            400
        );
        assert_eq!(
            stage
                .ask("PUT", bank, Some(json!({ "enabled_ratio": 1.5 })))
                .await
                .0,
            400
        );
        let renamed = stage
            .ok(
                "PUT",
                bank,
                Some(json!({ "name": "RENAMED", "enabled_ratio": "0.5" })),
            )
            .await;
        assert_eq!(
            renamed,
            json!({ "name": "RENAMED", "matching_enabled_ratio": 0.5 })
        );
        assert_eq!(stage.get(bank).await.0, 404);
        for _ in 0..2 {
            assert_eq!(
                stage.ok("DELETE", "/c/bank/RENAMED", None).await["message"],
                "Done"
            );
        }
        assert_eq!(stage.get("/c/banks").await.1, json!([]));
    }
}

#[tokio::test]
async fn a_content_is_switched_off_for_a_time_and_deleted_for_good() {
    let stage = Stage::new().await;
    let id = stage.bank_with("BANK", json!({ "pdq": HASH })).await;
    let path = format!("/c/bank/BANK/content/{id}");
    let look = format!("/m/lookup?signal_type=pdq&signal={HASH}");
    let content = stage
        .ok("GET", &format!("{path}?include_signals=true"), None)
        .await;
    assert_eq!(
        (&content["id"], &content["disable_until_ts"]),
        (&id, &json!(1))
    );
    assert_eq!(content["signals"], json!({ "pdq": HASH }));
    assert!(stage.get(&path).await.1.get("signals").is_none());

    let soon = testkit::shell::MORNING / 1000 + 60;
    let changed = stage
        .ok("PUT", &path, Some(json!({ "disable_until_ts": soon })))
        .await;
    assert_eq!(
        (&changed["disable_until_ts"], &changed["standing"]),
        (&json!(soon), &json!("disabled"))
    );
    assert_eq!(stage.get(&look).await.1, json!({}));
    for too_far in [9_999_999_999_i64, -1, soon * 1000] {
        let (status, _) = stage
            .ask("PUT", &path, Some(json!({ "disable_until_ts": too_far })))
            .await;
        assert_eq!(status, 400, "{too_far}");
    }
    stage
        .ok("PUT", &path, Some(json!({ "disable_until_ts": 1 })))
        .await;
    assert_ne!(stage.get(&look).await.1, json!({}));
    stage
        .ok("PUT", &path, Some(json!({ "disable_until_ts": 0 })))
        .await;
    assert_eq!(stage.get(&look).await.1, json!({}));
    stage
        .ok("PUT", &path, Some(json!({ "disable_until_ts": 1 })))
        .await;

    // Under the name of another bank it is not there.
    stage
        .ok("POST", "/c/banks", Some(json!({ "name": "OTHER" })))
        .await;
    let elsewhere = format!("/c/bank/OTHER/content/{id}");
    assert_eq!(stage.get(&elsewhere).await.0, 404);
    assert_eq!(
        stage.ok("DELETE", &elsewhere, None).await,
        json!({ "deleted": 0 })
    );
    assert_eq!(
        stage.ok("DELETE", &path, None).await,
        json!({ "deleted": 1 })
    );
    assert_eq!(
        stage.ok("DELETE", &path, None).await,
        json!({ "deleted": 0 })
    );
    assert_eq!(stage.get(&path).await.0, 404);
    assert_eq!(stage.get(&look).await.1, json!({}));
}

#[tokio::test]
async fn who_doubts_a_content_is_named_and_it_no_longer_matches() {
    let stage = Stage::new().await;
    let id = stage.bank_with("BANK", json!({ "pdq": HASH })).await;
    let opinion = format!("/c/bank/BANK/content/{id}/opinion");
    let judged = stage
        .ok("POST", &opinion, Some(json!({ "view": "deconfirm" })))
        .await;
    assert_eq!(judged["standing"], "doubted");
    assert_eq!(judged["opinions"][0]["who"], "token:all");
    let look = format!("/m/match?signal_type=pdq&signal={HASH}");
    let found = stage.get(&look).await.1;
    assert_eq!(
        (&found["matches"], &found["doubted"][0]["bank_content_id"]),
        (&json!([]), &id)
    );
    stage
        .ok("POST", &opinion, Some(json!({ "view": "confirm" })))
        .await;
    assert_eq!(
        stage.get(&look).await.1["matches"][0]["bank_content_id"],
        id
    );
    assert_eq!(
        stage
            .ask("POST", &opinion, Some(json!({ "view": "maybe" })))
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn nothing_given_and_nonsense_change_nothing() {
    let stage = Stage::new().await;
    stage
        .ok("POST", "/c/banks", Some(json!({ "name": "BANK" })))
        .await;
    let wrong = [
        json!({}),
        json!({ "pdq": "nonsense" }),
        json!({ "pdq": 7 }),
        json!({ "photo": HASH }),
    ];
    for signals in wrong {
        assert_eq!(
            stage
                .ask("POST", "/c/bank/BANK/signal", Some(signals))
                .await
                .0,
            400
        );
    }
    let (status, _) = stage
        .ask("POST", "/c/bank/NONE/signal", Some(json!({ "pdq": HASH })))
        .await;
    assert_eq!(status, 404);
    let big = json!({ "pdq": "a".repeat(300 * 1024) });
    assert_eq!(
        stage.ask("POST", "/c/bank/BANK/signal", Some(big)).await.0,
        413
    );
    assert_eq!(stage.get("/m/index/status").await.1["pdq"]["size"], 0);

    // The same hash twice is one content.
    let add = |hash: &str| json!({ "pdq": hash });
    let first = stage
        .ok("POST", "/c/bank/BANK/signal", Some(add(HASH)))
        .await;
    let again = stage
        .ok(
            "POST",
            "/c/bank/BANK/signal",
            Some(add(&HASH.to_ascii_uppercase())),
        )
        .await;
    assert_eq!(first, again);
    assert_eq!(stage.get("/m/index/status").await.1["pdq"]["size"], 1);
}

#[tokio::test]
async fn an_exchange_is_looked_at_and_paused() {
    let stage = Stage::new().await;
    let (app, mut tx) = (&stage.shell.app, stage.shell.begin().await);
    let folder = stage.shell.dir.path().join("list.txt");
    std::fs::write(&folder, HASH).unwrap();
    let new = crate::exchange::NewExchange {
        name: "lists".into(),
        kind: crate::exchange::Kind::File,
        place: folder.display().to_string(),
        remote: None,
        format: None,
        bank: "LISTS".into(),
        purpose: crate::Purpose::Abuse,
        threshold: 31,
        credentials_file: None,
        interval_ms: 3_600_000,
    };
    crate::exchange::add(&mut tx, app, "system", &new)
        .await
        .unwrap()
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stage.get("/c/exchanges").await.1, json!(["lists"]));
    let shown = stage.ok("GET", "/c/exchange/lists", None).await;
    assert_eq!(
        shown,
        json!({ "name": "lists", "api": "file", "enabled": true })
    );
    let status = stage.ok("GET", "/c/exchange/lists/status", None).await;
    assert_eq!(
        (&status["last_fetch_time"], &status["success"]),
        (&json!(0), &json!(true))
    );
    let off = Some(json!({ "enabled": false }));
    assert_eq!(
        stage.ok("PUT", "/c/exchange/lists", off).await["enabled"],
        false
    );
    assert_eq!(stage.get("/c/exchange/none").await.0, 404);
    let needs = stage.ok("GET", "/c/exchanges/api/ncmec", None).await;
    let expected = json!({ "supports_authentification": true, "has_set_authentification": false });
    assert_eq!(needs, expected);
    assert_eq!(stage.get("/c/exchanges/api/nonsense").await.0, 400);
}

/// Whoever holds a token for `/c` can change every list; what they did is written down under its name.
#[tokio::test]
async fn every_change_stands_in_the_audit_chain_under_the_name_of_the_token() {
    for stage in Stage::both().await {
        let before = web::audit::after(stage.shell.app.db(), 0, 100)
            .await
            .unwrap()
            .len();
        let id = stage.bank_with("BANK", json!({ "pdq": HASH })).await;
        let bank = "/c/bank/BANK";
        let content = format!("{bank}/content/{id}");
        stage
            .ok("PUT", bank, Some(json!({ "enabled_ratio": 0.5 })))
            .await;
        stage
            .ok("PUT", &content, Some(json!({ "disable_until_ts": 0 })))
            .await;
        stage.ok("DELETE", &content, None).await;
        stage.ok("DELETE", bank, None).await;
        let all = web::audit::after(stage.shell.app.db(), 0, 100)
            .await
            .unwrap();
        let entries = &all[before..];
        let verbs: Vec<_> = entries.iter().map(|entry| entry.verb.as_str()).collect();
        assert_eq!(
            verbs,
            [
                "guard.bank_made",
                "guard.content_added",
                "guard.bank_changed",
                "guard.content_changed",
                "guard.content_deleted",
                "guard.bank_deleted",
            ]
        );
        for entry in entries {
            assert_eq!(entry.actor, "token:all", "{}", entry.verb);
            assert!(!entry.detail.contains(&HASH[..12]), "{}", entry.verb);
        }
    }
}

/// More than a call can mean is not read to its end.
#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let stage = Stage::new().await;
    stage.bank_with("BANK", json!({ "pdq": HASH })).await;
    let json = "x".repeat(crate::hma::limits::JSON_BYTES_MAX);
    let body = json!({ "name": json }).to_string();
    for (method, path) in [
        ("POST", "/c/banks"),
        ("PUT", "/c/bank/BANK"),
        ("POST", "/c/bank/BANK/signal"),
        ("POST", "/m/compare"),
    ] {
        let sent = Body::from(body.clone());
        let (status, answer) = stage.send(method, path, "application/json", sent).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{path}: {answer}");
        assert!(answer["message"].is_string(), "{path}");
    }
}
