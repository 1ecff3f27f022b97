//! The counts never lie, whatever happens in whatever order.

use super::stage::{Stage, photo, photo_again};
use crate::{Decision, Reason};
use proptest::prelude::*;
use testkit::Shell;

#[derive(Clone, Copy, Debug)]
enum Deed {
    Approve(usize),
    Refuse(usize),
    Undo(usize),
    Hide(usize),
    Show(usize),
    Remove(usize),
    Withdraw(usize),
    Wait(u64),
    Count,
    Uncount,
}

fn deed() -> impl Strategy<Value = Deed> {
    let post = 0..5_usize;
    prop_oneof![
        4 => post.clone().prop_map(Deed::Approve),
        1 => post.clone().prop_map(Deed::Refuse),
        2 => post.clone().prop_map(Deed::Undo),
        2 => post.clone().prop_map(Deed::Hide),
        2 => post.clone().prop_map(Deed::Show),
        1 => post.clone().prop_map(Deed::Remove),
        1 => post.prop_map(Deed::Withdraw),
        4 => prop::sample::select(vec![0, 4, 11]).prop_map(Deed::Wait),
        1 => Just(Deed::Count),
        1 => Just(Deed::Uncount),
    ]
}

async fn play(stage: &Stage, deeds: &[Deed]) {
    let mut tokens = Vec::new();
    // Three of the five are the same picture, one of them in other bytes.
    for bytes in [photo(1), photo_again(1), photo(1), photo(2), photo(3)] {
        tokens.push(stage.photo(&bytes).await);
        stage.settle().await;
    }
    let mut ids = Vec::new();
    for token in &tokens {
        ids.push(stage.id(token).await);
    }
    let mut counted = Vec::new();
    for deed in deeds {
        match *deed {
            Deed::Approve(n) => drop(stage.approve(ids[n]).await),
            Deed::Refuse(n) => drop(stage.refuse(ids[n], Reason::Face).await),
            Deed::Undo(n) => drop(stage.undo(ids[n]).await),
            Deed::Hide(n) => drop(stage.hide(ids[n]).await),
            Deed::Show(n) => drop(stage.show(ids[n]).await),
            Deed::Remove(n) => drop(stage.remove(ids[n]).await),
            Deed::Withdraw(n) => drop(stage.withdraw(&tokens[n]).await),
            Deed::Wait(seconds) => stage.later(seconds).await,
            Deed::Count => counted.push(stage.counted().await),
            Deed::Uncount => {
                if let Some(token) = counted.pop() {
                    stage.withdraw(&token).await;
                }
            }
        }
        stage.counts_are_right().await;
    }
    stage.later(60).await;
    stage.counts_are_right().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 30, ..ProptestConfig::default() })]
    #[test]
    fn the_counts_are_what_counting_afresh_gives(deeds in prop::collection::vec(deed(), 1..40)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async { play(&Stage::over(Shell::new().await).await, &deeds).await });
    }
}

#[tokio::test]
async fn copies_count_once_on_both_engines_until_the_last_is_gone() {
    for stage in Stage::both().await {
        let mut posts = Vec::new();
        for bytes in [photo(1), photo_again(1), photo(2), photo(1)] {
            let token = stage.photo(&bytes).await;
            stage.settle().await;
            let id = stage.id(&token).await;
            // The first is refused: its copies count all the same.
            if posts.is_empty() {
                assert_eq!(stage.refuse(id, Reason::Face).await, Decision::Done);
            } else {
                assert_eq!(stage.approve(id).await, Decision::Done);
            }
            stage.settle().await;
            posts.push((id, token));
        }
        assert_eq!(stage.counts_are_right().await, (2, 0));
        stage.withdraw(&posts[1].1).await;
        assert_eq!(stage.counts_are_right().await, (2, 0));
        stage.withdraw(&posts[3].1).await;
        assert_eq!(stage.counts_are_right().await, (1, 0));
    }
}
