//! Looking hashes up.

use super::*;
use crate::hma::limits;

/// HMA's own test of the whole way, "add hashes and find match", with its words.
#[tokio::test]
async fn a_hash_that_is_added_is_found_at_once() {
    for stage in Stage::both().await {
        let id = stage.bank_with("TEST_BANK", json!({ "pdq": HASH })).await;

        let status = stage
            .ok("GET", "/m/index/status?signal_type=pdq", None)
            .await;
        assert_eq!(status["pdq"]["present"], true);
        assert_eq!(status["pdq"]["size"], 1);

        let found = stage
            .ok(
                "GET",
                &format!("/m/lookup?signal_type=pdq&signal={HASH}"),
                None,
            )
            .await;
        assert_eq!(
            found,
            json!({ "TEST_BANK": [{ "bank_content_id": id, "distance": "0" }] })
        );

        let other = "5".repeat(64);
        let found = stage
            .ok(
                "GET",
                &format!("/m/lookup?signal_type=pdq&signal={other}"),
                None,
            )
            .await;
        assert_eq!(found, json!({}));
    }
}

#[tokio::test]
async fn a_near_hash_is_found_with_its_distance_as_a_text() {
    let stage = Stage::new().await;
    let id = stage.bank_with("TEST_BANK", json!({ "pdq": HASH })).await;
    let raw = |bits| {
        format!(
            "/m/raw_lookup?signal_type=pdq&signal={}&include_distance=true",
            near(bits)
        )
    };
    let found = stage.ok("GET", &raw(31), None).await;
    assert_eq!(
        found,
        json!({ "matches": [{ "bank_content_id": id, "distance": "31" }] })
    );
    assert_eq!(
        stage.ok("GET", &raw(32), None).await,
        json!({ "matches": [] })
    );

    let bare = stage
        .ok(
            "GET",
            &format!("/m/raw_lookup?signal_type=pdq&signal={HASH}"),
            None,
        )
        .await;
    assert_eq!(bare, json!({ "matches": [id] }));
    let elsewhere = format!("/m/raw_lookup?signal_type=pdq&signal={HASH}&banks=OTHER,NONE");
    assert_eq!(
        stage.ok("GET", &elsewhere, None).await,
        json!({ "matches": [] })
    );
}

#[tokio::test]
async fn a_bank_with_a_share_takes_part_as_the_seed_decides() {
    let stage = Stage::new().await;
    stage.bank_with("HALF", json!({ "pdq": HASH })).await;
    stage
        .ok("PUT", "/c/bank/HALF", Some(json!({ "enabled_ratio": 0.5 })))
        .await;
    let mut found = 0;
    for seed in 0..64 {
        let path = format!("/m/lookup?signal_type=pdq&signal={HASH}&seed={seed}");
        let (first, again) = (stage.get(&path).await.1, stage.get(&path).await.1);
        assert_eq!(first, again, "the same seed decides the same");
        found += u32::from(first != json!({}));
    }
    assert!((16..=48).contains(&found), "{found} of 64");
    let all = format!("/m/lookup?signal_type=pdq&signal={HASH}&bypass_coinflip=true");
    assert_ne!(stage.ok("GET", &all, None).await, json!({}));
    stage
        .ok("PUT", "/c/bank/HALF", Some(json!({ "enabled": false })))
        .await;
    assert_eq!(stage.ok("GET", &all, None).await, json!({}));
}

#[tokio::test]
async fn what_is_known_of_a_match_comes_with_it_and_what_is_harmless_takes_it_back() {
    let stage = Stage::new().await;
    let id = stage.bank_with("ABUSE", json!({ "pdq": HASH })).await;
    let path = format!("/c/bank/ABUSE/content/{id}");
    stage
        .ok("PUT", &path, Some(json!({ "note": "made up" })))
        .await;
    let look = format!("/m/match?signal_type=pdq&signal={}", near(9));
    let found = stage.ok("GET", &look, None).await;
    let expected = json!([{
        "bank": "ABUSE", "purpose": "abuse", "bank_content_id": id, "kind": "perceptual",
        "distance": 9, "labels": [], "note": "made up", "metadata": null,
    }]);
    assert_eq!(found["matches"], expected);

    let good = json!({ "name": "GOOD", "purpose": "known-good" });
    stage.ok("POST", "/c/banks", Some(good)).await;
    stage
        .ok(
            "POST",
            "/c/bank/GOOD/signal",
            Some(json!({ "pdq": near(8) })),
        )
        .await;
    let found = stage.ok("GET", &look, None).await;
    assert_eq!(found["matches"], json!([]));
    assert_eq!(found["overridden"][0]["bank"], "ABUSE");
    assert_eq!(found["known_good"][0]["distance"], 1);
    // To callers who know nothing of harmless banks it is no match.
    let plain = format!("/m/lookup?signal_type=pdq&signal={}", near(9));
    assert_eq!(stage.ok("GET", &plain, None).await, json!({}));
}

#[tokio::test]
async fn two_hashes_are_compared() {
    let stage = Stage::new().await;
    let md5 = "0f".repeat(16);
    let asked = json!({ "pdq": [HASH, near(9)], "video_md5": [md5, md5] });
    let answer = stage.ok("POST", "/m/compare", Some(asked)).await;
    assert_eq!(answer["pdq"], json!([true, { "distance": 9 }]));
    assert_eq!(answer["video_md5"][0], true);
    for wrong in [
        json!({ "pdq": [HASH] }),
        json!({ "pdq": HASH }),
        json!({ "tmk": [HASH, HASH] }),
    ] {
        assert_eq!(stage.ask("POST", "/m/compare", Some(wrong)).await.0, 400);
    }
}

#[tokio::test]
async fn many_are_looked_up_in_one_request_in_their_order() {
    let stage = Stage::new().await;
    let id = stage
        .bank_with("TEST_BANK", json!({ "pdq": HASH, "md5": "0f".repeat(16) }))
        .await;
    let lines = format!(
        "{HASH}\n\nnonsense\nmd5 {}\npdq {}\n{}",
        "0F".repeat(16),
        "5".repeat(64),
        "x".repeat(limits::BULK_LINE_BYTES_MAX + 1)
    );
    let (status, answer) = stage
        .send("POST", "/m/bulk_lookup", "text/plain", lines.into())
        .await;
    assert_eq!(status, 200);
    let text = answer.as_str().unwrap_or_default();
    let answers: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let hit = json!({ "TEST_BANK": [{ "bank_content_id": id, "distance": "0" }] });
    assert_eq!(answers[0], json!({ "line": 1, "matches": hit }));
    assert_eq!(answers[1]["line"], 3);
    assert!(
        answers[1]["message"]
            .as_str()
            .unwrap()
            .contains("not a pdq")
    );
    assert_eq!(answers[2], json!({ "line": 4, "matches": hit }));
    assert_eq!(answers[3], json!({ "line": 5, "matches": {} }));
    assert_eq!(
        answers[4],
        json!({ "line": 6, "message": "the line is too long" })
    );
    assert_eq!(answers.len(), 5);
}

#[tokio::test]
async fn what_is_no_hash_gets_a_clear_400_that_does_not_repeat_it() {
    let stage = Stage::new().await;
    let long = "a".repeat(10_000);
    let wrong = [
        ("pdq", "zz"),
        ("pdq", &HASH[..62]),
        ("pdq", long.as_str()),
        ("md5", HASH),
        ("tmk_pdqf", HASH),
        ("pdq", ""),
    ];
    for (kind, hash) in wrong {
        for call in ["raw_lookup", "lookup", "match"] {
            let (status, answer) = stage
                .get(&format!("/m/{call}?signal_type={kind}&signal={hash}"))
                .await;
            assert_eq!(status, 400, "{kind} {call}");
            let message = answer["message"].as_str().unwrap();
            assert!(hash.is_empty() || !message.contains(hash), "{message}");
        }
    }
    // Upper case is hexadecimal, too.
    let upper = HASH.to_ascii_uppercase();
    stage
        .ok(
            "GET",
            &format!("/m/lookup?signal_type=pdq&signal={upper}"),
            None,
        )
        .await;
    assert_eq!(stage.get("/m/lookup?signal_type=pdq").await.0, 400);
    assert_eq!(
        stage.get("/m/index/status?signal_type=nonsense").await.0,
        400
    );
}

#[tokio::test]
async fn a_matcher_that_cannot_look_says_so_and_finds_nothing_for_nobody() {
    let stage = Stage::new().await;
    assert_eq!(
        stage.get("/status").await,
        (StatusCode::OK, json!("I-AM-ALIVE"))
    );
    // Nobody follows the lists in this test, and time goes on.
    stage.shell.clock.advance(std::time::Duration::from_secs(3));
    let stale = (StatusCode::SERVICE_UNAVAILABLE, json!("INDEX-STALE"));
    assert_eq!(stage.get("/status").await, stale);
    let (status, answer) = stage
        .get(&format!("/m/lookup?signal_type=pdq&signal={HASH}"))
        .await;
    assert_eq!(
        (status, &answer["message"]),
        (StatusCode::SERVICE_UNAVAILABLE, &json!("INDEX-STALE"))
    );
    assert_eq!(stage.get("/status/live").await.0, 200);
    stage.guard.refresh().await.unwrap();
    assert_eq!(stage.get("/readyz").await.1, json!("READY"));

    let unread = Stage::over(
        Shell::new().await,
        Offers {
            matcher: false,
            ..Offers::ALL
        },
    )
    .await;
    unread
        .shell
        .clock
        .advance(std::time::Duration::from_secs(3));
    assert_eq!(
        unread.get("/status").await.0,
        200,
        "one that does not match needs no lists"
    );
    assert_eq!(
        unread
            .get(&format!("/m/lookup?signal_type=pdq&signal={HASH}"))
            .await
            .0,
        404
    );
}
