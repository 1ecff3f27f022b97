//! What programs may ask of the room, described.

use crate::{Kind, api, form::CONSENT_VERSION};
use http::StatusCode;
use media::drawn::{Hand, Tone};
use utoipa::{
    IntoResponses, OpenApi, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};
use web::openapi::{Responses, describe, problems};

#[derive(OpenApi)]
#[openapi(
    paths(api::create, api::read, api::change, api::remove, api::ask_again),
    tags(
        (name = "post", description = "Taking part: with a photo, with a drawing, or without a picture."),
        (name = "receipt", description = "The author's own view of a post, by a secret that only they have.")
    )
)]
struct Document;

/// The description of the room's part of `/api/v1`.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    describe(Document::openapi(), &api::routes())
}

/// What takes part. Boxes that are ticked hold any text; leave out those that are not. Fields with other names are
/// passed over; no field but `media` may be longer than 32 KB.
#[derive(ToSchema)]
#[schema(as = PostForm)]
#[expect(
    dead_code,
    reason = "a form is read part by part (`crate::form`): this names its fields, and a test sends every one of them"
)]
pub(crate) struct FormSent {
    /// How to take part; `photo` when it is left out.
    #[schema(nullable = false)]
    kind: Option<Kind>,
    /// With `photo`: JPEG, PNG, WebP, GIF or HEIC of at most 40 MiB (41943040 bytes), 50 million pixels and 12000 pixels
    /// a side, and at least 64 pixels a side. Metadata is dropped, and faces are hidden, whatever you send.
    #[schema(value_type = String, required = false, format = Binary, example = "(the bytes of a picture)")]
    media: Option<Vec<u8>>,
    /// The version of the consent text that the author has read and agreed to. Needed with a picture.
    #[schema(schema_with = consent)]
    consent: Option<String>,
    /// The author's own words, as one line of at most 140 characters.
    #[schema(nullable = false, max_length = 140, example = "For my sister")]
    caption: Option<String>,
    /// What the picture shows, for who cannot see it, as one line of at most 300 characters.
    #[schema(
        nullable = false,
        max_length = 300,
        example = "My left hand with a red X"
    )]
    alt: Option<String>,
    /// Ticked: "I am 18 or over and alone in it". Without it a name, a place or a face is refused.
    #[schema(nullable = false, example = "1")]
    adult_alone: Option<String>,
    /// A first name to be shown, of at most 30 characters; only with `adult_alone`.
    #[schema(nullable = false, max_length = 30, example = "Ana")]
    first_name: Option<String>,
    /// A place to be shown; only with `adult_alone`. A country (ISO 3166-1), or a state of the United States
    /// (ISO 3166-2).
    #[schema(
        nullable = false,
        pattern = "^[A-Z]{2}(-[A-Z]{2})?$",
        example = "US-NY"
    )]
    place: Option<String>,
    /// Ticked: the author asks for their own face to be shown; only with `adult_alone`. A person decides.
    #[schema(nullable = false, example = "1")]
    show_face: Option<String>,
    /// Ticked: "the others in the picture agree". Never together with `adult_alone`.
    #[schema(nullable = false, example = "1")]
    others: Option<String>,
    /// A random number that you make: 16 to 64 letters, digits and hyphens. Sent again, it finds the same post. Keep it
    /// secret: the receipt comes from it. Anything else is passed over.
    #[schema(
        nullable = false,
        min_length = 16,
        max_length = 64,
        pattern = "^[A-Za-z0-9-]+$",
        example = "b3f1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
    )]
    draft: Option<String>,
    /// With `drawn`: the hand that was drawn on.
    #[schema(schema_with = hands)]
    hand: Option<String>,
    /// With `drawn`: its skin tone.
    #[schema(schema_with = tones)]
    tone: Option<String>,
    /// With `drawn`: the X as JSON. One or two strokes, each a list of 2 to 400 points `[x, y]` in the order drawn, from 0
    /// to 1 of the drawing area, x to the right and y down.
    #[schema(
        nullable = false,
        example = "[[[0.2,0.2],[0.8,0.8]],[[0.8,0.2],[0.2,0.8]]]"
    )]
    strokes: Option<String>,
}

fn consent() -> RefOr<Schema> {
    let text = "The version of the consent text that the author has read and agreed to. Needed with a picture.";
    one_of(text, [CONSENT_VERSION])
}

fn hands() -> RefOr<Schema> {
    let ids = Hand::all().iter().map(|hand| hand.id);
    one_of("With `drawn`: the hand that was drawn on.", ids)
}

fn tones() -> RefOr<Schema> {
    one_of(
        "With `drawn`: its skin tone.",
        Tone::ALL.into_iter().map(Tone::id),
    )
}

fn one_of(text: &str, names: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    let names: Vec<&str> = names.into_iter().collect();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(text))
        .examples(names.first().copied())
        .enum_values(Some(names))
        .build()
        .into()
}

pub(crate) struct NotTaken;

impl IntoResponses for NotTaken {
    fn responses() -> Responses {
        let form = [
            "media-missing",
            "consent-missing",
            "caption-too-long",
            "alt-too-long",
            "name-too-long",
            "place-unknown",
            "adult-needed",
            "adult-others",
            "drawing-hand",
            "drawing-strokes",
            "form-broken",
            "form-not-text",
            "form-text-too-long",
            "words-care",
            "words-tip",
            "words-contact",
            "bad-request",
        ]
        .map(|code| (StatusCode::BAD_REQUEST, code));
        let picture = [
            "picture-empty",
            "picture-none",
            "picture-other-kind",
            "picture-video",
            "picture-damaged",
            "picture-too-small",
            "picture-too-many-pixels",
            "picture-too-many-scans",
        ]
        .map(|code| (StatusCode::UNPROCESSABLE_ENTITY, code));
        let closed = [(StatusCode::SERVICE_UNAVAILABLE, "posting-closed")];
        problems(&[&form[..], &picture, &closed].concat())
    }
}

pub(crate) struct NotFound;

impl IntoResponses for NotFound {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::NOT_FOUND, "not-found"),
        ])
    }
}

pub(crate) struct NotAsked;

impl IntoResponses for NotAsked {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "appeal-too-long"),
            (StatusCode::BAD_REQUEST, "receipt-not-now"),
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::NOT_FOUND, "not-found"),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            (StatusCode::UNPROCESSABLE_ENTITY, "bad-request"),
        ])
    }
}

pub(crate) struct NotChanged;

impl IntoResponses for NotChanged {
    fn responses() -> Responses {
        problems(&[
            (StatusCode::BAD_REQUEST, "caption-too-long"),
            (StatusCode::BAD_REQUEST, "alt-too-long"),
            (StatusCode::BAD_REQUEST, "words-care"),
            (StatusCode::BAD_REQUEST, "words-tip"),
            (StatusCode::BAD_REQUEST, "words-contact"),
            (StatusCode::BAD_REQUEST, "bad-request"),
            (StatusCode::NOT_FOUND, "not-found"),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            (StatusCode::UNPROCESSABLE_ENTITY, "bad-request"),
        ])
    }
}
