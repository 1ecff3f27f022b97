use super::*;
use crate::OpenError;
use crate::snapshot::Toy;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The plainest thing that can be right.
#[derive(Default)]
struct Plain(Vec<(EntryId, Pdq)>, BTreeSet<EntryId>);

impl Plain {
    fn query(&self, code: &Pdq, radius: u32) -> Vec<Hit> {
        let mut nearest: BTreeMap<EntryId, u32> = BTreeMap::new();
        for (entry, other) in &self.0 {
            let distance = code.distance(other);
            if distance <= radius && !self.1.contains(entry) {
                nearest
                    .entry(*entry)
                    .and_modify(|least| *least = distance.min(*least))
                    .or_insert(distance);
            }
        }
        let mut hits: Vec<Hit> = nearest
            .into_iter()
            .map(|(entry, distance)| Hit { distance, entry })
            .collect();
        hits.sort();
        hits
    }
}

/// Numbers that look random and are the same every time (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn code(&mut self) -> Pdq {
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes());
        }
        Pdq::from_bytes(bytes)
    }

    /// A code exactly so many bits away.
    fn near(&mut self, code: &Pdq, distance: usize) -> Pdq {
        let mut bytes = *code.as_bytes();
        let mut flipped = BTreeSet::new();
        while flipped.len() < distance {
            flipped.insert(usize::try_from(self.next() % 256).unwrap());
        }
        for bit in flipped {
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        Pdq::from_bytes(bytes)
    }
}

fn id(number: usize) -> EntryId {
    EntryId(number.try_into().unwrap())
}

#[derive(Debug, Clone)]
enum Step {
    Insert(u64, usize),
    Batch(u64, usize),
    Remove(u64),
    Disable(u64),
    Enable(u64),
    Compact,
    Reopen,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0u64..40, 0usize..60).prop_map(|(entry, distance)| Step::Insert(entry, distance)),
        2 => (0u64..40, 1usize..6000).prop_map(|(entry, len)| Step::Batch(entry, len)),
        3 => (0u64..60).prop_map(Step::Remove),
        2 => (0u64..40).prop_map(Step::Disable),
        2 => (0u64..40).prop_map(Step::Enable),
        1 => Just(Step::Compact),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_any_steps_it_answers_as_a_plain_list(
        steps in proptest::collection::vec(any_step(), 1..60),
        radius in prop_oneof![Just(31u32), 0u32..=256],
        seed in 1u64..,
    ) {
        let mut numbers = Numbers(seed);
        let centre = numbers.code();
        let (mut index, mut plain) = (Index::new(), Plain::default());
        let (seal, (_folder, path)) = (Toy::new("key"), place());
        for step in steps {
            match step {
                Step::Insert(entry, distance) => {
                    let code = numbers.near(&centre, distance);
                    index.insert(EntryId(entry), code);
                    plain.0.push((EntryId(entry), code));
                }
                Step::Batch(entry, len) => {
                    let batch: Vec<_> = (0..len).map(|at| (EntryId(entry + u64::try_from(at).unwrap()), numbers.near(&centre, at % 99))).collect();
                    index.insert_many(batch.iter().copied());
                    plain.0.extend(batch);
                }
                Step::Remove(entry) => {
                    let before = plain.0.len();
                    plain.0.retain(|(other, _)| *other != EntryId(entry));
                    plain.1.remove(&EntryId(entry));
                    prop_assert_eq!(index.remove(EntryId(entry)), before - plain.0.len());
                }
                Step::Disable(entry) => {
                    index.disable(&BTreeSet::from([EntryId(entry)]));
                    plain.1.insert(EntryId(entry));
                }
                Step::Enable(entry) => {
                    index.enable(&BTreeSet::from([EntryId(entry)]));
                    plain.1.remove(&EntryId(entry));
                }
                Step::Compact => { index.compact(); }
                Step::Reopen => {
                    index.save(&path, &seal, seed).unwrap();
                    let (opened, mark) = Index::open(&path, &seal).unwrap();
                    prop_assert_eq!(mark, seed);
                    opened.disable(&plain.1);
                    index = opened;
                }
            }
            prop_assert_eq!(index.len(), plain.0.len());
        }
        let asked = numbers.near(&centre, 5);
        prop_assert_eq!(index.query(&asked, radius), plain.query(&asked, radius));
    }
}

/// Bands at work: a segment large enough to have them, and codes planted at every distance up to past the radius.
#[test]
fn a_large_segment_misses_nothing_at_any_distance() {
    let mut numbers = Numbers(7);
    let (index, mut plain) = (Index::new(), Plain::default());
    plain
        .0
        .extend((0..40_000).map(|at| (id(at), numbers.code())));
    let centres: Vec<Pdq> = (0..20).map(|_| numbers.code()).collect();
    for (at, centre) in centres.iter().enumerate() {
        plain.0.extend((0..40).map(|distance| {
            (
                id(100_000 + at * 100 + distance),
                numbers.near(centre, distance),
            )
        }));
    }
    index.insert_many(plain.0.iter().copied());
    for centre in &centres {
        for radius in [0, 15, 30, 31, 32, 39] {
            let hits = index.query(centre, radius);
            assert!(hits.len() > usize::try_from(radius).unwrap());
            assert_eq!(hits, plain.query(centre, radius));
        }
    }
}

/// The hardest case for bands: bits that differ are spread over all of them.
#[test]
fn the_worst_spread_of_bits_is_found() {
    let mut numbers = Numbers(3);
    for len in [5_000, 40_000] {
        let codes: Vec<Pdq> = (0..len).map(|_| numbers.code()).collect();
        let cuts = bands::cuts(len);
        let index = Index::new();
        index.insert_many(codes.iter().enumerate().map(|(at, code)| (id(at), *code)));
        for (at, code) in codes.iter().enumerate().step_by(97) {
            for radius in [0, 5, 31, 47, 63] {
                let mut bytes = *code.as_bytes();
                for flip in 0..radius {
                    let (first, width) = cuts[flip % cuts.len()];
                    let round = u32::try_from(flip / cuts.len()).unwrap();
                    let source = code::source(first + (round * 5 + 1) % width);
                    bytes[usize::from(source / 8)] ^= 1 << (source % 8);
                }
                let distance = Pdq::from_bytes(bytes).distance(code);
                let expected = Hit {
                    distance,
                    entry: id(at),
                };
                let hits = index.query(&Pdq::from_bytes(bytes), distance);
                assert!(hits.contains(&expected), "{distance} bits, {len} codes");
            }
        }
    }
}

/// Bands and the scan are held against each other where either might be taken.
#[test]
fn bands_miss_nothing_at_any_radius() {
    let mut numbers = Numbers(31);
    let codes: Vec<Code> = (0..3000).map(|_| Code::new(&numbers.code())).collect();
    let all = bands::Bands::new(&codes, 2).unwrap();
    for (at, code) in codes.iter().enumerate().step_by(100) {
        let pdq = Pdq::from_bytes(code.to_bytes());
        for distance in [0, 10, 31, 40, 63] {
            let near = Code::from_bytes(*numbers.near(&pdq, distance).as_bytes());
            let asked = Asked {
                code: &near,
                radius: u32::try_from(distance).unwrap(),
            };
            let mut places = Vec::new();
            assert!(all.within(&asked, u64::MAX, &mut places));
            assert!(places.contains(&u32::try_from(at).unwrap()));
            places.clear();
            assert!(!all.within(&asked, 2, &mut places));
        }
    }
}

/// A crowd in a few bands, as a flood of one picture makes it, is scanned instead.
#[test]
fn a_crowd_is_answered_in_full() {
    let mut numbers = Numbers(11);
    let centre = numbers.code();
    let (index, mut plain) = (Index::new(), Plain::default());
    plain
        .0
        .extend((0..35_000).map(|at| (id(at), numbers.near(&centre, at % 40))));
    index.insert_many(plain.0.iter().copied());
    assert_eq!(index.query(&centre, 31), plain.query(&centre, 31));
}

/// What a hostile list is made of: the same again and again, and the two codes at the ends.
#[test]
fn duplicates_and_extremes_are_all_found() {
    let mut numbers = Numbers(37);
    let [zeros, ones] = [0, 255].map(|byte| Pdq::from_bytes([byte; 32]));
    let flood = numbers.code();
    let index = Index::new();
    index.insert_many((0..300_000).map(|at| (id(at), flood)));
    index.insert_many((300_000..310_000).map(|at| (id(at), numbers.code())));
    index.insert_many([(id(400_000), zeros), (id(400_001), ones)]);
    index.compact();
    assert_eq!(index.query(&flood, 0).len(), 300_000);
    assert_eq!(index.query(&numbers.near(&flood, 31), 31).len(), 300_000);
    assert_eq!(index.query(&numbers.near(&flood, 32), 31), []);
    for (code, entry, other) in [(zeros, 400_000, 400_001), (ones, 400_001, 400_000)] {
        let hits = index.query(&numbers.near(&code, 30), 31);
        assert_eq!(hits[0].entry, id(entry));
        let all = index.query(&code, 256);
        assert_eq!((all.len(), all.last().unwrap().distance), (310_002, 256));
        assert_eq!(all.last().unwrap().entry, id(other));
    }
}

#[test]
fn compacting_merges_and_forgets_the_dead() {
    let mut numbers = Numbers(5);
    let index = Index::new();
    for batch in 0..10 {
        index.insert_many((0..SEALED_LEN).map(|at| (id(batch * SEALED_LEN + at), numbers.code())));
    }
    assert_eq!(index.state.load().segments.len(), 10);
    let removed: BTreeSet<EntryId> = (0..10 * SEALED_LEN).step_by(2).map(id).collect();
    assert_eq!(index.remove_many(&removed), removed.len());
    assert!(index.compact());
    let state = index.state.load();
    let segments = &state.segments;
    assert!(segments.len() <= 3 && segments.iter().all(|live| live.dead() == 0));
    assert_eq!(index.len(), 5 * SEALED_LEN);
    assert!(!index.compact(), "nothing is left to do");
}

#[test]
fn inserts_one_by_one_stay_in_few_segments() {
    let mut numbers = Numbers(17);
    let index = Index::new();
    for at in 0..3 * SEALED_LEN {
        if at % SEALED_LEN == 100 {
            index.insert_many((0..SEALED_LEN).map(|at| (id(at), numbers.code())));
        }
        index.insert(id(at), numbers.code());
    }
    let state = index.state.load();
    let segments = &state.segments;
    assert!(segments.iter().filter(|live| !live.is_sealed()).count() < 16);
}

#[test]
fn a_removal_during_a_merge_is_not_undone() {
    let mut numbers = Numbers(13);
    let index = Index::new();
    for batch in 0..2 {
        index.insert_many((0..SEALED_LEN).map(|at| (id(batch * SEALED_LEN + at), numbers.code())));
    }
    let chosen = choose(&index.state.load().segments).unwrap();
    let merged = Segment::merged(&chosen);
    let (gone, back) = (id(17), numbers.code());
    index.remove(gone);
    index.remove_many(&(SEALED_LEN..2 * SEALED_LEN).map(id).collect());
    index.insert(id(18), back);
    index.insert(gone, back);
    index.swap_in(&chosen, merged);
    assert_eq!(index.len(), SEALED_LEN - 1 + 2);
    let hits = index.query(&back, 0);
    assert_eq!(
        hits.iter().map(|hit| hit.entry).collect::<Vec<_>>(),
        [gone, id(18)]
    );
}

#[test]
fn readers_and_writers_at_once() {
    let index = Index::new();
    let kept: Vec<Pdq> = (0..200).map(|at| Numbers(at + 1).code()).collect();
    index.insert_many(kept.iter().enumerate().map(|(at, code)| (id(at), *code)));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut numbers = Numbers(99);
            for at in 0..3000 {
                index.insert(id(1000 + at), numbers.code());
                if at % 3 == 0 {
                    assert_eq!(index.remove(id(1000 + at)), 1);
                }
            }
        });
        scope.spawn(|| {
            for _ in 0..50 {
                index.compact();
            }
        });
        for _ in 0..20 {
            for (at, code) in kept.iter().enumerate() {
                assert_eq!(index.query(code, 0)[0].entry, id(at));
            }
        }
    });
    assert_eq!(index.len(), 200 + 2000);
}

/// A folder of its own and a path in it.
fn place() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codes.index");
    (folder, path)
}

#[test]
fn what_was_saved_is_found_again() {
    let mut numbers = Numbers(19);
    let seal = Toy::new("key");
    let (_folder, path) = place();
    for len in [0, 1, 100, 40_000] {
        let (index, mut plain) = (Index::new(), Plain::default());
        let centre = numbers.code();
        for at in 0..len {
            plain.0.push((id(at / 3), numbers.near(&centre, at % 70)));
        }
        for batch in plain.0.chunks(7000) {
            index.insert_many(batch.iter().rev().copied());
        }
        index.remove(id(5));
        plain.0.retain(|(entry, _)| *entry != id(5));
        index.save(&path, &seal, 99).unwrap();
        let (opened, mark) = Index::open(&path, &seal).unwrap();
        assert_eq!((opened.len(), mark), (plain.0.len(), 99));
        for radius in [10, 31, 40] {
            assert_eq!(opened.query(&centre, radius), plain.query(&centre, radius));
        }
    }
}

#[test]
fn saving_goes_on_beside_everything_else() {
    let mut numbers = Numbers(23);
    let seal = Toy::new("key");
    let (_folder, path) = place();
    let index = Index::new();
    index.insert_many((0..20_000).map(|at| (id(at), numbers.code())));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for at in 0..2000 {
                index.insert(id(100_000 + at), Numbers(77).code());
                index.remove(id(at));
            }
        });
        for mark in 0..5 {
            index.save(&path, &seal, mark).unwrap();
            let (opened, _) = Index::open(&path, &seal).unwrap();
            assert!((20_000 - 1..=20_000 + 1).contains(&opened.len()));
        }
    });
}

#[test]
fn a_snapshot_that_is_not_there_says_so() {
    let (_folder, path) = place();
    let missing = Index::open(&path, &Toy::new("key"));
    assert!(
        matches!(missing, Err(OpenError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound)
    );
}

#[test]
fn disabled_entries_come_back_as_they_were() {
    let mut numbers = Numbers(29);
    let index = Index::new();
    let code = numbers.code();
    let found = |index: &Index| -> Vec<u64> {
        index
            .query(&code, 0)
            .iter()
            .map(|hit| hit.entry.0)
            .collect()
    };
    index.insert_many([(id(1), code), (id(2), code), (id(3), code)]);
    index.disable(&BTreeSet::from([id(2), id(9)]));
    assert_eq!(found(&index), [1, 3]);
    assert_eq!(index.len(), 3);
    index.insert_many([(id(9), code), (id(2), code)]);
    assert_eq!(found(&index), [1, 3], "codes that come later, too");
    index.insert_many((10..5000).map(|at| (id(at), numbers.code())));
    index.compact();
    index.enable(&BTreeSet::from([id(9), id(4)]));
    assert_eq!(found(&index), [1, 3, 9]);
    index.remove(id(2));
    index.insert(id(2), code);
    assert_eq!(found(&index), [1, 2, 3, 9], "a removal forgets it");
}
