//! Tests of the whole way, most with the model. On a build machine (`CI=true`) a missing model is a failure; elsewhere
//! these tests say that they were not run.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::*;

fn model_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../models")
        .join(MODEL_FILE)
}

/// The detector, or nothing with a note if the model has not been fetched.
fn detector() -> Option<Detector> {
    let found =
        Detector::load_if_present(&model_path()).expect("the model that is there is the right one");
    if found.is_none() {
        assert!(
            env::var_os("CI").is_none(),
            "models/{MODEL_FILE} is missing: run `cargo xtask setup`"
        );
        println!("not run: models/{MODEL_FILE} is missing, `cargo xtask setup` fetches it");
    }
    found
}

#[test]
fn the_pins_in_models_toml_are_the_ones_in_the_code() {
    let pins = include_str!("../../models.toml");
    assert!(pins.contains(&format!("sha256 = \"{}\"", model::MODEL_SHA256)));
    assert!(pins.contains(&format!("path = \"models/{MODEL_FILE}\"")));
}

#[test]
fn a_damaged_model_is_an_error_and_a_missing_one_is_not() {
    let folder = env::temp_dir().join(format!("redx-faces-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let damaged = folder.join(MODEL_FILE);
    fs::write(&damaged, b"not a model").unwrap();
    let missing = Detector::load_if_present(&folder.join("missing.onnx"));
    let wrong = Detector::load_if_present(&damaged);
    fs::remove_dir_all(&folder).unwrap();
    assert!(matches!(missing, Ok(None)));
    assert!(matches!(wrong, Err(ModelError::WrongDigest { .. })));
}

#[test]
fn a_picture_of_the_wrong_length_is_all_face() {
    let Some(detector) = detector() else { return };
    let whole = Face {
        x: 0,
        y: 0,
        width: 4,
        height: 5,
        score: 1.0,
    };
    assert_eq!(detector.find(&[0; 59], 4, 5), [whole]);
}

#[test]
fn nothing_is_found_on_a_plain_picture() {
    let Some(detector) = detector() else { return };
    for grey in [0, 128, 255] {
        assert!(detector.find(&[grey; 64 * 48 * 3], 64, 48).is_empty());
    }
}

#[test]
fn faces_stay_inside_the_picture() {
    let found = Bounds {
        left: -3.5,
        top: 2.2,
        right: 7.1,
        bottom: 99.0,
        score: 0.5,
    };
    let inside = Face {
        x: 0,
        y: 2,
        width: 8,
        height: 8,
        score: 0.5,
    };
    assert_eq!(face(found, 20, 10), Some(inside));
    assert_eq!(face(found, 20, 2), None);
}

#[path = "../../../../bench/faces/portrait.rs"]
mod portrait;

/// Painted faces of every skin are found where they are, and nothing else is.
#[test]
fn a_painted_face_is_found_whatever_the_skin() {
    let Some(detector) = detector() else { return };
    for (number, colours) in portrait::SKINS.into_iter().enumerate() {
        let picture = portrait::Portrait::new(colours).paint();
        let found = detector.find(&picture, 640, 480);
        let [face] = found.as_slice() else {
            panic!("skin {number}: {found:?}")
        };
        assert!(
            (face.x..face.x + face.width).contains(&320),
            "skin {number}: {face:?}"
        );
        assert!(
            (face.y..face.y + face.height).contains(&230),
            "skin {number}: {face:?}"
        );
        assert!((100..220).contains(&face.height), "skin {number}: {face:?}");
    }
}
